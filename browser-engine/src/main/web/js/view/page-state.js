/** Which of the page's faces is shown: the welcome with its composer, or the document; and the title everywhere. */

export class PageState {
  #document;
  #onTitle;
  #title = null;
  #view = "welcome";
  #isReady = false;

  /**
   * @param {Document} document
   * @param {{follow: import("./follow.js").Follow, onTitle: (title: string) => void}} parts
   */
  constructor(document, { follow, onTitle }) {
    this.#document = document;
    this.#onTitle = onTitle;
    follow.onChange((following) => {
      this.#find("back-to-reading").hidden = following || this.#view !== "reading";
    });
  }

  /** @param {boolean} above whether what is being read lies above what is on screen */
  pointBack(above) {
    this.#find("back-to-reading").dataset.toward = above ? "up" : "down";
  }

  /** The first thing is known: show it. */
  ready(last) {
    this.#document.body.dataset.ready = "true";
    this.#isReady = true;
    if (!last && matchMedia("(hover: hover)").matches) {
      this.#find("composer-text").focus({ preventScroll: true });
    }
  }

  /** @param {{view: "welcome" | "reading", title: string, opening: boolean, ended: boolean}} state */
  show({ view, title, opening, ended }) {
    const reading = view === "reading";
    const entered = reading && this.#view !== "reading";
    this.#view = view;
    this.#document.body.dataset.view = view;
    this.#find("welcome").hidden = reading;
    this.#find("reading").hidden = !reading;
    this.#find("opening").hidden = !opening;
    this.#find("end-mark").hidden = !ended;
    if (!reading) {
      this.#find("back-to-reading").hidden = true;
    }
    if (entered && this.#isReady) {
      // What had the focus is gone; from here a listener can pause at once, and nothing talks over the voice.
      this.#find("play").focus({ preventScroll: true });
    }
    if (title !== this.#title) {
      this.#title = title;
      this.#find("document-title").textContent = title;
      this.#find("document-title").hidden = title === "";
      this.#document.title = title ? `${title} · Aloud` : "Aloud";
      this.#onTitle(title || "Aloud");
    }
  }

  /**
   * Offers to go on with the document that was left.
   *
   * @param {import("../storage/library.js").StoredDocument | null} last
   * @param {import("../storage/library.js").Library} library
   */
  async offerResume(last, library) {
    this.#find("resume-card").hidden = !last;
    if (last) {
      const place = await library.placeIn(last.id);
      this.#find("resume-title").textContent = last.title || firstLine(last.text);
      this.#find("resume-progress").textContent = place ? `${Math.round(place.share * 100)} % heard` : "not begun";
    }
    this.#find("composer-text").focus({ preventScroll: true });
  }

  #find(id) {
    return this.#document.getElementById(id);
  }
}

function firstLine(text) {
  const line = text.trim().split("\n", 1)[0];
  return line.length > 80 ? `${line.slice(0, 80).trimEnd()}…` : line;
}
