/**
 * Turns queued blocks into the sound of the next moment: the heart of the audio worklet, kept free of Web Audio so that
 * tests can run it sample by sample.
 *
 * At rate 1 samples pass through untouched and joins are gapless; at other rates WSOLA keeps the pitch. Where sound
 * would be cut off in mid-wave (a pause, a seek, a start inside a block) it is faded over a few milliseconds.
 *
 * Events tell what became of the stream, with the context frame at which it sounds:
 *  - `anchor` {frame, id, index, sample, rate}: from `frame` on, block `id` plays from `sample`, `rate` source samples a
 *    frame, until the next anchor. `rate` 0 means that it stands still there.
 *  - `block` {frame, id, index}: a block begins.
 *  - `dry` {frame, starved}: nothing is left to play; `starved` unless the stream was finished.
 *  - `rejected` {id, index}: a block came too late, as it or a later one has begun.
 */
import { SampleQueue } from "./sample-queue.js";
import { Wsola } from "./wsola.js";

/** Length of the fades that keep pauses and seeks from clicking. */
export const FADE_SECONDS = 0.005;
/** The playback rates on offer. */
export const RATE_MIN = 0.5;
export const RATE_MAX = 3;

export class Renderer {
  #queue = new SampleQueue();
  #wsola;
  #hop;
  #hopRead = 0;
  #hopEnd = 0;
  /** Where the source goes on, to the sample. */
  #natural = 0;
  /** Where an exact tempo would be; equals `#natural` at rate 1, within the search range of it otherwise. */
  #heard = 0;
  #rate = 1;
  #hopRate = 1;
  #playing = false;
  #halted = true;
  #finished = false;
  #sounded = false;
  #dry = true;
  #moved = true;
  #gain = 1;
  #gainStep;
  #tail = new Float32Array(0);
  #tailRead = 0;
  #events = [];

  /** @param {number} sampleRate of the context, in Hz */
  constructor(sampleRate) {
    this.#wsola = new Wsola(sampleRate);
    this.#hop = new Float32Array(this.#wsola.hop);
    this.#gainStep = 1 / Math.max(1, Math.round(sampleRate * FADE_SECONDS));
    /** How often, and for how many frames, there was nothing to play though more was to come. */
    this.starvation = { count: 0, frames: 0 };
  }

  /**
   * Adds a block; it replaces the not yet begun block of its index and all after it.
   *
   * @param {{id: number, index: number, pcm: Int16Array, from?: number, last?: boolean}} block `from`: first sample to
   *     play; `last`: nothing follows
   */
  push(block) {
    if (!this.#queue.push(block)) {
      this.#events.push({ type: "rejected", id: block.id, index: block.index });
      return;
    }
    this.#finished = block.last === true;
    if (block.from > 0 && !this.#sounded) {
      this.#gain = 0;
    }
  }

  /** Says that nothing follows what is queued, so that running dry is the end and no starvation. */
  finish() {
    this.#finished = true;
  }

  /** Forgets all queued sound; what is being heard fades out. */
  flush() {
    if (!this.#halted && !this.#dry) {
      this.#fadeOutBeside();
    }
    this.#queue.clear();
    this.#natural = this.#heard = this.#hopRead = this.#hopEnd = 0;
    this.#finished = this.#sounded = false;
    this.#dry = this.#moved = true;
    this.#halted = !this.#playing;
    this.#gain = 1;
  }

  /** Starts or resumes. */
  play() {
    this.#playing = true;
    this.#halted = false;
    this.#moved = true;
  }

  /** Fades out and stands still. */
  pause() {
    this.#playing = false;
    this.#halted = this.#dry || !this.#sounded;
  }

  /** @param {number} rate source seconds per second heard; takes hold within one hop */
  setRate(rate) {
    this.#rate = Math.min(RATE_MAX, Math.max(RATE_MIN, rate));
    this.#moved = true;
  }

  /** What happened since the last call. */
  takeEvents() {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  /**
   * Fills `out` with the next frames.
   *
   * @param {Float32Array} out
   * @param {number} frame the context frame of `out[0]`
   */
  render(out, frame) {
    out.fill(0);
    if (!this.#halted) {
      const wanted = this.#playing ? out.length : Math.min(out.length, Math.ceil(this.#gain / this.#gainStep));
      const produced = this.#produce(out, wanted, frame);
      this.#fade(out, produced, this.#playing ? this.#gainStep : -this.#gainStep);
      if (this.#playing) {
        this.#noteDryness(out.length - produced, frame + produced);
      } else if (this.#gain === 0 || produced < wanted) {
        this.#halted = true;
        this.#anchor(frame + produced, 0);
      }
    }
    for (let i = 0; i < out.length && this.#tailRead < this.#tail.length; i++) {
      out[i] += this.#tail[this.#tailRead++];
    }
  }

  /** Emits up to `count` frames of source, less where the stream runs dry. */
  #produce(out, count, frame) {
    let done = 0;
    while (done < count) {
      if (this.#hopRead === this.#hopEnd && this.#natural >= this.#queue.end) {
        break;
      }
      if (this.#hopRead === this.#hopEnd && this.#rate !== 1) {
        this.#stretch();
      }
      done += this.#emit(out, done, count - done, frame + done);
    }
    this.#queue.discardBefore(Math.min(this.#natural, this.#heard) - 2 * this.#wsola.hop);
    return done;
  }

  /** Copies from the hop at hand, or straight from the source where none is. */
  #emit(out, offset, room, frame) {
    const stretched = this.#hopRead < this.#hopEnd;
    const slope = stretched ? this.#hopRate : 1;
    const count = Math.min(room, stretched ? this.#hopEnd - this.#hopRead : this.#queue.end - this.#natural);
    if (!stretched) {
      this.#heard = this.#natural;
    }
    if (this.#moved || this.#dry) {
      this.#moved = this.#dry = false;
      this.#sounded = true;
      this.#anchor(frame, slope);
    }
    for (const block of this.#queue.begin(this.#heard + count * slope)) {
      const at = frame + Math.max(0, Math.ceil((block.at - this.#heard) / slope));
      this.#events.push({ type: "block", frame: at, id: block.id, index: block.index });
      this.#events.push({
        type: "anchor",
        frame: at,
        id: block.id,
        index: block.index,
        sample: block.from,
        rate: slope,
      });
    }
    if (stretched) {
      out.set(this.#hop.subarray(this.#hopRead, this.#hopRead + count), offset);
      this.#hopRead += count;
    } else {
      this.#queue.read(this.#natural, out, offset, count);
      this.#natural += count;
    }
    this.#heard += count * slope;
    return count;
  }

  /** Makes the next hop at the rate at hand. The stream's last hop ends exactly on its last sample. */
  #stretch() {
    const { hop } = this.#wsola;
    const { start, end } = this.#queue;
    const advance = hop * this.#rate;
    this.#hopRead = 0;
    this.#hopEnd = Math.min(hop, end - this.#natural);
    this.#hopRate = this.#rate;
    if (this.#hopEnd < hop) {
      // Less than a hop is left: there is nothing to fade to, so it is played out as it is.
      this.#queue.read(this.#natural, this.#hop, 0, this.#hopEnd);
      this.#natural = end;
    } else {
      const target = Math.round(this.#heard + advance) - hop;
      const isLast = this.#heard + advance >= end;
      const lowest = isLast ? end - hop : start;
      this.#natural = this.#wsola.step(this.#queue, this.#natural, target, lowest, end, this.#hop);
    }
    if (this.#natural === end) {
      this.#hopRate = Math.max(0, end - this.#heard) / this.#hopEnd;
    }
  }

  #fade(out, count, step) {
    if (this.#gain === 1 && step > 0) {
      return;
    }
    for (let i = 0; i < count; i++) {
      this.#gain = Math.min(1, Math.max(0, this.#gain + step));
      out[i] *= this.#gain;
    }
    if (this.#gain < this.#gainStep / 2) {
      this.#gain = 0;
    }
  }

  #noteDryness(missing, frame) {
    if (missing === 0) {
      return;
    }
    const soundless = this.#queue.begin(this.#queue.end + 1);
    for (const block of soundless) {
      this.#events.push({ type: "block", frame, id: block.id, index: block.index });
    }
    this.#sounded ||= soundless.length > 0;
    if (!this.#sounded) {
      return;
    }
    const starved = !this.#finished;
    if (!this.#dry) {
      this.#anchor(frame, 0);
      this.starvation.count += starved ? 1 : 0;
    }
    if (!this.#dry || soundless.length > 0) {
      this.#dry = true;
      this.#events.push({ type: "dry", frame, starved });
    }
    this.starvation.frames += starved ? missing : 0;
  }

  /** Keeps the next few milliseconds of the old stream, fading, to be mixed under whatever comes. */
  #fadeOutBeside() {
    const told = this.#events;
    this.#events = [];
    const tail = new Float32Array(Math.round(1 / this.#gainStep));
    const produced = this.#produce(tail, tail.length, 0);
    this.#fade(tail, produced, -this.#gainStep);
    this.#tail = tail;
    this.#tailRead = 0;
    this.#events = told;
  }

  #anchor(frame, rate) {
    const block = this.#queue.blockAt(this.#heard);
    if (block) {
      const sample = Math.min(block.pcm.length, block.from + this.#heard - block.at);
      this.#events.push({ type: "anchor", frame, id: block.id, index: block.index, sample, rate });
    }
  }
}
