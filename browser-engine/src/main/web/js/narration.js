/**
 * The audio handed to the output from one start on: which words it holds, what had to be left out, what is the last.
 * A seek begins another narration; a change of voice while playing goes on in the same one.
 */
import { SpokenBlocks, sampleOfWord, wordAt } from "./spoken-blocks.js";

/** So many blocks in a row that cannot be spoken are no longer the text's fault. */
const FAILURES_TOLERATED = 2;

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
    this.#spoken.add(id, { index, words, sampleRate, samples: pcm.length, speaking });
  }

  /** @returns {import("./spoken-blocks.js").SpokenBlock | undefined} */
  block(id) {
    return this.#spoken.get(id);
  }

  /**
   * What is heard at this moment.
   *
   * @returns {{index: number, generation: number, sample: number, frame: number, id: number,
   *     share: number, word: {start: number, end: number, fromMs: number} | null} | null} `share` of the block, 0 to 1;
   *     offsets in the canonical text; null while nothing is
   */
  heard() {
    const place = this.#output.heard();
    const block = place && this.#spoken.get(place.id);
    if (!block) {
      return null;
    }
    const share = Math.min(1, Math.max(0, place.sample / Math.max(1, block.samples)));
    return { ...place, share, word: wordAt(block, place.sample) };
  }

  /** @param {import("./player-snapshot.js").Problem} problem why its block is left out */
  leaveOut(problem) {
    this.#failed.set(problem.index, problem);
  }

  /** Another voice may manage what the last one could not. */
  forgetProblems() {
    this.#failed.clear();
  }

  /** Whether a block is the last that can be heard of a document. */
  endsWith(index, { complete, count }) {
    return complete && index >= 0 && this.#firstSoundFrom(index + 1) >= count;
  }

  /** Whether all that can be heard of a document is queued. */
  isWhole(document) {
    return this.requested && this.endsWith(this.#spoken.lastIndex, document);
  }

  /**
   * Why there is no point in waiting for a block: it and those after it, one after another, cannot be spoken.
   *
   * @returns {import("./player-snapshot.js").Problem | undefined}
   */
  stuckAt(index, { complete, count }) {
    const next = this.#firstSoundFrom(index);
    const stuck = next - index > FAILURES_TOLERATED || (next > index && complete && next === count);
    return stuck ? this.#failed.get(index) : undefined;
  }

  #firstSoundFrom(index) {
    let next = index;
    while (this.#failed.has(next)) {
      next++;
    }
    return next;
  }
}
