// Words that the ear writes in a way which tells that letters were said: with capitals or points, or as what is no word ("Fda", "mba").

/** Common words that are abbreviations too: in capitals they are letters and nothing else. */
const WORDS_IN_SMALL = new Set(["us", "it", "who"]);

/** Words that the letters of an abbreviation make: heard in small letters, they are that word. */
const WORDS = new Set(
  (
    "a ad add aid aids aim air all am an and ant any app apt are arm art as at bad bat be bit but by cab can cap car cat chi cop cot dad " +
    "dam do dos ear eat else end era eve fan far fed few fit for fun gas get go had ham has hat he her hi him hip his hit i id if in is it " +
    "led let lid man map mad may me mom my nap net new no nor not of off ok on one or our out own pa pad pan pat pen pet pie pin pop pot " +
    "ram ran rap raw red rep rid rip rod rot sad sam sat saw sea see set she sin sip sir sit so son sub sum sun tap tea ten the tie tin " +
    "tip to toe too top toy un up us use van war was way we wet who why win with won yes yet you"
  ).split(" "),
);

/** Longer ones are not said letter by letter. */
const LONGEST_INITIALISM = 5;

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
  const plain = /^[a-z]{2,}$/.test(word) && word.length <= LONGEST_INITIALISM;
  return plain && !WORDS.has(word) ? [[word], [...word]] : null;
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
