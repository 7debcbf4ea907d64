/**
 * A sentence whose durations are known. Graphics drivers exist that compute nonsense without an error: who does not pass this test is not let
 * near a listener's ears.
 *
 * The durations are those that ONNX Runtime 1.29 gives on a CPU, in fp32 and in fp16 alike, for voice `af_heart` at normal speed.
 */
import { SAMPLES_A_UNIT } from "./graph.js";

/** "Good morning, everyone.": ɡˈʊd mˈɔɹnɪŋ, ˌɛvɹiwˌʌn. */
export const IDS = Int32Array.of(
  ...[0, 92, 156, 135, 46, 16, 55, 156, 76, 123, 56, 102, 112, 3, 16, 157, 86, 64, 123, 51, 65, 157, 138, 56, 4, 0],
);
export const VOICE = "af_heart";
/** The row of the voice for so many tokens: they are counted from one, without the pads, and rows from zero. */
export const ROW = IDS.length - 3;

const DURATIONS = [14, 1, 1, 2, 1, 2, 1, 2, 2, 2, 3, 3, 4, 2, 2, 2, 2, 2, 2, 3, 2, 2, 2, 13, 7, 1];
const UNITS = DURATIONS.reduce((sum, units) => sum + units, 0);

/** How far all durations together may be off: rounding and padding make some of them differ by one. */
const MOST_UNITS_OFF = 14;

/** Loudness of speech, as a share of full scale; silence and noise are outside. */
const QUIETEST = 0.015;
const LOUDEST = 0.35;

/** Nothing is said in the first units, so they are much quieter than the whole. */
const LEAD_UNITS = 6;
const LEAD_SHARE = 0.35;

/**
 * @param {{samples: Int16Array, durations: Int32Array}} sound what a backend made of the sentence
 * @returns {string} what is wrong with it, in words; empty where nothing is
 */
export function judge({ samples, durations }) {
  if (durations.length !== DURATIONS.length) return "it gave no durations";
  const off = DURATIONS.reduce((sum, units, i) => sum + Math.abs(units - durations[i]), 0);
  if (!(off <= MOST_UNITS_OFF)) return `its durations are off by ${off} of ${UNITS}`;
  const units = durations.reduce((sum, each) => sum + each, 0);
  if (samples.length !== units * SAMPLES_A_UNIT) return "its sound is not as long as its durations say";
  const all = loudness(samples);
  if (!(all >= QUIETEST && all <= LOUDEST)) return `its sound is ${all < QUIETEST ? "silent" : "noise"}`;
  const lead = loudness(samples.subarray(0, LEAD_UNITS * SAMPLES_A_UNIT));
  return lead <= LEAD_SHARE * all ? "" : "it makes noise where there should be silence";
}

function loudness(samples) {
  let sum = 0;
  for (const sample of samples) sum += (sample / 32768) ** 2;
  return Math.sqrt(sum / samples.length);
}
