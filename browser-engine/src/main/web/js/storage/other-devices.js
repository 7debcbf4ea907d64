/**
 * Follows the reader from device to device: tells the server where they are in a text, and asks it where another device
 * has left them. The server is told a text's hash and an offset, never the text. Every method settles: without a server,
 * or on an address where the browser keeps its hashes back, nothing is told and nothing fails.
 */

/** How often, at most, the server is told. */
const TELL_MS = 10_000;
/** How long an answer may take. */
const ANSWER_MS = 3000;

export class OtherDevices {
  #fetch;
  #subtle;
  #allowed;
  #path = Promise.resolve(null);
  #told = { path: null, offset: -1, at: -Infinity };

  /**
   * @param {object} parts
   * @param {typeof fetch} parts.fetch
   * @param {SubtleCrypto | null} parts.subtle null on plain-http addresses
   * @param {() => boolean} parts.allowed whether the server reads; what this device reads by itself stays on it
   */
  constructor({ fetch, subtle, allowed }) {
    this.#fetch = fetch;
    this.#subtle = subtle;
    this.#allowed = allowed;
  }

  /**
   * From now on it is this text that is read.
   *
   * @param {string} text as it was opened
   * @param {number} since when this device was last in it, in milliseconds of the epoch
   * @returns {Promise<number | null>} the offset, in UTF-16 units, that another device has told since, unless it is the beginning
   */
  async open(text, since) {
    this.#path = this.#subtle ? pathOf(text, this.#subtle) : Promise.resolve(null);
    const path = await this.#path;
    const place = path && this.#allowed() ? await this.#ask(path) : null;
    return place && place.offset > 0 && Date.parse(place.updated) > since ? place.offset : null;
  }

  /**
   * The reader is here; does nothing when the server was told a moment ago.
   *
   * @param {number} offset in UTF-16 units
   * @param {number} at since when, in milliseconds of the epoch; the time that this device keeps for its own place
   * @param {{last?: boolean}} [options] last: the page is being left, so it is told now
   */
  async keep(offset, at, { last = false } = {}) {
    const path = await this.#path;
    const { path: toldPath, offset: toldOffset, at: toldAt } = this.#told;
    const isNews = path !== toldPath || offset !== toldOffset;
    if (!path || !this.#allowed() || !isNews || (!last && path === toldPath && at - toldAt < TELL_MS)) {
      return;
    }
    this.#told = { path, offset, at };
    try {
      await this.#fetch(path, {
        method: "PUT",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ offset, updated: new Date(at).toISOString() }),
        keepalive: true,
      });
    } catch {
      this.#told = { path: null, offset: -1, at };
    }
  }

  async #ask(path) {
    try {
      const response = await this.#fetch(path, { signal: AbortSignal.timeout(ANSWER_MS) });
      const place = response.ok ? await response.json() : null;
      return Number.isInteger(place?.offset) && typeof place.updated === "string" ? place : null;
    } catch {
      return null;
    }
  }
}

async function pathOf(text, subtle) {
  const hash = new Uint8Array(await subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return `/v1/positions/${Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
