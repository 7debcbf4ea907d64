// Speaks sentences, hears them, and compares.
import { resample } from "../../end-to-end/harness/wav.mjs";
import { EAR_HZ } from "./ear/ear.mjs";
import { compare } from "./words/compare.mjs";

/**
 * @typedef {import("./corpus.mjs").Sentence & {heard: string, words: number, errors: number,
 *   confusions: {said: string, heard: string}[], seconds: number}} Heard
 */

/**
 * @param {import("./corpus.mjs").Sentence[]} sentences
 * @param {{speak: (texts: string[]) => AsyncIterable<{samples: Float32Array, sampleRate: number}>}} speaker gives one sound a text, in order
 * @param {import("./ear/ear.mjs").Ear} ear
 * @param {(done: number) => void} [progress]
 * @returns {Promise<Heard[]>}
 */
export async function listen(sentences, speaker, ear, progress = () => {}) {
  const all = [];
  for await (const { samples, sampleRate } of speaker.speak(sentences.map(({ text }) => text))) {
    const sentence = sentences[all.length];
    const heard = await ear.transcribe(resample(samples, sampleRate, EAR_HZ));
    all.push({ ...sentence, heard, seconds: samples.length / sampleRate, ...compare(sentence.said, heard) });
    progress(all.length);
  }
  if (all.length !== sentences.length) throw new Error(`spoke ${all.length} of ${sentences.length} sentences`);
  return all;
}

/** @param {Heard[]} heard @returns {{sentences: number, words: number, errors: number, percent: number}} */
export function rate(heard) {
  const words = heard.reduce((sum, one) => sum + one.words, 0);
  const errors = heard.reduce((sum, one) => sum + one.errors, 0);
  return { sentences: heard.length, words, errors, percent: words === 0 ? 0 : (100 * errors) / words };
}

/** @param {Heard[]} heard @returns {Map<string, ReturnType<typeof rate>>} by category */
export function rates(heard) {
  const byCategory = Map.groupBy?.(heard, ({ category }) => category) ?? groupBy(heard, ({ category }) => category);
  return new Map([...byCategory].map(([category, some]) => [category, rate(some)]));
}

function groupBy(list, keyOf) {
  const groups = new Map();
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}
