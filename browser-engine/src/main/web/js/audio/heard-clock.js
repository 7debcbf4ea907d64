/**
 * Tells which frame of an AudioContext is leaving the loudspeaker now, so that words light up with what is heard and not
 * with what was computed a buffer earlier.
 *
 * The output time stamp is the best source and includes the device's latency; where a browser gives none, the context's
 * time less its stated latency stands in.
 */

/** A time stamp further than this from the context's own time is not believed. */
const CREDIBLE_SECONDS = 1;

export class HeardClock {
  #context;
  #now;
  #last = 0;

  /**
   * @param {AudioContext} context
   * @param {() => number} [now] milliseconds on the clock of `performance.now`
   */
  constructor(context, now = () => performance.now()) {
    this.#context = context;
    this.#now = now;
  }

  /** The frame heard now; never goes back. */
  frame() {
    const seconds = this.#context.state === "running" ? this.#seconds() : this.#context.currentTime;
    this.#last = Math.max(this.#last, seconds * this.#context.sampleRate);
    return this.#last;
  }

  #seconds() {
    const { currentTime } = this.#context;
    const stamp = this.#context.getOutputTimestamp?.();
    if (stamp?.performanceTime > 0) {
      const seconds = stamp.contextTime + (this.#now() - stamp.performanceTime) / 1000;
      if (Math.abs(seconds - currentTime) < CREDIBLE_SECONDS) {
        return Math.min(seconds, currentTime);
      }
    }
    return Math.max(0, currentTime - (this.#context.outputLatency || this.#context.baseLatency || 0));
  }
}
