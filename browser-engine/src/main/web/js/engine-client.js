/**
 * The page's end of the engine worker: sends its messages and hands out its answers by type.
 *
 * The messages are described in browser-engine/README.md ("Page and worker"). The worker owns the document, the blocks
 * and both engines; this class only speaks to it, and turns a worker that fails to start into an `error` like any other.
 */

const WORKER_URL = "/engine/worker.js";

export class EngineClient {
  #worker;
  #listeners = new Map();

  /** @param {() => Worker} [createWorker] */
  constructor(createWorker = () => new Worker(WORKER_URL, { type: "module" })) {
    this.#worker = createWorker();
    this.#worker.onmessage = ({ data }) => this.#emit(data);
    this.#worker.onerror = (event) => {
      event.preventDefault?.();
      const message = event.message || "The reading engine could not be started.";
      this.#emit({ type: "error", code: "engine-unavailable", message });
    };
  }

  /**
   * @param {string} type a message type, such as `audio`
   * @param {(message: object) => void} listener
   * @returns {() => void} ends the subscription
   */
  on(type, listener) {
    const listeners = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** Replaces the document. Answered by `blocks`, piece by piece. */
  open(text, documentId) {
    this.#worker.postMessage({ type: "open", text, documentId });
  }

  /** Asks which models and voices there are. Answered by `catalogue`. */
  requestCatalogue() {
    this.#worker.postMessage({ type: "catalogue" });
  }

  /**
   * Chooses who speaks.
   *
   * @param {{tier: "browser" | "server", model: string, voice: string, revision?: string}} choice
   * @param {number} generation of the audio that follows
   * @param {number} from the block from which it holds
   */
  setVoice({ tier, model, voice, revision }, generation, from) {
    this.#worker.postMessage({ type: "voice", tier, model, voice, revision, generation, from });
  }

  /** Says how fast the page plays; the worker looks ahead in listening time. */
  setRate(rate) {
    this.#worker.postMessage({ type: "rate", rate });
  }

  /** Asks for audio from a block on, in order. */
  play(index, generation) {
    this.#worker.postMessage({ type: "play", index, generation });
  }

  /** Says which block is heard now; the worker's window moves along. */
  moveCursor(index, generation) {
    this.#worker.postMessage({ type: "cursor", index, generation });
  }

  /** Says that the listener pauses: nothing more needs to be made. */
  pause() {
    this.#worker.postMessage({ type: "pause" });
  }

  /** Says that the listener goes on. */
  resume() {
    this.#worker.postMessage({ type: "resume" });
  }

  /** Drops the document. */
  close() {
    this.#worker.postMessage({ type: "close" });
  }

  #emit(message) {
    this.#listeners.get(message.type)?.forEach((listener) => listener(message));
  }
}
