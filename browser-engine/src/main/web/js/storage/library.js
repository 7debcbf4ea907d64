/**
 * Keeps the last document's text and the place in each document in IndexedDB, so that a reload goes on where it was.
 * Every method settles: where the browser has no storage, nothing is kept and nothing fails.
 *
 * @typedef {object} StoredDocument
 * @property {string} id text hash
 * @property {string} title
 * @property {string} text as it was opened, before it became canonical
 *
 * @typedef {object} Place
 * @property {string} id the document's
 * @property {number} index block
 * @property {number} share how far through, 0 to 1
 * @property {number} at when, in milliseconds of the epoch
 */

const DATABASE = "aloud-page";
const DOCUMENTS = "documents";
const PLACES = "places";
/** Places kept; the oldest go first. */
const PLACES_KEPT = 200;
/** The newest place once more: a page that is being left has no time for IndexedDB. */
const NEWEST_PLACE = "aloud.place";

export class Library {
  #open;
  #storage;

  /**
   * @param {IDBFactory | null} indexedDb
   * @param {Pick<Storage, "getItem" | "setItem"> | null} [storage] null where the browser offers none
   */
  constructor(indexedDb, storage = null) {
    this.#storage = storage;
    this.#open = indexedDb ? open(indexedDb).catch(() => null) : Promise.resolve(null);
  }

  /** @returns {Promise<StoredDocument | null>} */
  lastDocument() {
    return this.#ask(DOCUMENTS, "readonly", (store) => store.get("last"));
  }

  /** @param {StoredDocument} document replaces the one kept before */
  keepDocument(document) {
    return this.#ask(DOCUMENTS, "readwrite", (store) => store.put(document, "last"));
  }

  /** @returns {Promise<Place | null>} */
  async placeIn(id) {
    const newest = this.#newestPlace();
    return newest?.id === id ? newest : this.#ask(PLACES, "readonly", (store) => store.get(id));
  }

  /** @param {Place} place */
  async keepPlace(place) {
    try {
      this.#storage?.setItem(NEWEST_PLACE, JSON.stringify(place));
    } catch {
      // Full or forbidden: IndexedDB still has it, a moment later.
    }
    await this.#ask(PLACES, "readwrite", (store) => store.put(place));
    const count = await this.#ask(PLACES, "readonly", (store) => store.count());
    if (count > PLACES_KEPT) {
      const keys = await this.#ask(PLACES, "readonly", (store) =>
        store.index("at").getAllKeys(null, count - PLACES_KEPT),
      );
      await Promise.all((keys ?? []).map((key) => this.#ask(PLACES, "readwrite", (store) => store.delete(key))));
    }
  }

  #newestPlace() {
    try {
      const place = JSON.parse(this.#storage?.getItem(NEWEST_PLACE) ?? "null");
      return Number.isInteger(place?.index) && typeof place.share === "number" ? place : null;
    } catch {
      return null;
    }
  }

  async #ask(storeName, mode, request) {
    const database = await this.#open;
    if (!database) {
      return null;
    }
    try {
      return (await settled(request(database.transaction(storeName, mode).objectStore(storeName)))) ?? null;
    } catch {
      return null;
    }
  }
}

function open(indexedDb) {
  const request = indexedDb.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(DOCUMENTS);
    request.result.createObjectStore(PLACES, { keyPath: "id" }).createIndex("at", "at");
  };
  return settled(request);
}

function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
