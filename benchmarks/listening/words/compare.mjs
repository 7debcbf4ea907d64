// Compares what was to be said with what was heard, word by word.
import { places } from "./normal.mjs";
import { NUMBER_WORDS } from "./numerals.mjs";

/** Words that are written together on one side and apart on the other: "sun light". */
const LONGEST_JOIN = 8;

/**
 * @typedef {object} Comparison
 * @property {number} words how many were to be said
 * @property {number} errors substitutions, deletions and insertions
 * @property {{said: string, heard: string}[]} confusions neighbouring errors together; empty on one side where words are missing
 */

/**
 * @param {string} said what a careful reader says, in words; " | " between readings that are equally right
 * @param {string} heard what the ear wrote
 * @returns {Comparison}
 */
export function compare(said, heard) {
  const all = said.split(" | ").map((one) => compareOne(one, heard));
  return all.reduce((best, one) => (one.errors < best.errors ? one : best));
}

function compareOne(said, heard) {
  const wanted = wordsOf(places(said));
  const options = places(heard);
  // Each numeral that was heard takes the reading that fits best, one after the other, until none gets better.
  const chosen = options.map(() => 0);
  const hearing = () => withoutAnd(options.flatMap((readings, i) => readings[chosen[i]]));
  let result = align(wanted, hearing());
  for (let better = true; better;) {
    better = false;
    for (const [i, readings] of options.entries()) {
      const before = chosen[i];
      let pick = before;
      for (let reading = 0; reading < readings.length; reading++) {
        chosen[i] = reading;
        const tried = align(wanted, hearing());
        if (tried.errors < result.errors) {
          result = tried;
          pick = reading;
          better = true;
        }
      }
      chosen[i] = pick;
    }
  }
  return result;
}

function wordsOf(options) {
  return withoutAnd(options.flatMap((readings) => readings[0]));
}

/** "One hundred and five" and "one hundred five" are both right: the "and" inside a number is left out on both sides. */
function withoutAnd(words) {
  return words.filter(
    (word, i) =>
      !(word === "and" && /^(?:hundred|thousand|million)$/.test(words[i - 1] ?? "") && NUMBER_WORDS.has(words[i + 1])),
  );
}

/** @returns {Comparison} */
function align(said, heard) {
  const cost = Array.from({ length: said.length + 1 }, () => new Int32Array(heard.length + 1).fill(1 << 29));
  const step = cost.map((row) => new Array(row.length));
  cost[0][0] = 0;
  const reach = (i, j, p, q, more) => {
    const total = cost[i][j] + more;
    if (total < cost[i + p][j + q]) {
      cost[i + p][j + q] = total;
      step[i + p][j + q] = [p, q, more];
    }
  };
  for (let i = 0; i <= said.length; i++) {
    for (let j = 0; j <= heard.length; j++) {
      for (const [p, q] of joins(said, i, heard, j)) reach(i, j, p, q, 0);
      if (i < said.length && j < heard.length) reach(i, j, 1, 1, 1);
      if (i < said.length) reach(i, j, 1, 0, 1);
      if (j < heard.length) reach(i, j, 0, 1, 1);
    }
  }
  return {
    words: said.length,
    errors: cost[said.length][heard.length],
    confusions: confusions(said, heard, step),
  };
}

/**
 * How many words on both sides, from here on, are written with the same letters: mostly one and one. A letter that is said by its name
 * is not a part of a word: "u s" is not "us". Where the ear shows that it heard letters, they are one of its readings.
 */
function joins(said, i, heard, j) {
  const found = [];
  let p = 0;
  let q = 0;
  let left = "";
  let right = "";
  while (p <= LONGEST_JOIN && q <= LONGEST_JOIN) {
    if (left.length <= right.length) {
      if (i + p >= said.length) break;
      left += said[i + p++];
    } else {
      if (j + q >= heard.length) break;
      right += heard[j + q++];
    }
    if (left === right) {
      const parts = [...said.slice(i, i + p), ...heard.slice(j, j + q)];
      if (p + q === 2 || !parts.some(isLetter)) found.push([p, q]);
      break;
    }
    if (!left.startsWith(right) && !right.startsWith(left)) break;
  }
  return found;
}

/** "A" is a word too, which sounds like the first half of "away". */
function isLetter(word) {
  return word.length === 1 && word !== "a";
}

function confusions(said, heard, step) {
  const found = [];
  let open = null;
  for (let i = said.length, j = heard.length; i > 0 || j > 0;) {
    const [p, q, more] = step[i][j];
    i -= p;
    j -= q;
    if (more === 0) {
      open = null;
      continue;
    }
    if (open === null) found.push((open = { said: [], heard: [] }));
    open.said.unshift(...said.slice(i, i + p));
    open.heard.unshift(...heard.slice(j, j + q));
  }
  return found.reverse().map((one) => ({ said: one.said.join(" "), heard: one.heard.join(" ") }));
}
