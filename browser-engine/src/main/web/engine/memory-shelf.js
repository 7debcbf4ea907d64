/** A shelf in memory, for browsers or windows that have no IndexedDB. Its blocks go with the worker. */
export class MemoryShelf {
  #blocks = new Map();

  async list() {
    return Array.from(this.#blocks, ([key, { bytes, used }]) => ({ key, bytes, used }));
  }

  async get(key, used) {
    const entry = this.#blocks.get(key);
    if (!entry) return undefined;
    entry.used = used;
    // A copy, as a database gives: what is handed out may be transferred away.
    return { ...entry.block, pcm: entry.block.pcm.slice(0) };
  }

  async put(key, block, bytes, used) {
    this.#blocks.set(key, { block: { ...block, pcm: block.pcm.slice(0) }, bytes, used });
  }

  async remove(keys) {
    for (const key of keys) this.#blocks.delete(key);
  }

  async clear() {
    this.#blocks.clear();
  }
}
