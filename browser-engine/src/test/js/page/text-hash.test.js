import assert from "node:assert/strict";
import { test } from "node:test";
import { textHash } from "../../../main/web/js/storage/text-hash.js";

test("texts_are_told_apart_by_their_hash", () => {
  const texts = [
    "",
    "a",
    "b",
    "ab",
    "ba",
    "The same text.",
    "The same text!",
    `${"x".repeat(1e5)}y`,
    `${"x".repeat(1e5)}z`,
  ];

  assert.equal(new Set(texts.map(textHash)).size, texts.length);
  assert.equal(textHash("The same text."), textHash("The same text."));
});
