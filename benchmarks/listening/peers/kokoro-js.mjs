// kokoro-js, the reader of the model's own makers for JavaScript, as a peer: its front end alone, and all of it.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { KokoroTTS } from "kokoro-js";
import { AutoTokenizer, env, StyleTextToSpeech2Model, Tensor } from "@huggingface/transformers";
import { tokenizer as tokenizerJson } from "./tokenizer.mjs";

env.allowRemoteModels = false;

/**
 * What kokoro-js says for a text: its phonemes (by eSpeak NG) as token ids. The model is not run.
 *
 * @param {string} folder of {@link modelFolder}
 * @returns {Promise<(text: string, voice: string) => Promise<{ids: number[], voice: string, styleRow: number}>>}
 */
export async function frontEnd(folder) {
  env.localModelPath = join(folder, "..");
  const tokenizer = await AutoTokenizer.from_pretrained("kokoro-js", {});
  let asked = null;
  const notSpoken = async ({ input_ids }) => {
    asked = Array.from(input_ids.data, Number);
    return { waveform: new Tensor("float32", new Float32Array(1), [1]) };
  };
  const kokoro = new KokoroTTS(notSpoken, tokenizer);
  return async (text, voice) => {
    await kokoro.generate(text, { voice });
    return { ids: asked, voice, styleRow: Math.min(Math.max(asked.length - 2, 0), 509) };
  };
}

/** All of it: text in, samples out, on the same model file. @returns {Promise<KokoroTTS>} */
export async function whole(folder, { threads }) {
  env.localModelPath = join(folder, "..");
  const model = await StyleTextToSpeech2Model.from_pretrained("kokoro-js", {
    dtype: "fp32",
    device: "cpu",
    session_options: { intraOpNumThreads: threads, interOpNumThreads: 1 },
  });
  return new KokoroTTS(model, await AutoTokenizer.from_pretrained("kokoro-js", {}));
}

/** Puts the files together as kokoro-js expects them: the pack's model beside a tokenizer made from Kokoro's vocabulary. */
export function modelFolder(work, pack) {
  const folder = join(work, "kokoro-js");
  mkdirSync(join(folder, "onnx"), { recursive: true });
  rmSync(join(folder, "onnx", "model.onnx"), { force: true });
  symlinkSync(join(pack, "model-fp32.onnx"), join(folder, "onnx", "model.onnx"));
  writeFileSync(join(folder, "config.json"), JSON.stringify({ model_type: "style_text_to_speech_2" }));
  writeFileSync(
    join(folder, "tokenizer_config.json"),
    JSON.stringify({ model_max_length: 512, tokenizer_class: "PreTrainedTokenizer", unk_token: "$" }),
  );
  writeFileSync(join(folder, "tokenizer.json"), JSON.stringify(tokenizerJson()));
  return folder;
}
