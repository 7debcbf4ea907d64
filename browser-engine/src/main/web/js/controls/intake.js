/**
 * Every way a text comes in: the composer, the file dialog, a drop, a paste. Reports {text, title}; problems go to the
 * status.
 */
import { UnreadableSource, readFile, readTransfer } from "../sources/source.js";
import { SAMPLE } from "./sample.js";

export class Intake {
  #document;
  #status;
  #onText;

  /**
   * @param {Document} document
   * @param {object} parts
   * @param {import("./status.js").Status} parts.status
   * @param {(source: {text: string, title: string}, options: {play: boolean}) => void} parts.onText `play`: the listener
   *     asked to hear it at once
   */
  constructor(document, { status, onText }) {
    this.#document = document;
    this.#status = status;
    this.#onText = onText;
    const find = (id) => document.getElementById(id);
    find("composer").addEventListener("submit", (event) => this.#submit(event));
    find("composer-file").addEventListener("click", () => this.openDialog());
    find("composer-sample").addEventListener("click", () => onText(SAMPLE, { play: true }));
    find("open-file").addEventListener("click", () => this.openDialog());
    find("file-input").addEventListener("change", ({ target }) => this.#picked(target));
    find("composer-text").addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        find("composer").requestSubmit();
      }
    });
    document.addEventListener("paste", (event) => this.#paste(event));
    this.#listenForDrops(find("drop-veil"));
  }

  /** Opens the browser's file dialog. */
  openDialog() {
    this.#document.getElementById("file-input").click();
  }

  #submit(event) {
    event.preventDefault();
    const field = this.#document.getElementById("composer-text");
    if (field.value.trim() === "") {
      this.#status.show("Paste or type something first, or try the sample.");
      field.focus();
      return;
    }
    this.#onText({ text: field.value, title: "" }, { play: true });
    field.value = "";
  }

  #picked(input) {
    const [file] = input.files;
    if (file) {
      this.#takeFile(file);
    }
    input.value = "";
  }

  async #takeFile(file) {
    try {
      this.#onText(await readFile(file), { play: false });
    } catch (error) {
      const message = error instanceof UnreadableSource ? error.message : `“${file.name}” could not be read.`;
      this.#status.show(message, { tone: "problem" });
    }
  }

  #paste(event) {
    const field = event.target.closest?.("textarea, input");
    if (field && field.id !== "composer-text") {
      return;
    }
    const [file] = event.clipboardData.files;
    if (file) {
      event.preventDefault();
      this.#takeFile(file);
      return;
    }
    const isRich = event.clipboardData.types.includes("text/html");
    const source = readTransfer(event.clipboardData);
    if (field && isRich) {
      this.#insert(event, field, source.text);
    } else if (!field && source.text.trim() !== "") {
      event.preventDefault();
      this.#onText(source, { play: false });
    }
  }

  /** Rich text goes into the composer with its paragraphs and list items kept. */
  #insert(event, field, text) {
    if (text !== "") {
      event.preventDefault();
      field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    }
  }

  #listenForDrops(veil) {
    let depth = 0;
    let ownDrag = false;
    this.#document.addEventListener("dragstart", () => (ownDrag = true));
    this.#document.addEventListener("dragend", () => (ownDrag = false));
    const brings = (event) =>
      !ownDrag && [...(event.dataTransfer?.types ?? [])].some((type) => type === "Files" || type.startsWith("text/"));
    this.#document.addEventListener("dragenter", (event) => {
      if (brings(event)) {
        depth++;
        veil.hidden = false;
      }
    });
    this.#document.addEventListener("dragleave", () => {
      depth = Math.max(0, depth - 1);
      veil.hidden = depth === 0;
    });
    this.#document.addEventListener("dragover", (event) => event.preventDefault());
    this.#document.addEventListener("drop", (event) => {
      event.preventDefault();
      depth = 0;
      veil.hidden = true;
      if (!ownDrag) {
        this.#takeDrop(event.dataTransfer);
      }
    });
  }

  #takeDrop(transfer) {
    const [file] = transfer.files;
    if (file) {
      this.#takeFile(file);
      return;
    }
    const source = readTransfer(transfer);
    if (source.text.trim() !== "") {
      this.#onText(source, { play: false });
    }
  }
}
