/**
 * The browser's own cache of blocks: key → audio and word marks, with a cap in bytes and the least recently used going first. It holds the
 * policy; where the bytes lie is a shelf's business (`indexed-db-shelf.js`, `memory-shelf.js`).
 *
 * Everything here may fail without harm: a block that cannot be kept is made again next time.
 */

/**
 * @typedef {object} StoredBlock
 * @property {ArrayBuffer} pcm s16le, mono
 * @property {number} sampleRate Hz
 * @property {Int32Array} words `start, end, fromMs, toMs` per word, offsets in the block's text
 */

/**
 * @typedef {object} Shelf where blocks lie
 * @property {() => Promise<{key: string, bytes: number, used: number}[]>} list
 * @property {(key: string, used: number) => Promise<StoredBlock | undefined>} get also notes when it was used
 * @property {(key: string, block: StoredBlock, bytes: number, used: number) => Promise<void>} put
 * @property {(keys: string[]) => Promise<void>} remove
 * @property {() => Promise<void>} clear
 */

/** What a block takes besides its audio: key, marks and the database's own records, roughly. */
const OVERHEAD_BYTES = 512;

/** When the browser refuses before the cap is reached, the store lives with this much of what it held then. */
const REFUSED_SHARE = 0.75;

/** When room must be made, this much of the cap is freed at once, so that it is not made for every single block. */
const ROOM = 0.1;

export class BlockStore {
  #shelf;
  #maxBytes;
  #now;
  /** @type {Map<string, {bytes: number, used: number}>} */
  #entries = new Map();
  #bytes = 0;
  /** How much was held when the browser last refused more. */
  #refusedAt = Infinity;

  /**
   * @param {Shelf} shelf
   * @param {{maxBytes: number, now?: () => number}} options
   */
  constructor(shelf, { maxBytes, now = Date.now }) {
    this.#shelf = shelf;
    this.#maxBytes = maxBytes;
    this.#now = now;
  }

  /** Opens a store on a shelf and learns what lies there. */
  static async open(shelf, options) {
    const store = new BlockStore(shelf, options);
    await store.#refresh();
    return store;
  }

  /** @returns {boolean} whether the block is (very likely) there, without asking the shelf */
  has(key) {
    return this.#entries.has(key);
  }

  /** @returns {{blocks: number, bytes: number, maxBytes: number}} */
  usage() {
    return { blocks: this.#entries.size, bytes: this.#bytes, maxBytes: this.#maxBytes };
  }

  /** @returns {Promise<StoredBlock | null>} null when it is not there, cannot be read or is not whole */
  async get(key) {
    const entry = this.#entries.get(key);
    if (!entry) return null;
    const used = this.#now();
    const block = await this.#shelf.get(key, used).catch(() => undefined);
    if (!isWhole(block)) {
      this.#forget(key);
      if (block) await this.#shelf.remove([key]).catch(() => {});
      return null;
    }
    entry.used = used;
    return block;
  }

  /**
   * Keeps a block, making room first where the cap or the browser's quota demands it.
   *
   * @returns {Promise<boolean>} whether it was kept
   */
  async put(key, block) {
    const bytes = sizeOf(block);
    if (bytes > this.#maxBytes) return false;
    if (this.#bytes + bytes > this.#cap()) await this.#makeRoom(bytes);
    if (await this.#write(key, block, bytes)) return true;
    // The browser gives less than the cap: live with what there is, and try once more after making room.
    this.#refusedAt = this.#bytes;
    await this.#makeRoom(bytes);
    return this.#write(key, block, bytes);
  }

  /** Empties the store. */
  async clear() {
    this.#entries.clear();
    this.#bytes = 0;
    this.#refusedAt = Infinity;
    await this.#shelf.clear();
  }

  /** Changes the cap, making room where it shrinks. */
  async limit(maxBytes) {
    this.#maxBytes = maxBytes;
    if (this.#bytes > maxBytes) await this.#makeRoom(0);
  }

  async #write(key, block, bytes) {
    const used = this.#now();
    try {
      await this.#shelf.put(key, block, bytes, used);
    } catch {
      return false;
    }
    this.#forget(key);
    this.#entries.set(key, { bytes, used });
    this.#bytes += bytes;
    return true;
  }

  #cap() {
    return Math.min(this.#maxBytes, this.#refusedAt * REFUSED_SHARE);
  }

  /** Removes the least recently used until `wanted` bytes and some more fit under the cap. */
  async #makeRoom(wanted) {
    await this.#refresh().catch(() => {});
    const target = Math.max(0, this.#cap() * (1 - ROOM) - wanted);
    const oldestFirst = [...this.#entries].sort(([, a], [, b]) => a.used - b.used);
    const removed = [];
    for (const [key] of oldestFirst) {
      if (this.#bytes <= target) break;
      removed.push(key);
      this.#forget(key);
    }
    await this.#shelf.remove(removed).catch(() => {});
  }

  /** Reads the list anew: other tabs share the shelf. */
  async #refresh() {
    const list = await this.#shelf.list();
    this.#entries = new Map(list.map(({ key, bytes, used }) => [key, { bytes, used }]));
    this.#bytes = list.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  #forget(key) {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#bytes -= entry.bytes;
  }
}

function sizeOf(block) {
  return block.pcm.byteLength + block.words.byteLength + OVERHEAD_BYTES;
}

function isWhole(block) {
  return (
    block?.pcm instanceof ArrayBuffer &&
    block.pcm.byteLength % 2 === 0 &&
    block.sampleRate > 0 &&
    block.words instanceof Int32Array &&
    block.words.length % 4 === 0
  );
}
