/**
 * Compares the ids that the bundle gives for texts with golden ones. Refers to nothing outside itself, so that a page can run it.
 *
 * @param {{kokoroRuns: (lexicon: Int8Array, texts: string[], voices: string[]) => string[]}} engine
 * @param {Int8Array} lexicon
 * @param {string} golden lines of text, voice and ids, with tabs between
 * @returns {{texts: number, failures: string[]}}
 */
export function checkKokoroGolden(engine, lexicon, golden) {
  const lines = golden.split("\n").filter((line) => line !== "");
  const [texts, voices, ids] = [0, 1, 2].map((column) => lines.map((line) => line.split("\t")[column]));
  const found = engine.kokoroRuns(lexicon, texts, voices);
  const failures = texts.filter((_, i) => found[i] !== ids[i]).map((text) => `other ids for: ${text}`);
  return { texts: texts.length, failures };
}
