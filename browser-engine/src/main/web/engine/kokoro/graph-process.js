/** The sub-worker as a thing that can be started, asked, and ended when it does not answer. */
import { KokoroError } from "./kokoro-error.js";

/** Loading hundreds of megabytes, and on WebGPU the building of programs. */
const OPEN_LIMIT_MS = 180_000;

/** A clause of half a minute on a slow processor; whatever takes longer will not end. */
const RUN_LIMIT_MS = 180_000;

/** The backend did not do what was asked; another one may. */
export class GraphError extends Error {}

export class GraphProcess {
  #worker;
  #pending = new Map();
  #asked = 0;
  #ended = null;
  #onLost;

  /**
   * @param {() => Worker} createWorker
   * @param {(message: string) => void} [onLost] called when it dies by itself
   */
  constructor(createWorker, onLost = () => {}) {
    this.#onLost = onLost;
    this.#worker = createWorker();
    this.#worker.onmessage = ({ data }) => this.#hear(data);
    this.#worker.onerror = (event) => this.#die(`its worker failed: ${event.message || "no reason given"}`);
  }

  /**
   * Loads the graph.
   *
   * @param {import("./backends.js").Backend} backend
   * @param {import("./pack.js").PackFile} weights
   * @throws {GraphError}
   * @throws {KokoroError} where that is no fault of the backend's
   */
  async open({ kind, threads }, weights) {
    await this.#ask({ type: "open", backend: kind, threads, weights }, OPEN_LIMIT_MS);
  }

  /** @returns {Promise<import("./graph.js").Sound>} @throws {GraphError} */
  run(ids, style, speed) {
    return this.#ask({ type: "run", ids, style, speed }, RUN_LIMIT_MS);
  }

  /** Ends it, and gives its memory back. */
  end() {
    this.#onLost = () => {};
    this.#die("it was ended");
  }

  #ask(message, limitMs) {
    if (this.#ended) return Promise.reject(new GraphError(this.#ended));
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      const late = () => this.#die(`it did not answer for ${limitMs / 1000} s`);
      const timer = setTimeout(late, limitMs);
      this.#pending.set(id, { resolve, reject, timer });
      this.#worker.postMessage({ ...message, id });
    });
  }

  #hear(message) {
    if (message.type === "lost") {
      this.#die(`the graphics processor is gone: ${message.message}`);
      return;
    }
    const asker = this.#pending.get(message.id);
    if (!asker) return;
    this.#pending.delete(message.id);
    clearTimeout(asker.timer);
    if (message.type === "done") asker.resolve(message);
    else asker.reject(message.code ? new KokoroError(message.code, message.message) : new GraphError(message.message));
  }

  #die(reason) {
    if (this.#ended) return;
    this.#ended = reason;
    this.#worker.terminate();
    const askers = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject, timer } of askers) {
      clearTimeout(timer);
      reject(new GraphError(reason));
    }
    this.#onLost(reason);
  }
}
