/**
 * The audio handed to the output from one start on: which words it holds, what had to be left out, what is the last.
 * A seek begins another narration; a change of voice while playing goes on in the same one.
 */
import { SpokenBlocks, sampleOfWord, wordAt } from "./spoken-blocks.js";

export class Narration {
  #output;
  #startOffset;
  #spoken = new SpokenBlocks();
  #failed = new Map();
  /** Whether the engine was asked for its audio. */
  requested = false;

  /**
   * @param {import("./audio/audio-output.js").AudioOutput} output
   * @param {number | null} startOffset canonical offset of the word to start at; null for its block's beginning
   */
  constructor(output, startOffset) {
    this.#output = output;
    this.#startOffset = startOffset;
  }

  /** The index of the block queued last; -1 without one. */
  get lastIndex() {
    return this.#spoken.lastIndex;
  }

  /**
   * Queues a block.
   *
   * @param {object} audio an `audio` message
   * @param {import("./player-snapshot.js").Choice} speaking
   * @param {boolean} last whether nothing follows it
   */
  queue({ generation, index, sampleRate, pcm, words }, speaking, last) {
    const from = sampleOfWord({ words, sampleRate }, this.#startOffset);
    this.#startOffset = null;
    const id = this.#output.push({ index, generation, sampleRate, pcm, from, last });
    this.#spoken.add(id, { index, words, sampleRate, speaking });
  }

  /** @returns {import("./spoken-blocks.js").SpokenBlock | undefined} */
  block(id) {
    return this.#spoken.get(id);
  }

  /** What is heard now, with its word; null while nothing is. */
  heard() {
    const place = this.#output.heard();
    const block = place && this.#spoken.get(place.id);
    return block ? { ...place, word: wordAt(block, place.sample) } : null;
  }

  /** @param {import("./player-snapshot.js").Problem} problem why its block is left out */
  leaveOut(problem) {
    this.#failed.set(problem.index, problem);
  }

  /** @returns {import("./player-snapshot.js").Problem | undefined} why a block is left out */
  problemOf(index) {
    return this.#failed.get(index);
  }

  /** Another voice may manage what the last one could not. */
  forgetProblems() {
    this.#failed.clear();
  }

  /** The first block from `index` on that is not left out. */
  firstSoundFrom(index) {
    let next = index;
    while (this.#failed.has(next)) {
      next++;
    }
    return next;
  }
}
