/**
 * The page's end of the engine worker: sends its messages and hands out its answers by type.
 *
 * The messages are described in browser-engine/README.md ("Page and worker"). The worker owns the document, the blocks
 * and both engines; this class only speaks to it, and turns a worker that fails to start into an `error` like any other.
 * A worker that did not start is replaced when the next document is opened, a few times; then that error is the answer.
 */

const WORKER_URL = "/engine/worker.js";
/** So many workers are started before it is taken for certain that none will. */
const MOST_STARTS = 3;

export class EngineClient {
  #createWorker;
  #worker;
  #starts = 0;
  #ready = false;
  #failure = null;
  /** What a new worker has to be told again. */
  #catalogueAsked = false;
  #rate = null;
  #voice = null;
  #computing = null;
  #listeners = new Map();

  /** @param {() => Worker} [createWorker] */
  constructor(createWorker = () => new Worker(WORKER_URL, { type: "module" })) {
    this.#createWorker = createWorker;
    this.#start();
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
    if (this.#failure && this.#starts < MOST_STARTS) {
      this.#restart();
    }
    this.#post({ type: "open", text, documentId });
  }

  /** Asks which models and voices there are. Answered by `catalogue`. */
  requestCatalogue() {
    this.#catalogueAsked = true;
    this.#post({ type: "catalogue" });
  }

  /**
   * Chooses who speaks.
   *
   * @param {{tier: "browser" | "server", model: string, voice: string, revision?: string}} choice
   * @param {number} generation of the audio that follows
   * @param {number} from the block from which it holds
   */
  setVoice({ tier, model, voice, revision }, generation, from) {
    this.#voice = { type: "voice", tier, model, voice, revision, generation, from };
    this.#post(this.#voice);
  }

  /**
   * Asks something of a model of this device that has to be fetched. Answered by `engine`.
   *
   * @param {string} model
   * @param {"fetch" | "cancel" | "remove" | "again" | "choose"} action
   * @param {{backend?: "auto" | "webgpu" | "wasm", precision?: string}} [choice] for `choose`
   */
  tellModel(model, action, choice = {}) {
    const message = { type: "model", model, action, ...choice };
    if (action === "choose") {
      this.#computing = message;
    }
    this.#post(message);
  }

  /** Says how fast the page plays; the worker looks ahead in listening time. */
  setRate(rate) {
    this.#rate = { type: "rate", rate };
    this.#post(this.#rate);
  }

  /** Asks for audio from a block on, in order. */
  play(index, generation) {
    this.#post({ type: "play", index, generation });
  }

  /** Says which block is heard now; the worker's window moves along. */
  moveCursor(index, generation) {
    this.#post({ type: "cursor", index, generation });
  }

  /** Says that the listener pauses: nothing more needs to be made. */
  pause() {
    this.#post({ type: "pause" });
  }

  /** Says that the listener goes on. */
  resume() {
    this.#post({ type: "resume" });
  }

  /** Drops the document. */
  close() {
    this.#post({ type: "close" });
  }

  #start() {
    this.#starts++;
    this.#failure = null;
    const worker = (this.#worker = this.#createWorker());
    worker.onmessage = ({ data }) => {
      this.#ready ||= data.type === "ready";
      this.#emit(data);
    };
    worker.onerror = (event) => {
      event.preventDefault?.();
      const message = event.message || "The reading engine could not be started.";
      const error = { type: "error", code: "engine-unavailable", message };
      if (!this.#ready) {
        this.#failure = error;
      }
      this.#emit(error);
    };
  }

  #restart() {
    this.#worker.terminate();
    this.#start();
    [this.#catalogueAsked ? { type: "catalogue" } : null, this.#rate, this.#computing, this.#voice]
      .filter((message) => message !== null)
      .forEach((message) => this.#post(message));
  }

  #post(message) {
    const failure = this.#failure;
    if (failure && (message.type === "open" || message.type === "play")) {
      queueMicrotask(() => this.#emit(failure)); // Nobody will answer, and somebody waits.
    } else {
      this.#worker.postMessage(message);
    }
  }

  #emit(message) {
    this.#listeners.get(message.type)?.forEach((listener) => listener(message));
  }
}
