/**
 * The progress bar's arithmetic: places along the bar are shares of the canonical text, so that a long block is as wide as
 * it is long to hear.
 */

/** How far Page Up and Page Down go. */
const PAGE_BLOCKS = 10;

/**
 * @param {import("../document-model.js").DocumentModel} model
 * @param {number} block
 * @returns {number} 0 to 1
 */
export function shareOf(model, block) {
  return model.text.length === 0 || block >= model.count
    ? Number(model.count > 0)
    : model.startOf(block) / model.text.length;
}

/**
 * @param {import("../document-model.js").DocumentModel} model
 * @param {number} share 0 to 1
 * @returns {number} the block there
 */
export function blockAtShare(model, share) {
  return model.blockAt(Math.min(1, Math.max(0, share)) * model.text.length);
}

/**
 * The stretches of the bar whose blocks are cached, joined where they touch.
 *
 * @param {import("../document-model.js").DocumentModel} model
 * @param {(block: number) => boolean} isCached
 * @returns {{from: number, to: number}[]} shares
 */
export function cachedStretches(model, isCached) {
  const stretches = [];
  let open = null;
  for (let block = 0; block < model.count; block++) {
    if (!isCached(block)) {
      open = null;
    } else if (open) {
      open.to = shareOf(model, block + 1);
    } else {
      open = { from: shareOf(model, block), to: shareOf(model, block + 1) };
      stretches.push(open);
    }
  }
  return stretches;
}

/** Which blocks are cached, as the engine tells it piece by piece. */
export class CachedBlocks {
  #bits = new Uint8Array(0);

  /** @param {{first: number, count: number, bits: Uint8Array}} piece bit i & 7 of byte i >> 3 is block first + i */
  take({ first, count, bits }) {
    if (first + count > this.#bits.length) {
      const grown = new Uint8Array(Math.max(first + count, 2 * this.#bits.length));
      grown.set(this.#bits);
      this.#bits = grown;
    }
    for (let i = 0; i < count; i++) {
      this.#bits[first + i] = (bits[i >> 3] >> (i & 7)) & 1;
    }
  }

  /** Whether a block is known to be cached. */
  has(block) {
    return this.#bits[block] === 1;
  }

  clear() {
    this.#bits = new Uint8Array(0);
  }
}

/**
 * Where a key leads on the bar, as on every slider: right, up and Page Up go forward.
 *
 * @param {string} key as in `event.key`
 * @param {{index: number, count: number}} place
 * @returns {number | undefined} may lie outside the document; undefined for keys without a meaning
 */
export function blockByKey(key, { index, count }) {
  const targets = new Map([
    ["ArrowLeft", index - 1],
    ["ArrowDown", index - 1],
    ["ArrowRight", index + 1],
    ["ArrowUp", index + 1],
    ["PageDown", index - PAGE_BLOCKS],
    ["PageUp", index + PAGE_BLOCKS],
    ["Home", 0],
    ["End", count - 1],
  ]);
  return targets.get(key);
}
