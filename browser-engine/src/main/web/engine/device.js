/**
 * What the engine is given of its surroundings: a clock, timers, the block store, flite and Kokoro, each with callbacks instead of promises, because
 * that is what compiled Java takes to most simply.
 */
import { BlockStore } from "./block-store.js";
import { KokoroError } from "./kokoro/kokoro-error.js";
import { adviceOn } from "./kokoro/words.js";

/** How much the browser's own cache of blocks may take, unless the page says otherwise: about two hours of flite. */
const DEFAULT_CACHE_BYTES = 256 << 20;

/** What is kept where there is no IndexedDB. */
const MEMORY_CACHE_BYTES = 48 << 20;

/** Clock and timers. */
export class Clock {
  #channel = new MessageChannel();
  #tasks = [];

  constructor() {
    this.#channel.port1.onmessage = () => this.#tasks.shift()?.();
  }

  /** @returns {number} milliseconds, never going back */
  now() {
    return performance.now();
  }

  /** Runs a task after what waits now: a message, since nested time-outs are held back by browsers. */
  soon(task) {
    this.#tasks.push(task);
    this.#channel.port2.postMessage(0);
  }

  /** @returns {number} a timer for `cancel` */
  after(ms, task) {
    return Number(setTimeout(task, ms));
  }

  cancel(timer) {
    clearTimeout(timer);
  }

  /** Lets a Node process end. */
  close() {
    this.#channel.port1.close();
  }
}

/** The block store behind callbacks. Can be used at once: what is asked before it is open waits. */
export class StorePort {
  #store = null;
  #opening;
  #enabled = true;

  /**
   * @param {() => Promise<import("./block-store.js").Shelf>} openShelf rejected where there is none
   * @param {() => import("./block-store.js").Shelf} memoryShelf what is used then
   */
  constructor(openShelf, memoryShelf) {
    this.#opening = openShelf()
      .then((shelf) => BlockStore.open(shelf, { maxBytes: DEFAULT_CACHE_BYTES }))
      .catch(() => BlockStore.open(memoryShelf(), { maxBytes: MEMORY_CACHE_BYTES }))
      .then((store) => (this.#store = store));
  }

  /** Calls back when `has` knows what is there. */
  whenOpen(then) {
    this.#opening.then(() => then());
  }

  has(key) {
    return this.#enabled && this.#store !== null && this.#store.has(key);
  }

  /** @param {(pcm: Int8Array, sampleRate: number, words: Int32Array) => void} found @param {() => void} missing */
  get(key, found, missing) {
    const asked = this.#enabled ? this.#opening.then((store) => store.get(key)) : Promise.resolve(null);
    asked.then((block) => (block ? found(new Int8Array(block.pcm), block.sampleRate, block.words) : missing()));
  }

  /** Keeps a copy. @param {(kept: boolean, evicted: boolean) => void} done `evicted`: others had to go for it */
  put(key, pcm, sampleRate, words, done) {
    if (!this.#enabled) {
      done(false, false);
      return;
    }
    const block = { pcm: pcm.slice().buffer, sampleRate, words: words.slice() };
    this.#opening
      .then(async (store) => {
        const before = store.usage().blocks;
        const kept = await store.put(key, block);
        done(kept, store.usage().blocks < before);
      })
      .catch(() => done(false, false));
  }

  /** @param {() => void} done */
  clear(done) {
    this.#opening
      .then((store) => store.clear())
      .then(
        () => done(),
        () => done(),
      );
  }

  /** @param {boolean} enabled whether it is read and written @param {number} maxBytes the cap; negative leaves it */
  configure(enabled, maxBytes) {
    this.#enabled = enabled;
    if (maxBytes >= 0) this.#opening.then((store) => store.limit(maxBytes));
  }
}

/** flite behind callbacks. */
export class FlitePort {
  #flite;

  /** @param {import("./flite.js").Flite} flite */
  constructor(flite) {
    this.#flite = flite;
  }

  /** Begins loading, so that the first block does not wait for it. */
  load(loaded, failed) {
    this.#flite
      .load()
      .then(() => loaded())
      .catch(tell(failed));
  }

  /**
   * @param {string[]} args
   * @param {string} inputFile
   * @param {string} input
   * @param {string} outputFile
   * @param {number} limitMs
   * @param {(stdout: string, file: Int8Array) => void} done the file is empty where none was asked for
   * @param {(code: string, message: string) => void} failed
   */
  run(args, inputFile, input, outputFile, limitMs, done, failed) {
    this.#flite
      .run({ args: Array.from(args), inputFile, input, outputFile }, limitMs)
      .then(({ stdout, file }) => done(stdout, signed(file ?? new Uint8Array())))
      .catch(tell(failed));
  }
}

/** Kokoro behind callbacks. */
export class KokoroPort {
  #kokoro;
  #loadLexicon;
  #lexicon = null;

  /**
   * @param {import("./kokoro/kokoro.js").Kokoro} kokoro
   * @param {() => Promise<Uint8Array>} loadLexicon how words are pronounced; fetched when somebody first speaks
   */
  constructor(kokoro, loadLexicon) {
    this.#kokoro = kokoro;
    this.#loadLexicon = loadLexicon;
  }

  /** The weights that are here, or would be fetched: `fp16` or `fp32`. */
  precision() {
    return this.#kokoro.status.precision;
  }

  /** @param {(lexicon: Int8Array) => void} loaded @param {(code: string, message: string) => void} failed */
  load(precision, loaded, failed) {
    this.#lexicon ??= this.#loadLexicon().catch((error) => {
      this.#lexicon = null; // the next time may go better
      throw new KokoroError(
        "unreachable",
        `Kokoro’s pronunciations could not be fetched (${error.message}). ${adviceOn("status" in error, "try Kokoro again")}`,
      );
    });
    Promise.all([this.#lexicon, this.#kokoro.load(precision)])
      .then(([bytes]) => loaded(signed(bytes)))
      .catch(tell(failed));
  }

  /**
   * @param {Int32Array} ids
   * @param {string} voice
   * @param {number} row of the voice
   * @param {number} speed thousandths
   * @param {(pcm: Int8Array, durations: Int32Array, peaks: Int32Array) => void} done
   * @param {(code: string, message: string) => void} failed
   */
  run(ids, voice, row, speed, done, failed) {
    this.#kokoro
      .run(ids, voice, row, speed / 1000)
      .then(({ samples, durations, peaks }) => done(signed(samples), durations, peaks))
      .catch(tell(failed));
  }
}

/** Says why something failed, be it in what takes the result: who waits for an answer must have one. */
function tell(failed) {
  return ({ code, message }) => {
    if (code) failed(code, message);
    else failed("engine_failed", `a fault in Aloud: ${message}`);
  };
}

function signed(bytes) {
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
