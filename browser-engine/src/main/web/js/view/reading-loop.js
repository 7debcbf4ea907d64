/**
 * Frame by frame, brings the highlight and the scrolling in step with what is heard. Rests while nothing sounds.
 */
import { sentenceAround } from "./sentences.js";

export class ReadingLoop {
  #player;
  #view;
  #highlighter;
  #follow;
  #onWord;
  #model = null;
  #running = false;
  #shown = { block: -1, start: -1, generation: -1 };

  /**
   * @param {object} parts
   * @param {import("../player.js").Player} parts.player
   * @param {import("./document-view.js").DocumentView} parts.view
   * @param {ReturnType<import("./highlight.js").createHighlighter>} parts.highlighter
   * @param {import("./follow.js").Follow} parts.follow
   * @param {(word: {index: number, start: number, end: number, fromMs: number, frame: number}) => void} parts.onWord told
   *     of every word when it lights up; `frame` is the output frame heard then
   */
  constructor({ player, view, highlighter, follow, onWord }) {
    this.#player = player;
    this.#view = view;
    this.#highlighter = highlighter;
    this.#follow = follow;
    this.#onWord = onWord;
    player.subscribe(() => this.#wake());
    view.onRendered(() => this.#draw());
  }

  /** @param {import("../document-model.js").DocumentModel | null} model */
  show(model) {
    this.#model = model;
    this.#light(-1, null);
  }

  #wake() {
    if (!this.#running) {
      this.#running = true;
      requestAnimationFrame(() => this.#step());
    }
  }

  #step() {
    const { status, index, count, generation } = this.#player.snapshot;
    const heard = this.#player.heard();
    if (this.#model && heard) {
      this.#light(heard.index, heard.word, heard.frame, heard.generation);
    } else if (this.#model && index < Math.min(count, this.#model.count)) {
      this.#light(index, null, 0, generation);
    }
    this.#running = status === "playing" || status === "buffering";
    if (this.#running) {
      requestAnimationFrame(() => this.#step());
    }
  }

  #light(block, word, frame = 0, generation = -1) {
    const start = word?.start ?? -1;
    const shown = this.#shown;
    if (shown.block === block && shown.start === start && shown.generation === generation) {
      return;
    }
    this.#shown = { block, start, end: word?.end ?? -1, generation };
    if (block >= 0) {
      this.#follow.lookAt(block, word && this.#view.rangeOf(block, word.start, word.end));
    }
    this.#draw();
    if (word) {
      this.#onWord({ index: block, start, end: word.end, fromMs: word.fromMs, frame });
    }
  }

  #draw() {
    const { block, start, end } = this.#shown;
    const shown = this.#model !== null && block >= 0;
    const sentence = shown ? this.#sentence(block, start) : null;
    this.#highlighter.set("sentence", sentence && this.#view.rangeOf(block, sentence.start, sentence.end));
    this.#highlighter.set("word", shown && start >= 0 ? this.#view.rangeOf(block, start, end) : null);
  }

  /** The sentence of the word that is heard; before the first word all of the block. */
  #sentence(block, wordStart) {
    const from = this.#model.startOf(block);
    if (wordStart < 0) {
      return { start: from, end: this.#model.endOf(block) };
    }
    const { start, end } = sentenceAround(this.#model.textOf(block), wordStart - from);
    return { start: from + start, end: from + end };
  }
}
