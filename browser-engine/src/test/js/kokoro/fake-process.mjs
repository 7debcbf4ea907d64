/** The graph's sub-worker as the runner sees it: answers when a test says so, and knows whether it was ended. */
import { SAMPLES_A_UNIT } from "../../../main/web/engine/kokoro/graph.js";
import { GraphError } from "../../../main/web/engine/kokoro/graph-process.js";
import { IDS } from "../../../main/web/engine/kokoro/self-test.js";

/** What a sound backend makes of the self-test's sentence. */
const DURATIONS = [14, 1, 1, 2, 1, 2, 1, 2, 2, 2, 3, 3, 4, 2, 2, 2, 2, 2, 2, 3, 2, 2, 2, 13, 7, 1];

/** A clock that stands still until it is told, and a wait that lasts as long as a test wants it to. */
export class FakeClock {
  ms = 0;
  #waiting = [];

  now = () => this.ms;

  wait = (ms) => new Promise((done) => this.#waiting.push({ at: this.ms + ms, done }));

  /** Time goes by; what waited for it goes on. */
  async pass(ms) {
    this.ms += ms;
    const due = this.#waiting.filter(({ at }) => at <= this.ms);
    this.#waiting = this.#waiting.filter(({ at }) => at > this.ms);
    for (const { done } of due) done();
    await settled();
  }
}

/** Everything that can go on without time going by has gone on. */
export const settled = () => new Promise((done) => setImmediate(done));

export class FakeProcess {
  /** The lengths of all inputs so far. */
  runs = [];
  ended = false;
  #opening;
  #clock;
  #msARun;
  #onLost;
  #held = [];
  #holds = false;
  #reject = null;

  /**
   * @param {(message: string) => void} onLost
   * @param {{clock?: FakeClock, msARun?: number, opening?: Promise<void>}} [parts] `msARun`: how far a run moves the clock; `opening`: when it is open
   */
  constructor(onLost, { clock = new FakeClock(), msARun = 0, opening = Promise.resolve() } = {}) {
    this.#onLost = onLost;
    this.#clock = clock;
    this.#msARun = msARun;
    this.#opening = opening;
  }

  open() {
    return this.#ask((answer) => this.#opening.then(answer));
  }

  run(ids) {
    this.runs.push(ids.length);
    this.#clock.ms += this.#msARun;
    return this.#ask((answer) => {
      const tell = () => answer(soundOf(ids));
      if (this.#holds) this.#held.push(tell);
      else queueMicrotask(tell);
    });
  }

  end() {
    this.ended = true;
    this.#reject?.(new GraphError("it was ended"));
  }

  /** Runs are answered only once they are let go. */
  hold() {
    this.#holds = true;
  }

  /** Answers what is held, and nothing that comes after it. */
  answer() {
    for (const tell of this.#held.splice(0)) tell();
  }

  release() {
    this.#holds = false;
    this.answer();
  }

  /** It dies by itself, as it does when the graphics processor is gone. */
  lose(message) {
    this.ended = true;
    this.#reject?.(new GraphError(message));
    this.#onLost(message);
  }

  /** @param {(answer: (value: unknown) => void) => unknown} then gives the answer, or a promise that is rejected */
  #ask(then) {
    if (this.ended) return Promise.reject(new GraphError("it was ended"));
    return new Promise((resolve, reject) => {
      this.#reject = reject;
      Promise.resolve(then(resolve)).catch(reject);
    });
  }
}

/** Silence and then a tone, as long as the durations say. */
function soundOf(ids) {
  const durations = ids.length === IDS.length ? Int32Array.from(DURATIONS) : new Int32Array(ids.length).fill(2);
  const units = durations.reduce((sum, each) => sum + each, 0);
  const samples = new Int16Array(units * SAMPLES_A_UNIT);
  for (let i = 8 * SAMPLES_A_UNIT; i < samples.length; i++) samples[i] = 4000 * Math.sin(i / 20);
  return { samples, durations, peaks: new Int32Array(units) };
}
