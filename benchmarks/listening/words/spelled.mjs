// Words that the ear writes in a way which tells that letters were said: with capitals or points.

/** Common words that are abbreviations too: in capitals they are letters and nothing else. */
const WORDS_IN_SMALL = new Set(["us", "it", "who"]);

const POINTED = /^(?:[a-z]{1,2}\.)+[a-z]{1,2}('?s)?$/i;
const CAPITALS = /^[A-Z]{2,}('?s)?$/;
const VOWELLESS = /^[bcdfghjklmnpqrstvwxz]{2,}$/;
const LETTER_AND_NAME = /^([a-z])([A-Z][a-z]+)$/;
const ADDRESS = /^[a-z]{2,}(?:\.[a-z]{2,})+$/i;

/**
 * @param {string} written a word as it was written, case and inner points included
 * @returns {string[][] | null} its readings where letters are among them, in small letters; null where it is just a word
 */
export function spelled(written) {
  const word = written.toLowerCase();
  if (POINTED.test(written)) return lettersOf(written);
  if (CAPITALS.test(written)) return WORDS_IN_SMALL.has(word) ? lettersOf(written) : [[word], ...lettersOf(written)];
  if (VOWELLESS.test(written)) return [[word], [...word]];
  if (LETTER_AND_NAME.test(written)) {
    const [, letter, name] = LETTER_AND_NAME.exec(written);
    return [[word], [letter, name.toLowerCase()]];
  }
  if (ADDRESS.test(written)) return [domain(word)];
  return null;
}

/** "BBC", "U.S.", "DVDs": a plural's ending is written behind its last letter, or stands alone. */
function lettersOf(written) {
  const [, letters, ending] = /^(.*?)('?s)?$/.exec(written.replaceAll(".", ""));
  const all = [...letters.toLowerCase()];
  if (!ending) return [all];
  return [
    [...all.slice(0, -1), `${all.at(-1)}s`],
    [...all, "s"],
  ];
}

function domain(word) {
  return word.split(".").flatMap((part, i) => [...(i ? ["dot"] : []), ...(VOWELLESS.test(part) ? part : [part])]);
}
