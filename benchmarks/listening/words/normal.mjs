// The words of a text in one form, so that what was to be said and what was heard differ only where the sound differs. The same
// is done to both sides. What it takes for equal is listed in docs/benchmarks.md; nothing here knows a sentence of the corpus.
import { NUMERAL, readings } from "./numerals.mjs";
import { spelled } from "./spelled.mjs";

/** Written short by the ear; each has the words that are said. What has two meanings has two readings. */
const SHORT = new Map(
  Object.entries({
    "mr.": [["mister"]],
    "mrs.": [["missus"]],
    "ms.": [["miz"]],
    "jr.": [["junior"]],
    "sr.": [["senior"]],
    "prof.": [["professor"]],
    "vs.": [["versus"]],
    "etc.": [["et", "cetera"]],
    etc: [["et", "cetera"]],
    "no.": [["number"], ["no"]],
    mr: [["mister"]],
    mrs: [["missus"]],
    ms: [["miz"], ["m", "s"]],
    jr: [["junior"]],
    vs: [["versus"]],
    km: [["kilometers"], ["kilometer"]],
    kg: [["kilograms"], ["kilogram"]],
    mph: [
      ["miles", "per", "hour"],
      ["m", "p", "h"],
    ],
    "&": [["and"]],
    "%": [["percent"]],
    "+": [["plus"]],
    "=": [["equals"]],
    "°": [["degrees"]],
    "@": [["at"]],
  }),
);

/** Short for one word before a name and for another behind one; where names are on both sides it is both. */
const BEFORE_AND_BEHIND = new Map(Object.entries({ st: ["saint", "street"], dr: ["doctor", "drive"] }));

/**
 * Common words that sound the same: which of them was meant is for the ear to guess, and no fault of the voice. None that is
 * spelt like a word of another sound ("read", "lead", "bass"): there the sound is what is tested.
 */
const SOUNDS_LIKE = new Map(
  [
    ["to", "too", "two"],
    ["there", "their", "they're"],
    ["your", "you're"],
    ["its", "it's"],
    ["whose", "who's"],
    ["here", "hear"],
    ["by", "buy", "bye"],
    ["for", "four"],
    ["one", "won"],
    ["eight", "ate"],
    ["no", "know"],
    ["knew", "new"],
    ["right", "write"],
    ["week", "weak"],
    ["sea", "see"],
    ["son", "sun"],
    ["would", "wood"],
    ["hour", "our"],
    ["hole", "whole"],
    ["through", "threw"],
    ["where", "wear"],
    ["piece", "peace"],
    ["made", "maid"],
    ["road", "rode"],
    ["break", "brake"],
    ["steel", "steal"],
    ["meet", "meat"],
    ["flour", "flower"],
    ["tail", "tale"],
    ["plain", "plane"],
    ["fair", "fare"],
    ["mail", "male"],
    ["scene", "seen"],
    ["wait", "weight"],
    ["which", "witch"],
    ["weather", "whether"],
    ["board", "bored"],
    ["cell", "sell"],
    ["cent", "sent", "scent"],
    ["dear", "deer"],
    ["great", "grate"],
    ["night", "knight"],
    ["not", "knot"],
    ["pair", "pear"],
    ["past", "passed"],
    ["principal", "principle"],
    ["rain", "reign"],
    ["role", "roll"],
    ["sale", "sail"],
    ["some", "sum"],
    ["stair", "stare"],
    ["tide", "tied"],
    ["waist", "waste"],
    ["way", "weigh"],
  ].flatMap((words) => words.map((word) => [word, words])),
);

const IS = new Set("it he she that there what here who where how when this".split(" "));
const CONTRACTIONS = [
  [/^won't$/, "will not"],
  [/^can't$/, "can not"],
  [/^cannot$/, "can not"],
  [/^shan't$/, "shall not"],
  [/^let's$/, "let us"],
  [/^(.+)n't$/, "$1 not"],
  [/^(.+)'ll$/, "$1 will"],
  [/^(.+)'re$/, "$1 are"],
  [/^(.+)'ve$/, "$1 have"],
  [/^i'm$/, "i am"],
];

/** American for British, where both sound the same; endings first, single words below. What is no English then is so on both sides. */
const SPELLINGS = [
  [/(.{3})is(e|ed|es|er|ers|ing|ation|ations)$/, "$1iz$2"],
  [/(.{2})ys(e|ed|es|er|ers|ing)$/, "$1yz$2"],
  [/^(.{2,}[^aeo])our(s|ed|ing|ful|able|ite|ites|hood|hoods|ly)?$/, "$1or$2"],
  [/(.{2}[bt])re(s|d)?$/, "$1er$2"],
  // Not where what is before it is one syllable: "filled" is not "filed".
  [/^(?!(?:re|un)[bcfst]\w{1,2}ll)(.*[aeiouy][^aeiouy]+[aeiou])ll(ed|ing|er|ers)$/, "$1l$2"],
  [/ogue(s)?$/, "og$1"],
  [/^(def|off|pret|lic)ence(s)?$/, "$1ense$2"],
  [/^programme(s)?$/, "program$1"],
  [/^grey/, "gray"],
  [/^cheque(s)?$/, "check$1"],
  [/^tyre(s)?$/, "tire$1"],
  [/^plough/, "plow"],
  [/^jewellery$/, "jewelry"],
];

/** Words that sound the same to the last phoneme and that no ear could tell apart: names, letters and what is said for signs. */
const SAME_SOUND = [
  "catherine katherine kathryn",
  "stephen steven",
  "sarah sara",
  "john jon",
  "philip phillip",
  "eric erik",
  "allan alan allen",
  "jeffrey geoffrey",
  "mark marc",
  "karl carl",
  "anne ann",
  "brian bryan",
  "sean shawn shaun",
  "rachel rachael",
  "o oh",
  "okay ok",
  "miz ms",
  "percent per-cent",
  "json jason",
].map((line) => line.split(" "));
const sameSound = new Map(SAME_SOUND.flatMap((words) => words.map((word) => [word.replace("-", ""), words[0]])));

/**
 * The words of a text, in its order.
 *
 * @param {string} text
 * @returns {string[][][]} for each place in the text the readings that it has (most places have one), each a list of words
 */
export function places(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[‘’ʼ]/g, "'").replace(LETTER_BEFORE, "$1");
  const result = [];
  let from = 0;
  for (const match of plain.matchAll(NUMERAL)) {
    pushWords(result, plain.slice(from, match.index), from > 0);
    result.push(readings(match, plain.slice(0, match.index)).map((words) => words.flatMap(formsOf)));
    from = match.index + match[0].length;
  }
  pushWords(result, plain.slice(from), from > 0);
  return result;
}

/** Words with a letter before them, which are written together, apart, and with a hyphen. */
const LETTER_BEFORE = /\b([ext])[- ](?=(?:mails?|mailed|books?|rays?|shirts?)\b)/gi;

const TOKEN = /[a-z]+\.(?![a-z])|[a-z][a-z'.]*|[&%+=°@]/gi;

function pushWords(result, text, afterNumeral) {
  for (const match of text.matchAll(TOKEN)) {
    const token = match[0];
    const written = token.replace(/^'+|[.']+$/g, "");
    const word = written.toLowerCase();
    const short = SHORT.get(token.toLowerCase()) ?? placed(match, text);
    const alike = (SOUNDS_LIKE.get(word) ?? []).filter((other) => other !== word);
    const hour = afterNumeral && word === "am" && /^\s?$/.test(text.slice(0, match.index));
    if (short) result.push(short.map((words) => words.flatMap(formsOf)));
    else if (hour) result.push([["a", "m"], ["am"]]);
    else {
      result.push(
        [...(spelled(written) ?? [[word]]), ...alike.map((other) => [other])].map((words) => words.flatMap(formsOf)),
      );
    }
  }
}

/** What a short form that depends on its place stands for here; undefined for all other words. */
function placed(match, text) {
  const meanings = BEFORE_AND_BEHIND.get(match[0].replace(/\.$/, "").toLowerCase());
  if (!meanings) return undefined;
  const [before, behind] = meanings;
  const previous = /([A-Z][\w'-]*)\s+$/.exec(text.slice(0, match.index));
  // The first word of a sentence has a capital whatever it is.
  const afterName = previous !== null && /[^.!?]\s+$|^\s+$/.test(text.slice(0, previous.index));
  const beforeName = /^\s+[A-Z]/.test(text.slice(match.index + match[0].length));
  if (beforeName && !afterName) return [[before]];
  if (afterName && !beforeName) return [[behind]];
  return [[before], [behind]];
}

/** One written word in its normal form: mostly one word, more where it was contracted. */
function formsOf(token) {
  let word = token.replace(/^'+|[.']+$/g, "");
  const is = /^(.+)'s$/.exec(word);
  if (is && IS.has(is[1])) return [is[1], "is"];
  for (const [pattern, full] of CONTRACTIONS) if (pattern.test(word)) return word.replace(pattern, full).split(" ");
  word = word.replace(/['.]/g, "");
  for (const [pattern, american] of SPELLINGS) word = word.replace(pattern, american);
  return word === "" ? [] : [sameSound.get(word) ?? word];
}
