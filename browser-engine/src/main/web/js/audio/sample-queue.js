/**
 * The blocks waiting to be heard, seen as one unbroken stream of samples.
 *
 * A block's samples stay the 16-bit integers they came as; reading turns them into floats exactly (a division by a
 * power of two). Positions are sample numbers of the stream since the last `clear`, so a block join is no border for
 * the code that reads. Owned by one thread: the audio worklet's, or a test's.
 *
 * @typedef {object} QueuedBlock
 * @property {number} id what its sender calls it; comes back in events
 * @property {number} index the block's index in the document
 * @property {Int16Array} pcm mono samples
 * @property {number} from first sample to play
 * @property {number} at where `pcm[from]` lies in the stream
 * @property {number} end one past its last sample in the stream
 * @property {boolean} begun whether it was taken by `begin`
 */

const FLOAT_PER_STEP = 1 / 32768;

export class SampleQueue {
  /** @type {QueuedBlock[]} */
  #blocks = [];
  #end = 0;

  /** The first position still held. */
  get start() {
    return this.#blocks.length > 0 ? this.#blocks[0].at : this.#end;
  }

  /** One past the last position held. */
  get end() {
    return this.#end;
  }

  /**
   * Appends a block. Blocks of the same or a later index that have not begun are dropped first: so another voice takes
   * over at a block's border, and the former voice's audio covers until then.
   *
   * @param {{id: number, index: number, pcm: Int16Array, from?: number}} block
   * @returns {boolean} false where the block, or one after it, has begun already; then nothing changed
   */
  push({ id, index, pcm, from = 0 }) {
    if (this.#blocks.some((held) => held.begun && held.index >= index)) {
      return false;
    }
    while (this.#blocks.length > 0 && this.#blocks.at(-1).index >= index) {
      this.#end = this.#blocks.pop().at;
    }
    const first = Math.min(Math.max(0, from), pcm.length);
    const at = this.#end;
    this.#end = at + pcm.length - first;
    this.#blocks.push({ id, index, pcm, from: first, at, end: this.#end, begun: false });
    return true;
  }

  /**
   * Copies `count` samples from stream position `position`; silence where the stream holds none.
   *
   * @param {number} position
   * @param {Float32Array} out
   * @param {number} offset
   * @param {number} count
   */
  read(position, out, offset, count) {
    out.fill(0, offset, offset + count);
    for (const block of this.#blocks) {
      const from = Math.max(position, block.at);
      const to = Math.min(position + count, block.end);
      let source = block.from + from - block.at;
      for (let i = offset + from - position; i < offset + to - position; i++) {
        out[i] = block.pcm[source++] * FLOAT_PER_STEP;
      }
    }
  }

  /**
   * Takes note that the stream is heard up to `position`: the blocks that begin before it and had not begun, in order.
   *
   * @param {number} position exclusive
   * @returns {QueuedBlock[]}
   */
  begin(position) {
    const beginning = this.#blocks.filter((block) => !block.begun && block.at < position);
    for (const block of beginning) {
      block.begun = true;
    }
    return beginning;
  }

  /**
   * The block that a position lies in; at the stream's end the last one.
   *
   * @param {number} position
   * @returns {QueuedBlock | undefined}
   */
  blockAt(position) {
    return this.#blocks.find((block) => position < block.end) ?? this.#blocks.at(-1);
  }

  /** Frees the blocks that end at or before a position; the last one stays, to say where the stream stands. */
  discardBefore(position) {
    while (this.#blocks.length > 1 && this.#blocks[0].end <= position) {
      this.#blocks.shift();
    }
  }

  /** Forgets everything and starts counting from 0 again. */
  clear() {
    this.#blocks = [];
    this.#end = 0;
  }
}
