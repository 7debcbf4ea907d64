// What a numeral can sound like. The ear writes "1984" for more than one way to say it, so each numeral has several readings;
// the comparison takes the one that fits best, since what was written does not tell which was said.

const ONES = (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen " +
  "eighteen nineteen"
).split(" ");
const TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SCALES = [
  [1_000_000_000_000, "trillion"],
  [1_000_000_000, "billion"],
  [1_000_000, "million"],
  [1_000, "thousand"],
  [100, "hundred"],
];
const ORDINALS = new Map(
  Object.entries({
    one: "first",
    two: "second",
    three: "third",
    five: "fifth",
    eight: "eighth",
    nine: "ninth",
    twelve: "twelfth",
  }),
);

/** All single words that numbers are made of. */
export const NUMBER_WORDS = new Set([
  ...ONES,
  ...TENS,
  ...SCALES.map(([, name]) => name),
  ...[...ONES, ...TENS, ...SCALES.map(([, name]) => name)].map(ordinalOf),
]);
const CURRENCIES = new Map([
  ["$", { one: "dollar", many: "dollars", part: "cent", parts: "cents" }],
  ["£", { one: "pound", many: "pounds", part: "penny", parts: "pence" }],
  ["€", { one: "euro", many: "euros", part: "cent", parts: "cents" }],
]);

/** A numeral as the ear writes it, with what stands right before and after it. */
export const NUMERAL =
  /([$£€])?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:([:/-])(\d+)(?:([:/-])(\d+))?)?(st|nd|rd|th|'?s)?(%)?( (?:hundred|thousand|million|billion|trillion)\b)?/giu;

const MONTH_BEFORE = /(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+$/i;

/** @param {number} n a whole number @returns {string[]} its words, without "and" */
export function cardinal(n) {
  if (n < 20) return [ONES[n]];
  if (n < 100) return [TENS[Math.floor(n / 10)], ...(n % 10 ? [ONES[n % 10]] : [])];
  const [size, name] = SCALES.find(([scale]) => n >= scale);
  const rest = n % size;
  return [...cardinal(Math.floor(n / size)), name, ...(rest ? cardinal(rest) : [])];
}

/** @param {number} n @returns {string[]} */
export function ordinal(n) {
  const words = cardinal(n);
  const last = words.pop();
  return [...words, ordinalOf(last)];
}

function ordinalOf(word) {
  return ORDINALS.get(word) ?? (word.endsWith("y") ? `${word.slice(0, -1)}ieth` : `${word}th`);
}

/**
 * Every way in which this numeral is read.
 *
 * @param {RegExpMatchArray} match of {@link NUMERAL}
 * @param {string} before what is written before it: "May 3" is May third too
 * @returns {string[][]} readings, each a list of words; never empty
 */
export function readings(match, before = "") {
  const [, symbol, whole, fraction, separator, second, , third, ending, percent, scale] = match;
  const currency = CURRENCIES.get(symbol);
  const after = [...(scale ? [scale.trim().toLowerCase()] : []), ...(percent ? ["percent"] : [])];
  let all;
  if (currency) all = money(currency, whole, fraction, after);
  else if (separator) all = combined(whole, separator, second, third);
  else if (fraction) all = integers(whole).map((words) => [...words, "point", ...digits(fraction.slice(1))]);
  else if (ending && /^'?s$/i.test(ending)) all = integers(whole).map(plural);
  else if (ending) all = [ordinal(number(whole))];
  else all = MONTH_BEFORE.test(before) ? [ordinal(number(whole)), ...integers(whole)] : integers(whole);
  return currency ? all : all.map((words) => [...words, ...after]);
}

function number(text) {
  return Number(text.replaceAll(",", ""));
}

const digits = (text) => [...text].map((digit) => ONES[Number(digit)]);
const ohs = (words) => words.map((word) => (word === "zero" ? "oh" : word));

/** 1984: nineteen eighty four; one thousand nine hundred eighty four; one nine eight four. 405: four oh five. */
function integers(text) {
  const plain = text.replaceAll(",", "");
  const said = plain.length > 15 ? [] : [cardinal(Number(plain))];
  if (plain[0] === "0" && plain.length > 1) said.length = 0;
  if (said.length && plain.length > 2 && plain[0] === "1") said.push(["a", ...said[0].slice(1)]);
  if (text.includes(",")) return said;
  if (plain.length === 4) said.push(...pairs(plain));
  if (plain.length === 3) said.push([ONES[Number(plain[0])], ...pair(plain.slice(1))]);
  if (plain.length === 6) said.push([...pair(plain.slice(0, 2)), ...pair(plain.slice(2, 4)), ...pair(plain.slice(4))]);
  if (plain.length > 1) said.push(digits(plain), ohs(digits(plain)));
  return said;
}

function pairs(plain) {
  const [high, low] = [plain.slice(0, 2), plain.slice(2)];
  if (low === "00") return high.endsWith("0") ? [] : [[...cardinal(Number(high)), "hundred"]];
  return [[...pair(high), ...pair(low)]];
}

/** "05" in a year or a room's number. */
function pair(two) {
  return two[0] === "0" ? ["oh", ONES[Number(two[1])]] : cardinal(Number(two));
}

function plural(words) {
  const last = words.at(-1);
  return [...words.slice(0, -1), last.endsWith("y") ? `${last.slice(0, -1)}ies` : `${last}s`];
}

function money(currency, whole, fraction, after) {
  const units = integers(whole);
  if (!fraction) {
    const name = number(whole) === 1 && after.length === 0 ? currency.one : currency.many;
    return units.map((words) => [...words, ...after, name]);
  }
  if (after.length) {
    return units.map((words) => [...words, "point", ...digits(fraction.slice(1)), ...after, currency.many]);
  }
  const parts = Number(fraction.slice(1).padEnd(2, "0"));
  const unit = number(whole) === 1 ? currency.one : currency.many;
  const part = parts === 1 ? currency.part : currency.parts;
  const small = cardinal(parts);
  const both = units.flatMap((words) => [
    [...words, unit, "and", ...small, part],
    [...words, unit, ...small, part],
    [...words, unit, ...small],
    [...words, ...small],
  ]);
  return number(whole) === 0 ? [[...small, part], ...both] : both;
}

/** 3:45, 1/2, 555-0123, 5-3. */
function combined(first, separator, second, third) {
  const parts = [first, second, third].filter((part) => part !== undefined);
  if (separator === ":") return clock(parts);
  const said = parts.map(integers);
  const plain = product(said);
  if (separator === "/" && parts.length === 2) plain.unshift(...partsOf(Number(first), Number(second)));
  const between = separator === "/" ? ["slash", "over"] : ["to", "dash"];
  return [
    ...plain,
    ...between.flatMap((word) => product(said.map((some, i) => (i ? some.map((s) => [word, ...s]) : some)))),
  ];
}

function clock(parts) {
  const hour = cardinal(Number(parts[0]));
  const minutes = parts.slice(1).map((part) => (part === "00" ? [] : pair(part)));
  const plain = [...hour, ...minutes.flat()];
  return parts[1] === "00" ? [plain, [...hour, "o'clock"], [...hour, "hundred"]] : [plain];
}

function partsOf(over, under) {
  const names = new Map([
    [2, over === 1 ? "half" : "halves"],
    [4, over === 1 ? "quarter" : "quarters"],
  ]);
  const ordinals = under ? ordinal(under) : ["zeroth"];
  const regular = over === 1 ? ordinals : [...ordinals.slice(0, -1), `${ordinals.at(-1)}s`];
  const under2 = names.has(under) ? [[names.get(under)], regular] : [regular];
  return under2.flatMap((name) => [[...cardinal(over), ...name], ...(over === 1 ? [["a", ...name]] : [])]);
}

/** All combinations, bounded: readings of long chains of numerals are not worth more. */
function product(lists) {
  return lists.reduce(
    (all, list) => all.flatMap((words) => list.map((more) => [...words, ...more])).slice(0, 64),
    [[]],
  );
}
