/**
 * Changes how fast speech plays and keeps its pitch: waveform similarity overlap-add (Verhelst and Roelands, 1993).
 *
 * Every step emits one hop of sound, cross-faded from what would naturally come next to the place near the wanted
 * position that resembles it most. Because a step ends on untouched source samples, plain copying can take over at any
 * step's end without a seam, and at rate 1 the best place is the natural one, so the output equals the input.
 */

/** Length of one step in seconds: one cross-fade. Long enough for two periods of a low voice. */
const HOP_SECONDS = 0.02;
/** How far from the wanted position a likeness is looked for: one period of a 100 Hz voice to either side. */
const SEARCH_SECONDS = 0.01;
/** Likeness is first judged on samples at about this rate, then refined; fine enough for the voice's fundamental. */
const COARSE_HZ = 8000;

export class Wsola {
  #coarse;
  #fadeIn;
  #natural;
  #region;

  /** @param {number} sampleRate of the source, in Hz */
  constructor(sampleRate) {
    /** Samples that one step emits. */
    this.hop = Math.max(8, Math.round(sampleRate * HOP_SECONDS));
    /** Samples to either side of the wanted position that a step may move. */
    this.search = Math.max(4, Math.round(sampleRate * SEARCH_SECONDS));
    this.#coarse = Math.max(1, Math.floor(sampleRate / COARSE_HZ));
    this.#fadeIn = new Float32Array(this.hop);
    for (let i = 0; i < this.hop; i++) {
      this.#fadeIn[i] = 0.5 - 0.5 * Math.cos((Math.PI * (i + 0.5)) / this.hop);
    }
    this.#natural = new Float32Array(this.hop);
    this.#region = new Float32Array(this.hop + 2 * this.search);
  }

  /**
   * Emits one hop.
   *
   * @param {{read: (position: number, out: Float32Array, offset: number, count: number) => void}} source
   * @param {number} natural where the last step left off
   * @param {number} wanted where an exact tempo would read now
   * @param {number} lowest first position that may be read
   * @param {number} highest one past the last position that may be read
   * @param {Float32Array} out at least `hop` long
   * @returns {number} where the next step's `natural` is
   */
  step(source, natural, wanted, lowest, highest, out) {
    const first = Math.max(lowest, Math.min(highest - this.hop, wanted - this.search));
    const last = Math.max(first, Math.min(highest - this.hop, wanted + this.search));
    source.read(natural, this.#natural, 0, this.hop);
    source.read(first, this.#region, 0, last - first + this.hop);
    const offset = this.#mostAlike(last - first);
    for (let i = 0; i < this.hop; i++) {
      const old = this.#natural[i];
      out[i] = old + (this.#region[offset + i] - old) * this.#fadeIn[i];
    }
    return first + offset + this.hop;
  }

  #mostAlike(candidates) {
    const stride = this.#coarse;
    let best = this.#searchRange(0, candidates, stride);
    if (stride > 1) {
      best = this.#searchRange(Math.max(0, best - stride), Math.min(candidates, best + stride), 1);
    }
    return best;
  }

  #searchRange(from, to, stride) {
    let best = from;
    let bestLikeness = -Infinity;
    for (let offset = from; offset <= to; offset += stride) {
      const likeness = this.#likeness(offset, stride);
      if (likeness > bestLikeness) {
        bestLikeness = likeness;
        best = offset;
      }
    }
    return best;
  }

  /** Normalised cross-correlation; signed, so that an inverted match never wins. */
  #likeness(offset, stride) {
    let product = 0;
    let energy = 1e-9;
    for (let i = 0; i < this.hop; i += stride) {
      const there = this.#region[offset + i];
      product += this.#natural[i] * there;
      energy += there * there;
    }
    return product / Math.sqrt(energy);
  }
}
