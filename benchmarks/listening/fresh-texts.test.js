import assert from "node:assert/strict";
import { test } from "node:test";
import { freshTexts, LENGTHS } from "./fresh-texts.mjs";

test("texts have about the length that was asked for", () => {
  const text = freshTexts();
  for (const length of LENGTHS) {
    for (let i = 0; i < 20; i++) {
      const found = text(length).length;
      assert.ok(Math.abs(found - length) <= 4 + length / 20, `${found} characters for ${length}`);
    }
  }
});

test("no clause with a thing in it comes twice, and when all are used up that is said", () => {
  for (const length of LENGTHS) {
    const text = freshTexts();
    const clauses = Array.from({ length: 132 }, () => text(length).split(/(?<=[.,]) /)).flat();
    const told = clauses.filter((clause) => !/^and then walked/.test(clause) && !/^She sat/.test(clause));
    assert.equal(new Set(told).size, told.length);
    assert.throws(() => text(length), /take fewer turns/);
  }
});
