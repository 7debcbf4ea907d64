import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import * as engine from "../../../target/classes/web/engine/aloud-engine.js";

const TEXTS = [
  "",
  "a",
  "Call me Ishmael.",
  "x".repeat(55),
  "x".repeat(56),
  "x".repeat(64),
  "x".repeat(119),
  "x".repeat(100_000),
  "naïve café — “quoted”",
  "漢字とかな、そして",
  "שלום عالم नमस्ते",
  "👩‍👩‍👧‍👦 family",
];

test("the compiled SHA-256 is the one that node:crypto knows", () => {
  for (const text of TEXTS) {
    assert.equal(
      engine.sha256(text),
      createHash("sha256").update(text, "utf8").digest("hex"),
      JSON.stringify(text.slice(0, 20)),
    );
  }
});

test("a lone surrogate is hashed as the replacement character", () => {
  for (const text of ["\ud800", "a\udfffb", "\ud83d\ud83d\ude00"]) {
    const replaced = text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
    assert.equal(engine.sha256(text), createHash("sha256").update(replaced, "utf8").digest("hex"));
  }
});

test("a key is the SHA-256 of six netstrings", () => {
  const fields = ["aloud-block/1", "flite", "2.3-f975276f4f2a-1", "slt", "1000", "Ça va?"];
  const netstrings = fields.map((field) => `${Buffer.byteLength(field)}:${field},`).join("");
  const expected = createHash("sha256").update(netstrings, "utf8").digest("hex");
  assert.equal(engine.key(fields[1], fields[2], fields[3], 1000, fields[5]), expected);
});
