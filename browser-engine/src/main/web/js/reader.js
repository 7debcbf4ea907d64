/**
 * Ties the page together: documents come in from the intake, go to the player and the view, and their place is kept.
 * Everything it holds stands alone and is given; see main.js.
 */
import { DocumentModel } from "./document-model.js";
import { textHash } from "./storage/text-hash.js";

/** How often, at most, the place is written while reading. */
const KEEP_PLACE_MS = 2000;

export class Reader {
  #parts;
  #model = null;
  #document = null;
  #startAt = null;
  #openings = 0;
  #keepTimer = 0;

  /**
   * @param {object} parts
   * @param {import("./engine-client.js").EngineClient} parts.engine
   * @param {import("./player.js").Player} parts.player
   * @param {import("./storage/library.js").Library} parts.library
   * @param {import("./storage/other-devices.js").OtherDevices} parts.otherDevices
   * @param {import("./pace.js").Pace} parts.pace
   * @param {import("./controls/status.js").Status} parts.status
   * @param {import("./view/document-view.js").DocumentView} parts.view
   * @param {import("./view/follow.js").Follow} parts.follow
   * @param {{show: (model: DocumentModel | null) => void, grow?: (row: number) => void}[]} parts.shows all that show the
   *     document
   * @param {(state: {view: "welcome" | "reading", title: string, opening: boolean, ended: boolean}) => void} parts.onState
   */
  constructor(parts) {
    this.#parts = parts;
    parts.engine.on("blocks", (piece) => this.#takeBlocks(piece));
    parts.engine.on("audio", (audio) => this.#learnPace(audio));
    parts.player.subscribe((snapshot) => this.#follow(snapshot));
    addEventListener("pagehide", () => this.#keepPlace({ last: true }));
    document.addEventListener("visibilitychange", () => this.#keepPlace({ last: document.hidden }));
  }

  /** The open document, or null. */
  get model() {
    return this.#model;
  }

  /**
   * Opens a text where it was left, or at its beginning.
   *
   * @param {{text: string, title: string}} source
   * @param {{play?: boolean}} [options] whether to start reading at once
   */
  async open(source, { play = false } = {}) {
    const id = textHash(source.text);
    if (play) {
      this.#parts.player.pause();
    }
    this.#keepPlace(); // Of the text that is replaced; it may be this one.
    const opening = ++this.#openings;
    const place = await this.#parts.library.placeIn(id);
    if (this.#openings !== opening) {
      return; // another text was opened meanwhile, or the listener went back to the welcome page
    }
    // Finished texts begin anew.
    const index = place && place.share < 1 ? place.index : 0;
    this.#show({ id, ...source }, index, place?.at);
    if (play) {
      this.#parts.player.play();
    }
    await this.#parts.library.keepDocument({ id, ...source });
  }

  /** Opens what was open last, unless another text is opened meanwhile. */
  async restore() {
    const before = this.#openings;
    const last = await this.#parts.library.lastDocument();
    const place = last && (await this.#parts.library.placeIn(last.id));
    if (last && !this.#document && this.#openings === before) {
      this.#show(last, place && place.share < 1 ? place.index : 0, place?.at);
    }
    return last;
  }

  /** Goes back to the welcome page; the document can be gone on with from there. */
  close() {
    this.#keepPlace();
    this.#openings++;
    this.#parts.player.close();
    this.#document = null;
    this.#model = null;
    this.#parts.shows.forEach((part) => part.show(null));
    this.#tellState();
  }

  /** Reads from a place of the canonical text on. */
  readFrom({ block, offset }) {
    this.#parts.player.seek(block, offset);
    this.#parts.player.play();
  }

  /** Brings what is being read back into view. */
  backToReading() {
    if (this.#model) {
      this.#parts.follow.resume(this.#parts.player.snapshot.index);
    }
  }

  #show(document, index, since = 0) {
    this.#document = document;
    this.#model = new DocumentModel(document.id);
    this.#startAt = index;
    this.#parts.shows.forEach((part) => part.show(this.#model));
    this.#parts.player.open({ text: document.text, documentId: document.id, index });
    this.#tellState();
    scrollTo({ top: 0, behavior: "instant" });
    void this.#askOtherDevices(this.#model, document.text, since);
  }

  /** Offers the place where another device was later than this one; nobody is moved who has not asked for it. */
  async #askOtherDevices(model, text, since) {
    const offset = await this.#parts.otherDevices.open(text, since);
    const isHere = model.count > 0 && model.blockAt(offset) === this.#parts.player.snapshot.index;
    if (offset === null || this.#model !== model || isHere) {
      return;
    }
    const run = () => {
      if (this.#model === model) {
        this.readFrom({ block: model.blockAt(offset), offset: null });
      }
    };
    this.#parts.status.show("You were in this text on another device since.", {
      key: "other-device",
      actions: [{ label: "Go on from there", run }],
    });
  }

  #takeBlocks(piece) {
    if (piece.documentId !== this.#model?.documentId) {
      return;
    }
    const isFirst = this.#model.count === 0;
    const changed = this.#model.append(piece);
    this.#parts.shows.forEach((part) => part.grow?.(changed));
    if (this.#startAt !== null && (this.#startAt < this.#model.count || piece.complete)) {
      const index = Math.min(this.#startAt, this.#model.count - 1);
      this.#startAt = null;
      if (index > 0) {
        this.#parts.follow.resume(index);
      }
    }
    if (isFirst || piece.complete) {
      this.#tellState();
    }
    if (piece.complete && this.#model.count === 0) {
      this.#parts.status.show("There is nothing to read in this text.", { tone: "problem" });
      this.close();
    }
  }

  #learnPace({ index, pcm, sampleRate }) {
    if (this.#model && index < this.#model.count) {
      this.#parts.pace.learn(this.#model.endOf(index) - this.#model.startOf(index), (pcm.length * 1000) / sampleRate);
    }
  }

  #follow({ status }) {
    if (this.#document && this.#keepTimer === 0 && status !== "opening" && status !== "empty") {
      this.#keepTimer = setTimeout(() => this.#keepPlace(), KEEP_PLACE_MS);
    }
    this.#tellState();
  }

  #keepPlace({ last = false } = {}) {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = 0;
    const { index, status } = this.#parts.player.snapshot;
    if (this.#document && this.#model.count > 0 && status !== "opening" && status !== "empty") {
      const share = status === "ended" ? 1 : this.#model.startOf(index) / this.#model.text.length;
      const at = Date.now();
      void this.#parts.library.keepPlace({ id: this.#document.id, index, share, at });
      void this.#parts.otherDevices.keep(status === "ended" ? 0 : this.#model.startOf(index), at, { last });
    }
  }

  #tellState() {
    const { status } = this.#parts.player.snapshot;
    this.#parts.onState({
      view: this.#document ? "reading" : "welcome",
      title: this.#document ? this.#document.title || this.#model.title() : "",
      opening: this.#document !== null && this.#model.count === 0 && status !== "failed",
      ended: status === "ended",
    });
  }
}
