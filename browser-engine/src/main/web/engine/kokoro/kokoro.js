/**
 * Kokoro as the engine worker has it: whether it is here, fetching it, what runs it, and speech from it. Everything that a listener may want to
 * know is in `status`; `onStatus` is told whenever that changes.
 *
 * @typedef {object} KokoroStatus
 * @property {string} model `kokoro-82m`
 * @property {"checking" | "unavailable" | "absent" | "fetching" | "ready" | "starting" | "running" | "unusable"} state `ready`: here, and not
 *     started yet; `unusable`: here, and nothing on this device runs it
 * @property {string} precision of the weights that are here, or would be fetched
 * @property {string} backend `webgpu` or `wasm` while it runs, else empty
 * @property {number} threads of `wasm`
 * @property {number} share of real time that speaking needs, thousandths, as measured at the start; 0 before
 * @property {number} loaded bytes that are here, of a download that was broken off too
 * @property {number} total bytes in all; 0 where that is not known
 * @property {string} code of what went wrong, or empty; see `kokoro-error.js`
 * @property {string} message what went wrong, or why what runs does not run on something faster; for people
 */
import { askGpu, plan, usableThreads } from "./backends.js";
import { isMissingModel, KokoroError } from "./kokoro-error.js";
import { Runner } from "./runner.js";
import { Styles } from "./styles.js";
import { Weights } from "./weights.js";

export class Kokoro {
  #voices;
  #pinned;
  #store;
  #program;
  #server;
  #createProcess;
  #scope;
  #onStatus;
  #choice = { backend: "auto", precision: "" };
  #gpu = null;
  #pack = null;
  #runner = null;
  #runnerPrecision = "";
  /** Raised by whatever the listener does that ends what runs. */
  #turn = 0;
  /** Of the voice that speaks. */
  #precision = "";
  #download = null;
  #checked;
  #styles;
  /** @type {KokoroStatus} */
  status = {
    model: "kokoro-82m",
    state: "checking",
    precision: "fp16",
    backend: "",
    threads: 0,
    share: 0,
    loaded: 0,
    total: 0,
    code: "",
    message: "",
  };

  /**
   * @param {object} parts
   * @param {string[]} parts.voices whose files are fetched with the model
   * @param {Record<string, string>} [parts.pinned] the SHA-256 that the weights of a precision must have, where it matters
   * @param {import("./model-store.js").ModelStore} parts.store
   * @param {import("./program.js").Program} parts.program
   * @param {import("./pack.js").PackServer} parts.server
   * @param {(onLost: (message: string) => void) => import("./graph-process.js").GraphProcess} parts.createProcess
   * @param {(status: KokoroStatus) => void} parts.onStatus
   * @param {object} [parts.scope] the worker
   */
  constructor({ voices, pinned = {}, store, program, server, createProcess, onStatus, scope = globalThis }) {
    this.#voices = voices;
    this.#pinned = pinned;
    this.#store = store;
    this.#styles = new Styles(store);
    this.#program = program;
    this.#server = server;
    this.#createProcess = createProcess;
    this.#onStatus = onStatus;
    this.#scope = scope;
  }

  /** Finds out what is here and what the server has. No model is fetched by this. */
  check() {
    this.#checked = this.#look().catch((error) => this.#download ?? this.#fail("unavailable", error));
    return this.#checked;
  }

  /**
   * Takes the listener's choices; what speaks changes with the next thing that is spoken.
   *
   * @param {{backend?: import("./backends.js").Choice, precision?: string}} choice
   */
  async choose({ backend = this.#choice.backend, precision = this.#choice.precision }) {
    const same = backend === this.#choice.backend && precision === this.#choice.precision;
    this.#choice = { backend, precision };
    if (same && this.#checked) return;
    this.#turn++;
    this.#stop();
    await this.check();
  }

  /** Fetches the model and what runs it, as far as they are not here: from then on it speaks without a connection. */
  async fetch() {
    if (this.#download) return;
    const { signal } = (this.#download = new AbortController());
    this.#say({ state: "fetching", code: "", message: "" });
    let files = [];
    try {
      const pack = await this.#server.pack();
      const precision = this.#weightsOf(pack).best(this.#gpu, this.#choice.backend);
      this.#say({ precision });
      files = pack.needed(precision, this.#voices);
      const program = this.#program.keep(signal);
      program.catch(() => {}); // What has come of the model is kept all the same; then this is told.
      await this.#store.fetch(pack, files, this.#server, signal, (loaded, total) => this.#sayProgress(loaded, total));
      await program;
      this.#pack = pack;
      this.#say({ state: "ready", code: "", message: "" });
    } catch (error) {
      if (error.code === "not_installed") this.#fail("unavailable", error);
      else await this.#lack(files, error);
    } finally {
      this.#download = null;
    }
  }

  /** Ends the download; what has come is kept for the next one. */
  cancel() {
    this.#download?.abort();
  }

  /** Forgets the model, to make room. */
  async remove() {
    this.cancel();
    this.#turn++;
    this.#stop();
    this.#forgetFiles();
    // Who reads by it must not wait until it is known what there is now.
    this.#say({ state: "checking", backend: "", threads: 0, share: 0, code: "", message: "" });
    await this.#store.clear();
    await this.check();
  }

  /** Gives backends that have failed another chance. */
  again() {
    this.#turn++;
    this.#stop();
    return this.check();
  }

  /** Says that what the listener asked for did not work, and looks what there is now. @param {Error & {code?: string}} error */
  async tellFailure({ code = "engine_failed", message }) {
    await this.check();
    this.#say({ code, message });
  }

  /** Gets ready to speak. @param {string} precision of the voice that was chosen @throws {KokoroError} */
  async load(precision) {
    await this.#checked;
    if (!this.#pack) throw new KokoroError("not_here", this.status.message || "Kokoro is not on this device yet.");
    this.#precision = precision;
    await this.#withRunner((runner) => runner.start());
  }

  /**
   * Speaks once it is loaded.
   *
   * @param {Int32Array} ids with a pad at both ends
   * @param {string} voice
   * @param {number} row of the voice
   * @param {number} speed 1 is normal
   * @returns {Promise<import("./graph.js").Sound>}
   * @throws {KokoroError} when nothing here can run it any more
   */
  run(ids, voice, row, speed) {
    return this.#withRunner((runner) => runner.run(ids, voice, row, speed));
  }

  async #withRunner(task) {
    for (;;) {
      const turn = this.#turn;
      try {
        return await task(this.#runnerFor(this.#precision));
      } catch (error) {
        if (turn === this.#turn) {
          if (!isMissingModel(error)) this.#fail("unusable", error);
          else await this.#lack(this.#forgetFiles(), error);
          throw error;
        }
        if (!this.#pack) throw new KokoroError("not_here", "Kokoro was removed from this device.");
        // The listener has chosen otherwise meanwhile: the same again, on what is chosen now.
      }
    }
  }

  async #look() {
    this.#gpu ??= await askGpu(this.#scope.navigator?.gpu);
    const kept = await this.#store.pack();
    for (const precision of kept ? this.#weightsOf(kept).order(this.#gpu, this.#choice.backend) : []) {
      const files = kept.needed(precision, this.#voices);
      if (await this.#store.holds(files)) {
        this.#pack = kept;
        if (this.#runner || this.#download) return; // It is being used already.
        const total = bytesOf(files);
        this.#say({ state: "ready", precision, loaded: total, total, code: "", message: "" });
        this.#program.keep().catch(() => {}); // Where it is not there, it is fetched again once it is needed.
        return;
      }
    }
    const pack = await this.#server.pack();
    const precision = this.#weightsOf(pack).best(this.#gpu, this.#choice.backend);
    const files = pack.needed(precision, this.#voices);
    const loaded = await this.#store.keptBytes(files);
    if (this.#download) return;
    this.#say({ state: "absent", precision, loaded, total: bytesOf(files), code: "", message: "" });
  }

  #weightsOf(pack) {
    return new Weights(pack, { pinned: this.#pinned, wanted: this.#choice.precision });
  }

  #runnerFor(precision) {
    if (this.#runner && this.#runnerPrecision === precision) return this.#runner;
    this.#stop();
    const weights = this.#pack?.weights(precision);
    if (!weights) throw new KokoroError("not_here", `Kokoro’s weights in ${precision} are not on this device.`);
    const { backends, without } = plan(this.#gpu, usableThreads(this.#scope), precision, this.#choice.backend);
    const reason = without ? `WebGPU is not used: ${without}.` : "";
    this.#runnerPrecision = precision;
    this.#say({ state: "starting", precision, code: "", message: reason });
    const runner = new Runner({
      backends,
      createProcess: this.#createProcess,
      weights,
      styleOf: (voice, row) => this.#styles.row(this.#pack, voice, row),
      onChange: () => this.#runner === runner && this.#sayRunning(runner, reason),
    });
    return (this.#runner = runner);
  }

  #sayRunning(runner, reason) {
    const message = [reason, ...runner.failures].filter(Boolean).join(" ");
    if (!runner.running) {
      this.#say({ state: "starting", backend: "", threads: 0, share: 0, message });
      // The next block must not wait for what can begin now.
      this.#withRunner((next) => next.start()).catch(() => {});
      return;
    }
    const { backend, share } = runner.running;
    const { kind, threads } = backend;
    this.#say({ state: "running", backend: kind, threads, share: Math.round(1000 * share), code: "", message });
  }

  /** @returns {import("./pack.js").PackFile[]} those that were believed to be here */
  #forgetFiles() {
    const files = this.#pack?.needed(this.#precision, this.#voices) ?? [];
    this.#pack = null;
    this.#styles.clear();
    return files;
  }

  #stop() {
    this.#runner?.end();
    this.#runner = null;
    this.#runnerPrecision = "";
  }

  /** Not all of these files are here. */
  async #lack(files, error) {
    this.#say({ loaded: files.length > 0 ? await this.#store.keptBytes(files) : this.status.loaded });
    this.#fail("absent", error);
  }

  #fail(state, error) {
    if (state === "unusable" || state === "absent") this.#stop();
    const code = error.code ?? "engine_failed";
    // Cancelling is what the listener wanted: nothing went wrong.
    const message = code === "cancelled" ? "" : error.message;
    this.#say({ state, backend: "", threads: 0, share: 0, code, message });
  }

  /** Chunks come by the thousand; a listener sees a hundredth of all. */
  #sayProgress(loaded, total) {
    if (loaded === total || loaded - this.status.loaded >= total / 100 || this.status.total !== total) {
      this.#say({ loaded, total });
    }
  }

  #say(change) {
    this.status = { ...this.status, ...change };
    this.#onStatus(this.status);
  }
}

function bytesOf(files) {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
