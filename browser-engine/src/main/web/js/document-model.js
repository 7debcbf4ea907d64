/**
 * The open document as the engine describes it: canonical text, blocks, and the paragraphs that the view shows.
 * Grows piece by piece while the engine segments; no DOM.
 */

export const PROSE = 0;
export const HEADING = 1;
export const LIST_ITEM = 2;

/** A paragraph longer than this many blocks is shown in parts: the view's unit must stay small. */
const PARAGRAPH_BLOCKS = 40;
const PARAGRAPH_BREAK = /\n[^\S\n]*\n/;

/**
 * @typedef {object} Paragraph
 * @property {number} first its first block
 * @property {number} last its last block
 * @property {number} kind PROSE, HEADING or LIST_ITEM
 * @property {boolean} continued whether it goes on the paragraph before it
 */

export class DocumentModel {
  #starts = new Int32Array(1024);
  #ends = new Int32Array(1024);
  #kinds = new Uint8Array(1024);
  #paragraphOf = new Int32Array(1024);

  /** @param {string} documentId */
  constructor(documentId) {
    this.documentId = documentId;
    /** Canonical text as far as known. */
    this.text = "";
    /** Number of blocks known. */
    this.count = 0;
    /** Whether the whole document is known. */
    this.complete = false;
    /** @type {Paragraph[]} */
    this.paragraphs = [];
  }

  /**
   * Takes a piece of the document.
   *
   * @param {{first: number, starts: Int32Array, ends: Int32Array, kinds: Uint8Array, textStart: number, text: string,
   *     complete: boolean}} piece a `blocks` message
   * @returns {number} the first paragraph that is new or has grown
   */
  append({ first, starts, ends, kinds, textStart, text, complete }) {
    this.text = textStart === this.text.length ? this.text + text : this.text.slice(0, textStart) + text;
    this.#reserve(first + starts.length);
    this.#starts.set(starts, first);
    this.#ends.set(ends, first);
    this.#kinds.set(kinds, first);
    const firstChanged = Math.max(0, this.paragraphs.length - 1);
    for (let block = first; block < first + starts.length; block++) {
      this.#place(block);
    }
    this.count = first + starts.length;
    this.complete = complete;
    return firstChanged;
  }

  /** First canonical offset of a block. */
  startOf(block) {
    return this.#starts[block];
  }

  /** One past the last canonical offset of a block. */
  endOf(block) {
    return this.#ends[block];
  }

  /** PROSE, HEADING or LIST_ITEM. */
  kindOf(block) {
    return this.#kinds[block];
  }

  /** The index of the paragraph that holds a block. */
  paragraphOf(block) {
    return this.#paragraphOf[block];
  }

  /** A block's canonical text, white space as it is. */
  textOf(block) {
    return this.text.slice(this.#starts[block], this.#ends[block]);
  }

  /** The canonical text between a block and the one before it. */
  gapBefore(block) {
    return block === 0 ? "" : this.text.slice(this.#ends[block - 1], this.#starts[block]);
  }

  /** The block that holds a canonical offset, or the nearest before it; 0 before the first. */
  blockAt(offset) {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle] <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Math.max(0, low - 1);
  }

  /** The first words of the document, to name it by: its first heading, else its first block, cut at a word. */
  title(limit = 80) {
    let block = 0;
    while (block < Math.min(this.count, 20) && this.#kinds[block] !== HEADING) {
      block++;
    }
    const named = block < this.count && this.#kinds[block] === HEADING ? block : 0;
    const text = this.count > 0 ? this.textOf(named).replace(/\s+/g, " ") : "";
    return text.length <= limit ? text : `${text.slice(0, text.lastIndexOf(" ", limit) + 1 || limit).trimEnd()}…`;
  }

  #place(block) {
    const current = this.paragraphs.at(-1);
    if (current && this.#goesOn(block)) {
      if (block - current.first < PARAGRAPH_BLOCKS) {
        current.last = block;
      } else {
        this.paragraphs.push({ first: block, last: block, kind: current.kind, continued: true });
      }
    } else {
      this.paragraphs.push({ first: block, last: block, kind: this.#kinds[block], continued: false });
    }
    this.#paragraphOf[block] = this.paragraphs.length - 1;
  }

  #goesOn(block) {
    return (
      this.#kinds[block] === PROSE && this.#kinds[block - 1] !== HEADING && !PARAGRAPH_BREAK.test(this.gapBefore(block))
    );
  }

  #reserve(count) {
    if (count > this.#starts.length) {
      const size = Math.max(count, 2 * this.#starts.length);
      this.#starts = grown(this.#starts, size);
      this.#ends = grown(this.#ends, size);
      this.#kinds = grown(this.#kinds, size);
      this.#paragraphOf = grown(this.#paragraphOf, size);
    }
  }
}

function grown(array, size) {
  const copy = new array.constructor(size);
  copy.set(array);
  return copy;
}
