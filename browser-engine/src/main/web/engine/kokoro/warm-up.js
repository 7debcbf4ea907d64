/**
 * Has the graphics driver build its programs for the input lengths that may come, so that no listener waits for that. One length at a time, and
 * only while nobody waits for speech.
 */
import { BUCKETS } from "./graph.js";
import { IDS, ROW, VOICE } from "./self-test.js";

/** Lengths up to this are those of ordinary clauses, and come first; the others are left to when they come. */
const LONGEST = 256;

/**
 * @param {object} parts
 * @param {(ids: Int32Array, voice: string, row: number) => Promise<unknown>} parts.run
 * @param {() => Promise<void>} parts.idle fulfilled when nobody waits for speech
 * @param {() => boolean} parts.over whether there is no need any more
 */
export async function warmUp({ run, idle, over }) {
  for (const length of BUCKETS.filter((bucket) => bucket <= LONGEST)) {
    await idle();
    if (over()) return;
    await run(filled(length), VOICE, ROW);
  }
}

/** The words of the self-test again and again, between two pads. */
function filled(length) {
  const words = IDS.subarray(1, -1);
  return Int32Array.from({ length }, (_, i) => (i === 0 || i === length - 1 ? 0 : words[(i - 1) % words.length]));
}
