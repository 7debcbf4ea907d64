/**
 * The audio blocks handed to the output lately, with their word marks: tells which word sounds at a sample.
 *
 * @typedef {object} SpokenBlock
 * @property {number} index
 * @property {Int32Array} words [start, end, fromMs, toMs] a word, offsets in the canonical text, in order of time
 * @property {number} sampleRate Hz
 * @property {number} samples how many it has
 * @property {import("./player-snapshot.js").Choice} speaking
 */

/** How many are kept: those queued ahead, and a few past ones, as what is heard lags behind what is made. */
const KEPT = 48;
const FIELDS = 4;

export class SpokenBlocks {
  /** @type {Map<number, SpokenBlock>} */
  #blocks = new Map();

  /**
   * @param {number} id the output's name for it
   * @param {SpokenBlock} block
   */
  add(id, block) {
    this.#blocks.set(id, block);
    if (this.#blocks.size > KEPT) {
      this.#blocks.delete(this.#blocks.keys().next().value);
    }
  }

  /** @returns {SpokenBlock | undefined} */
  get(id) {
    return this.#blocks.get(id);
  }

  /** The index of the block added last; -1 without one. */
  get lastIndex() {
    return [...this.#blocks.values()].at(-1)?.index ?? -1;
  }

  clear() {
    this.#blocks.clear();
  }
}

/**
 * The word sounding at a sample: the last that has begun.
 *
 * @param {SpokenBlock} block
 * @param {number} sample in the block's sample rate
 * @returns {{start: number, end: number, fromMs: number} | null} null before the first word
 */
export function wordAt({ words, sampleRate }, sample) {
  const ms = (sample * 1000) / sampleRate;
  let low = 0;
  let high = words.length / FIELDS;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[FIELDS * middle + 2] <= ms) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const at = FIELDS * (low - 1);
  return low === 0 ? null : { start: words[at], end: words[at + 1], fromMs: words[at + 2] };
}

/**
 * The sample at which to start so that the word at a canonical offset is the first heard.
 *
 * @param {{words: Int32Array, sampleRate: number}} block
 * @param {number | null} offset null for the block's beginning
 * @returns {number}
 */
export function sampleOfWord({ words, sampleRate }, offset) {
  if (offset !== null) {
    for (let i = 0; i < words.length; i += FIELDS) {
      if (words[i + 1] > offset) {
        return i === 0 ? 0 : Math.floor((words[i + 2] * sampleRate) / 1000);
      }
    }
  }
  return 0;
}
