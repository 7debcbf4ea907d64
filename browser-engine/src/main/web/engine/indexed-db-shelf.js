/**
 * A shelf in IndexedDB. Two object stores: `blocks` holds the audio, `entries` its size and last use, so that the list can be read without
 * reading the audio.
 */

const VERSION = 1;

export class IndexedDbShelf {
  #database;

  /** @param {IDBDatabase} database */
  constructor(database) {
    this.#database = database;
  }

  /**
   * @param {string} name of the database
   * @returns {Promise<IndexedDbShelf>} rejected where the browser has none, or refuses it (private windows)
   */
  static async open(name) {
    const opening = indexedDB.open(name, VERSION);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("blocks");
      opening.result.createObjectStore("entries");
    };
    const database = await settled(opening);
    // Another tab with a newer version must not wait for this one.
    database.onversionchange = () => database.close();
    return new IndexedDbShelf(database);
  }

  async list() {
    const entries = this.#begin(["entries"], "readonly").objectStore("entries");
    const [keys, values] = await Promise.all([settled(entries.getAllKeys()), settled(entries.getAll())]);
    return keys.map((key, i) => ({ key, ...values[i] }));
  }

  async get(key, used) {
    const transaction = this.#begin(["blocks", "entries"], "readwrite");
    const [block, entry] = await Promise.all([
      settled(transaction.objectStore("blocks").get(key)),
      settled(transaction.objectStore("entries").get(key)),
    ]);
    if (block && entry) transaction.objectStore("entries").put({ bytes: entry.bytes, used }, key);
    return block;
  }

  async put(key, block, bytes, used) {
    const transaction = this.#begin(["blocks", "entries"], "readwrite");
    transaction.objectStore("blocks").put(block, key);
    transaction.objectStore("entries").put({ bytes, used }, key);
    await completed(transaction);
  }

  async remove(keys) {
    const transaction = this.#begin(["blocks", "entries"], "readwrite");
    for (const key of keys) {
      transaction.objectStore("blocks").delete(key);
      transaction.objectStore("entries").delete(key);
    }
    await completed(transaction);
  }

  async clear() {
    const transaction = this.#begin(["blocks", "entries"], "readwrite");
    transaction.objectStore("blocks").clear();
    transaction.objectStore("entries").clear();
    await completed(transaction);
  }

  /** Relaxed: a block lost with the power is made again, and strict costs a disk flush each time. */
  #begin(stores, mode) {
    return this.#database.transaction(stores, mode, { durability: "relaxed" });
  }
}

function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("the database is in use by an older page"));
  });
}

/** A transaction, not its requests, says whether the quota was enough. */
function completed(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("the transaction was aborted"));
  });
}
