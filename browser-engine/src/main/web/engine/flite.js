/**
 * The flite engine as the engine worker sees it: loads and verifies `flite.wasm` once, runs one command at a time in a sub-worker, and ends a
 * run that goes past its time limit by ending that worker. The next run starts a new one, with the module that is already compiled.
 */

/** Why a run failed: `code` is `engine_failed` or `engine_timeout`. */
export class FliteError extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

export class Flite {
  #createWorker;
  #loadBytes;
  #sha256;
  #module = null;
  #worker = null;
  #pending = null;
  #runs = 0;

  /**
   * @param {object} parts
   * @param {string} parts.sha256 what `flite.wasm` must hash to, lowercase hex
   * @param {() => Promise<Uint8Array>} parts.loadBytes
   * @param {() => Worker} parts.createWorker
   */
  constructor({ sha256, loadBytes, createWorker }) {
    this.#sha256 = sha256;
    this.#loadBytes = loadBytes;
    this.#createWorker = createWorker;
  }

  /**
   * Loads, verifies and compiles the program; once, unless it failed.
   *
   * @returns {Promise<WebAssembly.Module>}
   * @throws {FliteError} when it cannot be had or is not what it should be
   */
  load() {
    this.#module ??= this.#compile().catch((error) => {
      this.#module = null;
      throw error instanceof FliteError
        ? error
        : new FliteError("engine_failed", `flite did not load: ${error.message}`);
    });
    return this.#module;
  }

  /**
   * Runs one command. Commands must not overlap.
   *
   * @param {import("./flite-program.js").FliteCommand} command
   * @param {number} limitMs how long the run may take; loading does not count
   * @returns {Promise<{stdout: string, file: Uint8Array | null}>}
   * @throws {FliteError}
   */
  async run(command, limitMs) {
    const module = await this.load();
    if (this.#pending) throw new FliteError("engine_failed", "flite is already running");
    this.#worker ??= this.#startWorker(module);
    const answer = await this.#ask({ type: "run", id: ++this.#runs, command }, limitMs);
    if (answer.type === "trapped") throw new FliteError("engine_failed", `flite stopped: ${answer.message}`);
    if (answer.exitCode !== 0 || (command.outputFile && !answer.file)) {
      throw new FliteError("engine_failed", `flite ended with ${answer.exitCode}: ${answer.stderr.slice(0, 200)}`);
    }
    return { stdout: answer.stdout, file: answer.file };
  }

  /** Ends the run under way, if any, by ending its worker; that run is rejected. */
  cancel(code = "engine_failed", message = "the run was cancelled") {
    this.#worker?.terminate();
    this.#worker = null;
    this.#pending?.reject(new FliteError(code, message));
  }

  #ask(message, limitMs) {
    return new Promise((resolve, reject) => {
      const late = () => this.cancel("engine_timeout", `flite took longer than ${limitMs} ms`);
      const timer = setTimeout(late, limitMs);
      const settle = (then) => (value) => {
        clearTimeout(timer);
        this.#pending = null;
        then(value);
      };
      this.#pending = { id: message.id, resolve: settle(resolve), reject: settle(reject) };
      this.#worker.postMessage(message);
    });
  }

  #startWorker(module) {
    const worker = this.#createWorker();
    worker.onmessage = ({ data }) => {
      if (this.#pending?.id === data.id) this.#pending.resolve(data);
    };
    worker.onerror = (event) =>
      this.cancel("engine_failed", `flite's worker failed: ${event.message ?? "no reason given"}`);
    worker.postMessage({ type: "module", module });
    return worker;
  }

  async #compile() {
    const bytes = await this.#loadBytes();
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    if (hex !== this.#sha256) {
      throw new FliteError(
        "engine_failed",
        `flite.wasm is not the pinned one (its SHA-256 is ${hex}): reload the page`,
      );
    }
    return WebAssembly.compile(bytes);
  }
}

/**
 * Fetches a file and says how far it is.
 *
 * @param {string | URL} url
 * @param {(loaded: number, total: number) => void} [onProgress] `total` is 0 where the server does not say
 * @returns {Promise<Uint8Array>}
 * @throws {Error & {status?: number}} whose message is part of a sentence; `status`: what the server answered, where it did
 */
export async function fetchBytes(url, onProgress = () => {}) {
  const response = await fetch(url).catch(() => {
    throw new Error("the server cannot be reached");
  });
  if (!response.ok) {
    const message = `the server answered ${response.status} for ${String(url).split("/").at(-1)}`;
    throw Object.assign(new Error(message), { status: response.status });
  }
  // The length header counts compressed bytes where there is an encoding, and these are not the ones read below.
  const total = response.headers.get("Content-Encoding") ? 0 : Number(response.headers.get("Content-Length") ?? 0);
  const pieces = [];
  let loaded = 0;
  const reader = response.body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    pieces.push(piece.value);
    loaded += piece.value.length;
    onProgress(loaded, total);
  }
  const bytes = new Uint8Array(loaded);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
