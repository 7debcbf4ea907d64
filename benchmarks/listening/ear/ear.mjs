// The ear: Moonshine tiny (MIT), a small recogniser of English speech, on ONNX Runtime. It knows nothing of Aloud, so that what it
// understands was really said.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import llamaTokenizer from "llama-tokenizer-js";
import * as ort from "onnxruntime-node";

/** The sample rate at which the ear listens. */
export const EAR_HZ = 16_000;

const LAYERS = 6;
const HEADS = 8;
const HEAD_DIM = 36;
const START_TOKEN = 1;
const END_TOKEN = 2;
/** Spoken English has about four tokens a second; digits read one by one have more. What goes on beyond is a loop, not speech. */
const TOKENS_A_SECOND = 12;

export class Ear {
  #encoder;
  #decoder;

  constructor(encoder, decoder) {
    this.#encoder = encoder;
    this.#decoder = decoder;
  }

  /** @param {{threads?: number}} [options] @returns {Promise<Ear>} */
  static async open({ threads = 1 } = {}) {
    const main = fileURLToPath(import.meta.resolve("@moonshine-ai/moonshine-js"));
    const folder = join(main, "..", "model", "tiny", "quantized");
    const options = { intraOpNumThreads: threads, interOpNumThreads: 1, logSeverityLevel: 3 };
    return new Ear(
      await ort.InferenceSession.create(join(folder, "encoder_model.onnx"), options),
      await ort.InferenceSession.create(join(folder, "decoder_model_merged.onnx"), options),
    );
  }

  /**
   * Writes down what is said. The most probable token is taken each time, so equal sound gives equal text.
   *
   * @param {Float32Array} samples mono, 16 kHz, in [-1, 1]
   * @returns {Promise<string>}
   */
  async transcribe(samples) {
    const { last_hidden_state: heard } = await this.#encoder.run({
      input_values: new ort.Tensor("float32", samples, [1, samples.length]),
    });
    const tokens = [];
    const limit = Math.max(8, Math.ceil((samples.length / EAR_HZ) * TOKENS_A_SECOND));
    let past = emptyPast();
    for (let token = START_TOKEN; tokens.length < limit;) {
      const first = tokens.length === 0;
      const output = await this.#decoder.run({
        input_ids: new ort.Tensor("int64", [BigInt(token)], [1, 1]),
        encoder_hidden_states: heard,
        use_cache_branch: new ort.Tensor("bool", [!first]),
        ...past,
      });
      token = indexOfLargest(output.logits.data);
      if (token === END_TOKEN) break;
      tokens.push(token);
      past = nextPast(past, output, first);
    }
    return llamaTokenizer.decode([START_TOKEN, ...tokens]).trim();
  }

  async close() {
    await this.#encoder.release();
    await this.#decoder.release();
  }
}

function emptyPast() {
  const past = {};
  for (let layer = 0; layer < LAYERS; layer++) {
    for (const side of ["decoder", "encoder"]) {
      for (const part of ["key", "value"]) {
        past[`past_key_values.${layer}.${side}.${part}`] = new ort.Tensor("float32", [], [0, HEADS, 1, HEAD_DIM]);
      }
    }
  }
  return past;
}

/** What was heard is encoded in the first step and stays; what was written grows with each. */
function nextPast(past, output, first) {
  return Object.fromEntries(
    Object.entries(past).map(([name, before]) => {
      const grows = first || name.includes(".decoder.");
      return [name, grows ? output[name.replace("past_key_values", "present")] : before];
    }),
  );
}

function indexOfLargest(values) {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
  return best;
}
