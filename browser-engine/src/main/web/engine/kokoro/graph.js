/**
 * Kokoro's graph on ONNX Runtime, on the calling thread: token ids, a voice's row and a speed in, samples and durations out.
 *
 * On WebGPU every new input length makes the driver build programs for seconds, so there inputs are filled up with pads to one of a few
 * lengths, and what the pads add is cut off. Elsewhere a length costs nothing and inputs stay as they are.
 */

/** The graph's names. The durations are an inner tensor that installing the pack makes an output. */
const WAVEFORM = "waveform";
const DURATIONS = "/encoder/Gather_output_0";

/** What one unit of duration is long. */
export const SAMPLES_A_UNIT = 600;

/** The longest input: 510 tokens between two pads. */
const LONGEST = 512;

/** Lengths close enough for the voice not to change: a few pads more are heard by nobody, many are. */
export const BUCKETS = [
  ...steps(16, 64, 8), //
  ...steps(80, 192, 16),
  ...steps(224, LONGEST, 32),
];

function steps(first, last, step) {
  return Array.from({ length: (last - first) / step + 1 }, (_, i) => first + i * step);
}

/** The length that an input of this length is filled up to. */
export function bucketOf(length) {
  return BUCKETS.find((bucket) => bucket >= length) ?? length;
}

/**
 * @typedef {object} Sound
 * @property {Int16Array} samples
 * @property {Int32Array} durations one for every id, in units of 600 samples; `samples` is as long as all of them
 * @property {Int32Array} peaks of each unit of the samples: the greatest absolute value times 32767, cut to an integer
 */

export class Graph {
  #ort;
  #session;
  #padded;

  /**
   * @param {object} ort ONNX Runtime's module
   * @param {object} session
   * @param {boolean} padded whether inputs are filled up
   */
  constructor(ort, session, padded) {
    this.#ort = ort;
    this.#session = session;
    this.#padded = padded;
  }

  /**
   * @param {object} ort
   * @param {Uint8Array} model
   * @param {"webgpu" | "wasm"} backend
   * @returns {Promise<Graph>}
   */
  static async open(ort, model, backend) {
    const session = await ort.InferenceSession.create(model, {
      executionProviders: [backend],
      logSeverityLevel: 3,
    });
    if (!session.outputNames.includes(DURATIONS)) throw new Error("the model does not give durations");
    return new Graph(ort, session, backend === "webgpu");
  }

  /**
   * @param {Int32Array} ids with a pad at both ends
   * @param {Float32Array} style the voice's row, 256 numbers
   * @param {number} speed 1 is normal
   * @returns {Promise<Sound>}
   */
  async run(ids, style, speed) {
    const { Tensor } = this.#ort;
    const length = this.#padded ? bucketOf(ids.length) : ids.length;
    const input = new BigInt64Array(length);
    ids.forEach((id, i) => (input[i] = BigInt(id)));
    const outputs = await this.#session.run({
      input_ids: new Tensor("int64", input, [1, length]),
      style: new Tensor("float32", style, [1, style.length]),
      speed: new Tensor("float32", Float32Array.of(speed), [1]),
    });
    const durations = Int32Array.from(outputs[DURATIONS].data.subarray(0, ids.length), Number);
    const units = durations.reduce((sum, each) => sum + each, 0);
    const waveform = outputs[WAVEFORM].data.subarray(0, units * SAMPLES_A_UNIT);
    const sound = { samples: toSamples(waveform), durations, peaks: peaksOf(waveform) };
    for (const tensor of Object.values(outputs)) tensor.dispose();
    return sound;
  }
}

/** Sound as integers; what is not a number becomes the loudest there is, which no test of plausibility lets pass. */
function toSamples(waveform) {
  const samples = new Int16Array(waveform.length);
  for (let i = 0; i < samples.length; i++) {
    const value = Math.round(waveform[i] * 32767);
    samples[i] = value <= -32768 ? -32768 : value <= 32767 ? value : 32767;
  }
  return samples;
}

function peaksOf(waveform) {
  const peaks = new Int32Array(waveform.length / SAMPLES_A_UNIT);
  for (let i = 0; i < waveform.length; i++) {
    const unit = Math.floor(i / SAMPLES_A_UNIT);
    peaks[unit] = Math.max(peaks[unit], Math.trunc(Math.abs(waveform[i]) * 32767));
  }
  return peaks;
}
