// Sentences that the alignment does not measure: which, why, and how many of them are too many.

/** The words of the first reading. @param {string} said */
export function wordsOf(said) {
  return said.split(" | ")[0].split(" ");
}

/**
 * Takes the sentences apart of which the aligner does not know each word.
 *
 * @template {{text: string, said: string}} S
 * @param {S[]} sentences
 * @param {{unknown: (words: string[]) => string[]}} aligner
 * @returns {{known: S[], left: {sentence: string, why: string, unknown: boolean}[]}}
 */
export function apart(sentences, aligner) {
  const known = [];
  const left = [];
  for (const sentence of sentences) {
    const words = aligner.unknown(wordsOf(sentence.said));
    if (words.length === 0) known.push(sentence);
    else left.push({ sentence: sentence.text, why: `the aligner does not know ${words.join(", ")}`, unknown: true });
  }
  return { known, left };
}

/**
 * What could not be measured must not be what is wrong: a tenth of what the aligner knows may be left, and a third for words that it
 * does not know, which has nothing to do with how they are spoken.
 *
 * @param {{unknown: boolean}[]} left
 * @param {number} all how many sentences there are
 * @returns {string[]}
 */
export function problemsOf(left, all) {
  const unknown = left.filter((one) => one.unknown).length;
  const others = left.length - unknown;
  const problems = [];
  if (others * 10 > all - unknown) problems.push(`${others} of ${all - unknown} sentences could not be measured`);
  if (unknown * 3 > all) problems.push(`${unknown} of ${all} sentences have words that the aligner does not know`);
  return problems;
}
