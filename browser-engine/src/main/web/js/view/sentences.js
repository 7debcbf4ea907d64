/**
 * Finds the sentence around a word, for the eye: what is spoken together is the engine's business (blocks).
 *
 * The browser's own segmenter does it; it takes the full stop of an abbreviation for an end, so a stop after one letter,
 * a known title or before a small letter does not count.
 */

const NO_END =
  /(?:^|[\s“‘("'])(?:\p{L}|Mr|Mrs|Ms|Dr|Prof|St|Mt|Rev|Hon|Capt|Col|Gen|Lt|Sgt|Jr|Sr|vs|No|Nr|Fig|Vol|pp|cf|ca|approx|e\.g|i\.e|Mme|Mlle|M|Sra|bzw|usw|z\. ?B)\.\s*$/u;
const SMALL_LETTER = /^[\s“‘("']*\p{Ll}/u;

const segmenter = "Segmenter" in Intl ? new Intl.Segmenter(undefined, { granularity: "sentence" }) : null;

/**
 * @param {string} text a block's
 * @param {number} offset in it
 * @returns {{start: number, end: number}} white space at the ends left out; the whole text where the browser cannot tell
 */
export function sentenceAround(text, offset) {
  let start = 0;
  for (const sentence of sentences(text)) {
    const end = start + sentence.length;
    if (offset < end) {
      return { start, end: start + sentence.trimEnd().length };
    }
    start = end;
  }
  return { start: 0, end: text.length };
}

/** Sentences with the white space that follows them; joined they are the text. */
function sentences(text) {
  const joined = [];
  for (const { segment } of segmenter?.segment(text) ?? [{ segment: text }]) {
    const before = joined.at(-1);
    if (before !== undefined && (NO_END.test(before) || SMALL_LETTER.test(segment))) {
      joined[joined.length - 1] = before + segment;
    } else {
      joined.push(segment);
    }
  }
  return joined;
}
