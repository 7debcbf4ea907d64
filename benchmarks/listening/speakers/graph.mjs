// Kokoro's graph by itself, run in Node without any of Aloud's code: token ids in, samples and durations out. Spoken sound is kept
// in a folder, by everything that it depends on, so that a corpus of which three sentences changed is spoken again in seconds.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as ort from "onnxruntime-node";

export const KOKORO_HZ = 24_000;
export const SAMPLES_A_UNIT = 600;
const STYLE = 256;

/**
 * @typedef {object} Run
 * @property {number[]} ids token ids, zeros at both ends
 * @property {string} voice
 * @property {number} styleRow row of the voice's file
 *
 * @typedef {object} Spoken
 * @property {Float32Array} samples mono, 24 kHz
 * @property {number[]} durations units of 600 samples, one for each id
 */

export class Graph {
  #session = null;
  #voices = new Map();
  #model;
  #folder;
  #cache;
  #threads;

  /** @param {{pack: string, cache?: string | null, threads?: number}} options pack: the folder of an installed model pack */
  constructor({ pack, cache = null, threads = 2 }) {
    this.#model = join(pack, "model-fp32.onnx");
    this.#folder = join(pack, "voices");
    this.#cache = cache;
    this.#threads = threads;
    if (cache) mkdirSync(cache, { recursive: true });
  }

  /** @param {Run} run @returns {Promise<Spoken>} */
  async speak(run) {
    const path = this.#cache && join(this.#cache, `${this.#key(run)}.f32`);
    if (path && statSync(path, { throwIfNoEntry: false })) return fromBytes(readFileSync(path), run.ids.length);
    const spoken = await this.#run(run);
    if (path) {
      const part = `${path}.${process.pid}.part`;
      writeFileSync(part, toBytes(spoken));
      renameSync(part, path);
    }
    return spoken;
  }

  async #run({ ids, voice, styleRow }) {
    this.#session ??= await ort.InferenceSession.create(this.#model, {
      intraOpNumThreads: this.#threads,
      interOpNumThreads: 1,
      logSeverityLevel: 3,
    });
    const style = this.#voice(voice).subarray(styleRow * STYLE, (styleRow + 1) * STYLE);
    const { waveform, "/encoder/Gather_output_0": durations } = await this.#session.run({
      input_ids: new ort.Tensor("int64", BigInt64Array.from(ids, BigInt), [1, ids.length]),
      style: new ort.Tensor("float32", style, [1, STYLE]),
      speed: new ort.Tensor("float32", [1], [1]),
    });
    return { samples: waveform.data, durations: Array.from(durations.data, Number) };
  }

  #voice(name) {
    if (!this.#voices.has(name)) {
      const bytes = readFileSync(join(this.#folder, `${name}.bin`));
      this.#voices.set(
        name,
        new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)),
      );
    }
    return this.#voices.get(name);
  }

  #key({ ids, voice, styleRow }) {
    const { size } = statSync(this.#model);
    return createHash("sha256")
      .update(`${size}|${voice}|${styleRow}|${ids.join(",")}`)
      .digest("hex")
      .slice(0, 32);
  }
}

function toBytes({ samples, durations }) {
  return Buffer.concat([
    Buffer.from(Float32Array.from(durations).buffer),
    Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength),
  ]);
}

function fromBytes(bytes, ids) {
  const values = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  return { durations: Array.from(values.subarray(0, ids)), samples: values.slice(ids) };
}
