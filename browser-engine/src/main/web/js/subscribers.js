/**
 * Those who want to be told of something.
 *
 * @template T
 */
export class Subscribers {
  #listeners = new Set();

  /**
   * @param {(value: T) => void} listener
   * @returns {() => void} ends the subscription
   */
  add(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param {T} [value] */
  tell(value) {
    this.#listeners.forEach((listener) => listener(value));
  }
}
