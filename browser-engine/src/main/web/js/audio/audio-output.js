/**
 * Plays blocks through Web Audio, and knows at every moment which sample of which block is heard.
 *
 * The context runs at the voice's own sample rate, so that at playback rate 1 the samples that leave are the samples that
 * came. Sound is made in the worklet (`renderer.js`); this side opens the context, hands blocks over and keeps the
 * timeline. Knows nothing of documents or engines.
 *
 * Listeners of `subscribe` get the Renderer's `block`, `dry` and `rejected` events, with `generation` added; and
 * `blocked` {message} when the browser refuses sound, `broken` {message} when it cannot make any, `interrupted` when
 * something outside the page took the device away.
 */
import { HeardClock } from "./heard-clock.js";
import { resample } from "./resample.js";
import { Timeline } from "./timeline.js";
import { Subscribers } from "../subscribers.js";

const WORKLET_URL = new URL("./audio-worklet.js", import.meta.url);
/** The rate to open at before the first block tells: flite's. */
const DEFAULT_SAMPLE_RATE = 16000;
/** How long a pause lasts before the audio device is let go. */
const SUSPEND_AFTER_MS = 2000;
/** How long a context may take to start before the browser is thought to refuse it. */
const BLOCKED_AFTER_MS = 5000;

export class AudioOutput {
  #openContext;
  #record;
  #context = null;
  #opening = Promise.resolve();
  #clock = null;
  #timeline = new Timeline();
  #subscribers = new Subscribers();
  #queued = new Map();
  #nextId = 1;
  #playing = false;
  #rate = 1;
  #quiet = true;
  #contexts = 0;
  #epoch = 0;
  #suspendTimer = 0;
  #blockedTimer = 0;
  #suspending = false;
  #starvation = { count: 0, frames: 0 };
  #starvedBefore = { count: 0, frames: 0 };

  /**
   * @param {object} [options]
   * @param {(piece: {context: number, sampleRate: number, frame: number, samples: Float32Array}) => void}
   *     [options.record] gets everything that is put out
   * @param {(sampleRate: number) => AudioContext} [options.openContext]
   */
  constructor({
    record,
    openContext = (sampleRate) => new AudioContext({ sampleRate, latencyHint: "playback" }),
  } = {}) {
    this.#record = record;
    this.#openContext = openContext;
  }

  /** Starvation since the page was opened: {count, frames}. */
  get starvation() {
    return {
      count: this.#starvedBefore.count + this.#starvation.count,
      frames: this.#starvedBefore.frames + this.#starvation.frames,
    };
  }

  /** The context's sample rate in Hz; 0 before it is open. */
  get sampleRate() {
    return this.#context?.sampleRate ?? 0;
  }

  /** How many contexts were opened: frames of different contexts are not comparable. */
  get contexts() {
    return this.#contexts;
  }

  /** @param {(event: object) => void} listener */
  subscribe(listener) {
    return this.#subscribers.add(listener);
  }

  /** Opens the audio device. Call it inside a click or key press: browsers allow sound only from there. */
  unlock() {
    this.#ensureContext(this.#context?.sampleRate ?? DEFAULT_SAMPLE_RATE);
    if (this.#context.state !== "running") {
      this.#resume(this.#context);
    }
  }

  /**
   * Queues a block; it replaces what is queued from its index on and has not begun.
   *
   * @param {{index: number, generation: number, sampleRate: number, pcm: Int16Array, from?: number, last?: boolean}} block
   * @returns {number} the id by which `heard` names it
   */
  push({ index, generation, sampleRate, pcm, from = 0, last = false }) {
    if (this.#quiet && this.#context?.sampleRate !== sampleRate) {
      this.#ensureContext(sampleRate);
    }
    this.#quiet = false;
    const id = this.#nextId++;
    const ratio = this.#context.sampleRate / sampleRate;
    this.#queued.set(id, { generation, index, ratio });
    const samples = resample(pcm, sampleRate, this.#context.sampleRate);
    this.#send({ type: "push", id, index, pcm: samples, from: Math.round(from * ratio), last });
    return id;
  }

  /** Says that nothing follows what is queued. */
  finish() {
    this.#send({ type: "finish" });
  }

  /** Drops all sound. */
  flush() {
    this.#quiet = true;
    this.#queued.clear();
    this.#timeline.clear();
    this.#epoch++;
    this.#send({ type: "flush", epoch: this.#epoch });
  }

  /** Starts, or goes on where it stands. */
  play() {
    clearTimeout(this.#suspendTimer);
    this.unlock();
    this.#playing = true;
    this.#send({ type: "play" });
  }

  /** Stands still, and lets go of the audio device a little later. */
  pause() {
    this.#playing = false;
    this.#send({ type: "pause" });
    clearTimeout(this.#suspendTimer);
    this.#suspendTimer = setTimeout(() => this.#suspend(), SUSPEND_AFTER_MS);
  }

  /** @param {number} rate playback rate, 0.5 to 3, with the pitch kept */
  setRate(rate) {
    this.#rate = rate;
    this.#send({ type: "rate", rate });
  }

  /**
   * What is heard now.
   *
   * @returns {{id: number, index: number, generation: number, sample: number, frame: number, rate: number} | null}
   *     `sample` in the block's own sample rate; null while nothing was played since the last flush
   */
  heard() {
    if (!this.#clock) {
      return null;
    }
    const frame = this.#clock.frame();
    const place = this.#timeline.at(frame);
    const block = place && this.#queued.get(place.id);
    return block ? { ...place, sample: place.sample / block.ratio, generation: block.generation, frame } : null;
  }

  /** The frame that leaves the loudspeaker now; 0 before the context is open. */
  heardFrame() {
    return this.#clock?.frame() ?? 0;
  }

  #ensureContext(sampleRate) {
    if (this.#context?.sampleRate === sampleRate) {
      return;
    }
    this.#close();
    const context = this.#openContext(sampleRate);
    const number = ++this.#contexts;
    this.#context = context;
    this.#clock = new HeardClock(context);
    this.#watchState(context);
    this.#timeline.clear();
    this.#opening = this.#connect(context, number);
    this.#opening.catch((error) => this.#break(context, error.message));
    this.#send({ type: "flush", epoch: this.#epoch });
    this.#send({ type: "rate", rate: this.#rate });
    if (this.#playing) {
      this.#resume(context);
      this.#send({ type: "play" });
    }
  }

  /** Who plays again before the device is let go finds a context that still claims to run: it is resumed after. */
  #suspend() {
    const context = this.#context;
    this.#suspending = context !== null;
    context
      ?.suspend()
      .catch(() => (this.#suspending = false))
      .then(() => {
        if (this.#playing && context === this.#context && context.state !== "running") {
          this.#resume(context);
        }
      });
  }

  #resume(context) {
    const tell = (message) => {
      if (this.#playing && context === this.#context && context.state !== "running") {
        this.#emit({ type: "blocked", message });
      }
    };
    context.resume().catch((error) => {
      clearTimeout(this.#blockedTimer);
      tell(error.message);
    });
    // Some browsers neither allow nor refuse: they wait for a gesture that may never come.
    clearTimeout(this.#blockedTimer);
    this.#blockedTimer = setTimeout(() => tell("no sound without a gesture"), BLOCKED_AFTER_MS);
  }

  /** A phone call, or the device going away, stops a context that was running. */
  #watchState(context) {
    let ran = false;
    context.onstatechange = () => {
      const stopped = ran && context.state !== "running";
      ran = context.state === "running";
      if (ran) {
        this.#suspending = false;
        clearTimeout(this.#blockedTimer);
      }
      if (stopped && this.#playing && !this.#suspending && context === this.#context) {
        this.#emit({ type: "interrupted" });
      }
    };
  }

  async #connect(context, number) {
    await context.audioWorklet.addModule(WORKLET_URL);
    const node = new AudioWorkletNode(context, "aloud-output", {
      numberOfInputs: 0,
      outputChannelCount: [1],
      processorOptions: { record: this.#record !== undefined },
    });
    node.port.onmessage = ({ data }) => this.#take(data, context, number);
    node.onprocessorerror = () => this.#break(context, "the audio worklet stopped");
    node.connect(context.destination);
    return node;
  }

  /** A context that makes no sound is given up, so that the next `unlock` opens another. */
  #break(context, message) {
    if (context === this.#context) {
      this.#close();
      this.#context = this.#clock = null;
      this.#quiet = true;
      this.#emit({ type: "broken", message });
    }
  }

  #close() {
    const context = this.#context;
    if (context) {
      this.#starvedBefore = this.starvation;
      this.#starvation = { count: 0, frames: 0 };
      this.#suspending = false;
      const disconnected = this.#opening.then((node) => node?.disconnect()).catch(() => undefined);
      disconnected.then(() => context.close()).catch(() => undefined);
    }
  }

  /** Messages wait for the worklet in the order they were given. */
  #send(message) {
    if (this.#context) {
      this.#opening = this.#opening.then((node) => {
        node.port.postMessage(message);
        return node;
      });
      this.#opening.catch(() => undefined);
    }
  }

  #take(data, context, number) {
    if (data.type === "recorded") {
      this.#record({ context: number, sampleRate: context.sampleRate, frame: data.frame, samples: data.samples });
    } else if (context === this.#context) {
      this.#starvation = data.starvation;
      if (data.epoch === this.#epoch) {
        data.events.forEach((event) => this.#follow(event));
      }
    }
  }

  #follow(event) {
    const block = this.#queued.get(event.id);
    if (event.type === "anchor") {
      if (block) {
        this.#timeline.add(event);
      }
      return;
    }
    if (event.type === "block") {
      this.#forgetBefore(event.id);
    }
    this.#emit({ ...event, generation: block?.generation });
  }

  /** Keeps a few past blocks, as what is heard lags behind what is made. */
  #forgetBefore(id) {
    for (const held of this.#queued.keys()) {
      if (held < id - 16) {
        this.#queued.delete(held);
      }
    }
  }

  #emit(event) {
    this.#subscribers.tell(event);
  }
}
