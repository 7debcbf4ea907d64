/** Which of a pack's weights will do on this device. */
import { bestPrecision } from "./backends.js";
import { KokoroError } from "./kokoro-error.js";

export class Weights {
  #offered;
  #known;
  #wanted;

  /**
   * @param {import("./pack.js").Pack} pack
   * @param {object} options
   * @param {Record<string, string>} options.pinned the SHA-256 that the weights of a precision must have, where it matters: audio is named by the
   *     weights that it was made with, so other weights than those it names will not do
   * @param {string} options.wanted the listener's precision; empty for the best
   */
  constructor(pack, { pinned, wanted }) {
    this.#offered = pack.precisions;
    this.#known = pack.precisions.filter((each) => !pinned[each] || pinned[each] === pack.weights(each).sha256);
    this.#wanted = wanted;
  }

  /** What would do, best first, where it is already here and need not be fetched. @returns {string[]} precisions */
  order(gpu, backend) {
    if (this.#known.length === 0) return [];
    const best = this.best(gpu, backend);
    return this.#wanted ? [best] : [best, ...this.#known.filter((precision) => precision !== best)];
  }

  /**
   * @param {import("./backends.js").Gpu} gpu
   * @param {import("./backends.js").Choice} backend
   * @returns {string} the precision to fetch
   * @throws {KokoroError} when none would do
   */
  best(gpu, backend) {
    if (this.#known.length === 0 && this.#offered.length > 0) {
      throw new KokoroError(
        "not_installed",
        "The server’s Kokoro is of another version than this page: load the page again.",
      );
    }
    if (this.#known.length === 0 || (this.#wanted && !this.#known.includes(this.#wanted))) {
      const which = this.#wanted ? ` in ${this.#wanted}` : "";
      throw new KokoroError("not_installed", `The server’s Kokoro has no weights${which}.`);
    }
    return this.#wanted || bestPrecision(this.#known, gpu, backend);
  }
}
