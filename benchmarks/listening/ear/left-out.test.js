import assert from "node:assert/strict";
import { test } from "node:test";
import { apart, problemsOf } from "./left-out.mjs";

const aligner = { unknown: (words) => words.filter((word) => word.startsWith("x")) };

test("a sentence with a word that the aligner does not know is left out, and it is said why", () => {
  const plain = { text: "A cat sat.", said: "a cat sat | the cat sat" };
  const odd = { text: "Xerxes met Xenia.", said: "xerxes met xenia" };
  assert.deepEqual(apart([plain, odd], aligner), {
    known: [plain],
    left: [{ sentence: odd.text, why: "the aligner does not know xerxes, xenia", unknown: true }],
  });
});

test("too many sentences that are not measured are a failure", () => {
  const left = (unknown, others) => [
    ...Array(unknown).fill({ unknown: true }),
    ...Array(others).fill({ unknown: false }),
  ];
  assert.deepEqual(problemsOf(left(10, 2), 30), []);
  assert.deepEqual(problemsOf(left(10, 3), 30), ["3 of 20 sentences could not be measured"]);
  assert.deepEqual(problemsOf(left(11, 0), 30), ["11 of 30 sentences have words that the aligner does not know"]);
});
