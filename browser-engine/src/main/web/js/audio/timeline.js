/**
 * Remembers which block and sample sounds at which context frame, from the Renderer's anchors.
 *
 * Anchors arrive ahead of what is heard, by the output latency, so several are kept; between two of them the stream moves
 * evenly.
 *
 * @typedef {object} Anchor
 * @property {number} frame context frame from which it holds
 * @property {number} id the block's id
 * @property {number} index the block's index
 * @property {number} sample the block's sample at that frame
 * @property {number} rate source samples a frame; 0 while standing still
 */

/** Anchors kept: more than pile up in any output latency. */
const KEPT = 64;

export class Timeline {
  /** @type {Anchor[]} */
  #anchors = [];

  /** @param {Anchor} anchor at or after the frames of all before it */
  add(anchor) {
    this.#anchors.push(anchor);
    if (this.#anchors.length > KEPT) {
      this.#anchors.shift();
    }
  }

  /**
   * What sounds at a frame.
   *
   * @param {number} frame
   * @returns {{id: number, index: number, sample: number, rate: number} | null} null before the first anchor
   */
  at(frame) {
    const anchor = this.#anchors.findLast((candidate) => candidate.frame <= frame);
    if (!anchor) {
      return null;
    }
    const { id, index, rate } = anchor;
    return { id, index, sample: anchor.sample + (frame - anchor.frame) * rate, rate };
  }

  /** Forgets all anchors. */
  clear() {
    this.#anchors = [];
  }
}
