/**
 * Runs Kokoro on the best backend that works: starts it, tests it, measures it, and when it fails goes on with the next one, with the same input.
 */
import { GraphError } from "./graph-process.js";
import { isMissingModel, KokoroError } from "./kokoro-error.js";
import { IDS, judge, ROW, VOICE } from "./self-test.js";
import { warmUp } from "./warm-up.js";
import { placeOf } from "./words.js";

/** Of the time that a second of speech lasts, what making it may take; more, and listeners outrun it. */
const MOST_SHARE = 0.95;

const SAMPLE_RATE_HZ = 24_000;

/** Nobody waits for speech once none was asked for this long: between the clauses of a block nobody speaks for a moment. */
const QUIET_MS = 2000;

const CLOCK = { now: () => performance.now(), wait: (ms) => new Promise((done) => setTimeout(done, ms)) };

/**
 * @typedef {object} Running
 * @property {import("./backends.js").Backend} backend
 * @property {number} share of real time that it needs, as measured by the self-test
 */

export class Runner {
  #plan;
  #createProcess;
  #weights;
  #styleOf;
  #onChange;
  #clock;
  #process = null;
  /** What is being started and tested: nobody speaks by it yet, and it has to be ended like what runs. */
  #candidate = null;
  #starting = null;
  /** The speech that is being made, if any. */
  #speaking = null;
  /** Why backends were passed over. @type {{code: string, reason: string}[]} */
  #failures = [];
  /** Whose programs have been built, or are being. */
  #warmed = null;
  #ended = false;
  /** @type {Running | null} */
  running = null;

  /**
   * @param {object} parts
   * @param {import("./backends.js").Backend[]} parts.backends in the order in which they are tried
   * @param {(onLost: (message: string) => void) => import("./graph-process.js").GraphProcess} parts.createProcess
   * @param {import("./pack.js").PackFile} parts.weights
   * @param {(voice: string, row: number) => Promise<Float32Array>} parts.styleOf
   * @param {() => void} parts.onChange `running` has changed
   * @param {{now: () => number, wait: (ms: number) => Promise<void>}} [parts.clock]
   */
  constructor({ backends, createProcess, weights, styleOf, onChange, clock = CLOCK }) {
    this.#plan = [...backends];
    this.#createProcess = createProcess;
    this.#weights = weights;
    this.#styleOf = styleOf;
    this.#onChange = onChange;
    this.#clock = clock;
  }

  /** Why backends were passed over, one sentence each. @returns {string[]} */
  get failures() {
    return this.#failures.map(({ reason }) => reason);
  }

  /** Starts the best backend, unless one runs. @throws {KokoroError} when none is left, or the model is not here */
  async start() {
    this.#starting ??= this.#startNext().finally(() => (this.#starting = null));
    return this.#starting;
  }

  /**
   * @param {Int32Array} ids
   * @param {string} voice
   * @param {number} row of the voice
   * @param {number} speed
   * @returns {Promise<import("./graph.js").Sound>}
   * @throws {KokoroError} when no backend is left
   */
  run(ids, voice, row, speed) {
    const speaking = this.#run(ids, voice, row, speed);
    this.#speaking = speaking;
    return speaking;
  }

  async #run(ids, voice, row, speed) {
    const style = await this.#styleOf(voice, row);
    for (;;) {
      await this.start();
      this.#unlessEnded();
      const process = this.#process;
      try {
        const sound = await process.run(ids, style, speed);
        this.#warm(process);
        return sound;
      } catch (error) {
        if (!(error instanceof GraphError) || this.#ended) throw error;
        this.#giveUp(process, error.message);
      }
    }
  }

  /** Ends what runs or is starting, for good. */
  end() {
    this.#ended = true;
    this.#candidate?.end();
    this.#process?.end();
    this.#process = this.running = null;
  }

  async #startNext() {
    while (!this.#process) {
      this.#unlessEnded();
      const [backend] = this.#plan;
      if (!backend) throw this.#nothingLeft();
      await this.#try(backend);
    }
  }

  /** Starts and tests a backend; one that does not pass is passed over. */
  async #try(backend) {
    const process = this.#createProcess((message) => this.#giveUp(process, message));
    this.#candidate = process;
    try {
      await process.open(backend, this.#weights);
      this.#unlessEnded();
      const share = await this.#test(process, backend);
      this.#unlessEnded();
      this.#process = process;
      this.running = { backend, share };
      this.#onChange();
    } catch (error) {
      process.end();
      this.#unlessEnded();
      if (isMissingModel(error)) throw error;
      if (error instanceof GraphError) this.#pass("engine_failed", `it did not start (${error.message})`);
      else this.#pass(error.code ?? "engine_failed", error.message);
    } finally {
      this.#candidate = null;
    }
  }

  /** @throws {GraphError} for who waits for what will not come */
  #unlessEnded() {
    if (this.#ended) throw new GraphError("it was ended");
  }

  /** @returns {Promise<number>} the share of real time that it needs */
  async #test(process, backend) {
    const style = await this.#styleOf(VOICE, ROW);
    const wrong = judge(await process.run(IDS, style, 1));
    if (wrong) throw new KokoroError("engine_failed", `it failed its self-test: ${wrong}`);
    // The first run was slowed by everything that happens once.
    const began = this.#clock.now();
    const { samples } = await process.run(IDS, style, 1);
    const share = (this.#clock.now() - began) / ((1000 * samples.length) / SAMPLE_RATE_HZ);
    if (share > MOST_SHARE && !backend.insisted) {
      throw new KokoroError("too_slow", `it needs ${share.toFixed(1)} s for each second of speech`);
    }
    return share;
  }

  /** Begins once somebody has listened: who only looks at Kokoro needs no programs. What fails here would fail when somebody waits for speech. */
  #warm(process) {
    if (this.#warmed === process || this.running?.backend.kind !== "webgpu") return;
    this.#warmed = process;
    warmUp({
      run: async (ids, voice, row) => process.run(ids, await this.#styleOf(voice, row), 1),
      idle: () => this.#quiet(),
      over: () => this.#process !== process,
    }).catch((error) => this.#giveUp(process, error.message));
  }

  /** Fulfilled when nothing has been spoken, nor begun to be, for a while. */
  async #quiet() {
    for (;;) {
      const speaking = this.#speaking;
      await speaking?.catch(() => {});
      await this.#clock.wait(QUIET_MS);
      if (speaking === this.#speaking) return;
    }
  }

  #giveUp(process, message) {
    if (this.#process !== process || this.#ended) return;
    process.end();
    this.#process = this.running = null;
    this.#pass("engine_failed", `it stopped (${message})`);
    this.#onChange();
  }

  #pass(code, reason) {
    const backend = this.#plan.shift();
    if (!backend) return;
    const place = placeOf({ backend: backend.kind, threads: backend.threads });
    this.#failures.push({ code, reason: `On ${place} ${reason}.` });
  }

  #nothingLeft() {
    return new KokoroError(this.#failures.at(-1)?.code ?? "engine_failed", this.failures.join(" "));
  }
}
