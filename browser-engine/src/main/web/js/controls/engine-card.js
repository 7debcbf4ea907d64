/**
 * The card in the voice panel of a model that has to be fetched: what it is, how far the download is, what computes it and why, and the buttons
 * for all that.
 */
import { inWords } from "./engine-words.js";

export class EngineCard {
  #card;
  #find;
  #onAction;
  #statuses = new Map();
  #model = null;
  #drawn = "";
  #quiet = null;

  /**
   * @param {Document} document
   * @param {object} parts
   * @param {(model: string, action: string) => void} parts.onAction a button was pressed
   * @param {(backend: string) => void} parts.onCompute what is to compute was chosen
   * @param {string} parts.compute what was chosen before
   */
  constructor(document, { onAction, onCompute, compute }) {
    this.#find = (id) => document.getElementById(id);
    this.#card = this.#find("engine-card");
    this.#onAction = onAction;
    this.#find("compute-choice").value = compute;
    this.#find("compute-choice").addEventListener("change", ({ target }) => onCompute(target.value));
    this.#find("engine-actions").addEventListener("click", ({ target }) => {
      const { action } = target.closest("button")?.dataset ?? {};
      if (action) this.#onAction(this.#model, action);
    });
  }

  /** Takes news of a model. @param {import("./engine-words.js").EngineStatus} status */
  take(status) {
    this.#statuses.set(status.model, status);
    this.#draw();
  }

  /** Shows the card of a model, or none. @param {{tier: string, id: string} | null} model */
  show(model) {
    this.#model = model?.tier === "browser" ? model.id : null;
    this.#draw();
  }

  /** Has what was not available looked for once more: it may have come since. */
  lookAgain() {
    for (const { model, state } of this.#statuses.values()) {
      if (state === "unavailable") this.#onAction(model, "again");
    }
  }

  /** Shows another choice of what computes. */
  set compute(backend) {
    this.#find("compute-choice").value = backend;
  }

  #draw() {
    const status = this.#statuses.get(this.#model);
    const focused = this.#card.contains(this.#card.ownerDocument.activeElement);
    this.#card.hidden = !status;
    if (!status) {
      if (focused) this.#find("model-choice").focus(); // where the way back to it is
      return;
    }
    const words = inWords(status);
    this.#card.classList.toggle("problem", words.problem);
    // Opened where there is something to do; what the listener then opens or closes stays so until that changes.
    if (this.#quiet !== words.quiet) {
      this.#quiet = words.quiet;
      this.#card.open = !words.quiet;
    }
    this.#find("engine-title").textContent = words.title;
    this.#find("engine-details").replaceChildren(...words.details.filter(Boolean).map((text) => this.#paragraph(text)));
    this.#find("engine-progress").hidden = words.progress === null;
    this.#find("engine-progress").value = words.progress ?? 0;
    this.#find("compute-field").hidden = status.state === "unavailable" || status.state === "checking";
    // Buttons keep the focus while the numbers beside them change.
    const drawn = words.actions.map(({ label }) => label).join();
    if (drawn !== this.#drawn) {
      this.#drawn = drawn;
      this.#find("engine-actions").replaceChildren(...words.actions.map((action) => this.#button(action)));
    }
    if (focused) this.#keepFocus();
  }

  /** What had the focus may be gone or folded away: then what comes in its place has it, and not the whole page. */
  #keepFocus() {
    const title = this.#find("engine-title");
    const { activeElement } = this.#card.ownerDocument;
    const there = this.#card.contains(activeElement) && (activeElement === title || this.#card.open);
    if (there && !activeElement.closest("[hidden]")) return;
    const button = this.#card.open && this.#find("engine-actions").querySelector("button");
    (button || title).focus();
  }

  #paragraph(text) {
    const paragraph = this.#card.ownerDocument.createElement("p");
    paragraph.textContent = text;
    return paragraph;
  }

  #button({ label, does, primary }) {
    const button = this.#card.ownerDocument.createElement("button");
    button.type = "button";
    button.className = primary ? "primary-button" : "plain-button";
    button.textContent = label;
    button.dataset.action = does;
    return button;
  }
}
