/** How voices sound: of each a file with a row of numbers for every length of text, read when the voice first speaks. */
import { KokoroError } from "./kokoro-error.js";

/** Numbers in a row. */
const WIDTH = 256;

export class Styles {
  #store;
  #voices = new Map();

  /** @param {import("./model-store.js").ModelStore} store */
  constructor(store) {
    this.#store = store;
  }

  /**
   * @param {import("./pack.js").Pack | null} pack
   * @param {string} voice
   * @param {number} row
   * @returns {Promise<Float32Array>}
   * @throws {KokoroError} when the voice is not here
   */
  async row(pack, voice, row) {
    if (!this.#voices.has(voice)) {
      const file = pack?.voice(voice);
      if (!file) throw new KokoroError("not_here", `Kokoro’s voice ${voice} is not on this device: download it again.`);
      this.#voices.set(voice, new Float32Array(await this.#store.read(file)));
    }
    return this.#voices.get(voice).slice(row * WIDTH, (row + 1) * WIDTH);
  }

  /** Forgets all of them. */
  clear() {
    this.#voices.clear();
  }
}
