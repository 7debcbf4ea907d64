// The words of a text in one form, so that what was to be said and what was heard differ only where the sound differs. The same
// is done to both sides. What it takes for equal is listed in docs/benchmarks.md; nothing here knows a sentence of the corpus.
import { NUMERAL, readings } from "./numerals.mjs";

/** Written short by the ear; each has the words that are said. St. and others with two meanings have two readings. */
const SHORT = new Map(
  Object.entries({
    "mr.": [["mister"]],
    "mrs.": [["missus"]],
    "ms.": [["miz"]],
    "dr.": [["doctor"], ["drive"]],
    "st.": [["saint"], ["street"]],
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
    dr: [["doctor"]],
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

/** American for British; endings first, single words below. Words that are no English then are the same on both sides. */
const SPELLINGS = [
  [/(.{3})is(e|ed|es|er|ers|ing|ation|ations)$/, "$1iz$2"],
  [/(.{2})ys(e|ed|es|er|ers|ing)$/, "$1yz$2"],
  [/^(.{2,}[^aeo])our(s|ed|ing|ful|able|ite|ites|hood|hoods|ly)?$/, "$1or$2"],
  [/(.{2}[bt])re(s|d)?$/, "$1er$2"],
  [/ll(ed|ing|er|ers)$/, "l$1"],
  [/ogue(s)?$/, "og$1"],
  [/^(def|off|pret|lic)ence(s)?$/, "$1ense$2"],
  [/^programme(s)?$/, "program$1"],
  [/^grey/, "gray"],
  [/^(air|aero)plane/, "airplane"],
  [/^cheque(s)?$/, "check$1"],
  [/^tyre(s)?$/, "tire$1"],
  [/^plough/, "plow"],
  [/^jewellery$/, "jewelry"],
  [/^towards$/, "toward"],
  [/^whilst$/, "while"],
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
  "mum mom",
  "miz ms",
  "percent per-cent",
  "email e-mail",
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
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[‘’ʼ]/g, "'").toLowerCase();
  const result = [];
  let from = 0;
  for (const match of plain.matchAll(NUMERAL)) {
    pushWords(result, plain.slice(from, match.index));
    result.push(readings(match, plain.slice(0, match.index)).map((words) => words.flatMap(formsOf)));
    from = match.index + match[0].length;
  }
  pushWords(result, plain.slice(from));
  return result;
}

function pushWords(result, text) {
  for (const [token] of text.matchAll(/[a-z]+\.(?![a-z])|[a-z][a-z'.]*|[&%+=°@]/g)) {
    const word = token.replace(/^'+|[.']+$/g, "");
    const short = SHORT.get(token);
    const alike = (SOUNDS_LIKE.get(word) ?? []).filter((other) => other !== word);
    if (short) result.push(short.map((words) => words.flatMap(formsOf)));
    else result.push([word, ...alike].map(formsOf));
  }
}

/** One written word in its normal form: mostly one word, more where it was contracted. */
function formsOf(token) {
  let word = token.replace(/^'+|[.']+$/g, "");
  if (/^(?:[a-z]\.)+[a-z]$/.test(word)) word = word.replaceAll(".", "");
  const is = /^(.+)'s$/.exec(word);
  if (is && IS.has(is[1])) return [is[1], "is"];
  for (const [pattern, full] of CONTRACTIONS) if (pattern.test(word)) return word.replace(pattern, full).split(" ");
  word = word.replace(/['.]/g, "");
  for (const [pattern, american] of SPELLINGS) word = word.replace(pattern, american);
  return word === "" ? [] : [sameSound.get(word) ?? word];
}
