/**
 * The audio thread's end of `audio-output.js`: a `Renderer` behind a message port.
 *
 * In come {type: "push" | "finish" | "flush" | "play" | "pause" | "rate"}, the Renderer's own calls. Out go its events, in
 * batches {type: "events", epoch, events, starvation} with the epoch of the last flush, so that news of dropped sound can
 * be told from news of what followed; and, where `processorOptions.record` is set, what was put out:
 * {type: "recorded", frame, samples}.
 */
import { Renderer } from "./renderer.js";

/** Frames of one recorded piece: few messages, yet soon enough for a test that waits for them. */
const RECORD_FRAMES = 4096;

class OutputProcessor extends AudioWorkletProcessor {
  #renderer = new Renderer(sampleRate);
  #epoch = 0;
  #record;
  #piece = new Float32Array(RECORD_FRAMES);
  #pieceFill = 0;

  constructor({ processorOptions }) {
    super();
    this.#record = processorOptions.record === true;
    this.port.onmessage = ({ data }) => this.#take(data);
  }

  process(inputs, [[out]]) {
    this.#renderer.render(out, currentFrame);
    const events = this.#renderer.takeEvents();
    if (events.length > 0) {
      const starvation = { ...this.#renderer.starvation };
      this.port.postMessage({ type: "events", epoch: this.#epoch, events, starvation });
    }
    if (this.#record) {
      this.#tap(out);
    }
    return true;
  }

  #take(message) {
    switch (message.type) {
      case "push":
        return this.#renderer.push(message);
      case "finish":
        return this.#renderer.finish();
      case "flush":
        this.#epoch = message.epoch;
        return this.#renderer.flush();
      case "play":
        return this.#renderer.play();
      case "pause":
        return this.#renderer.pause();
      case "rate":
        return this.#renderer.setRate(message.rate);
      default:
        return undefined;
    }
  }

  #tap(out) {
    this.#piece.set(out, this.#pieceFill);
    this.#pieceFill += out.length;
    if (this.#pieceFill === this.#piece.length) {
      const frame = currentFrame + out.length - this.#piece.length;
      this.port.postMessage({ type: "recorded", frame, samples: this.#piece }, [this.#piece.buffer]);
      this.#piece = new Float32Array(RECORD_FRAMES);
      this.#pieceFill = 0;
    }
  }
}

registerProcessor("aloud-output", OutputProcessor);
