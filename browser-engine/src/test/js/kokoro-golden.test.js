import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as engine from "../../../target/classes/web/engine/aloud-engine.js";
import { checkKokoroGolden } from "./kokoro-golden-check.mjs";

const golden = readFileSync(new URL("../../../../lexicon/src/test/resources/kokoro/ids.tsv", import.meta.url), "utf8");
const file = readFileSync(new URL("../../../target/classes/web/engine/en.lexicon", import.meta.url));
const lexicon = new Int8Array(file.buffer, file.byteOffset, file.length);

/** As many as the issue asks for. */
const LEAST_TEXTS = 500;

test("the bundle gives Kokoro the ids that the JVM gives it", () => {
  const { texts, failures } = checkKokoroGolden(engine, lexicon, golden);
  assert.deepEqual(failures, []);
  assert.ok(texts >= LEAST_TEXTS, `only ${texts} texts`);
});

test("the check notices another id and another voice", () => {
  const [first] = golden.split("\n");
  const failures = (line) => checkKokoroGolden(engine, lexicon, line).failures.length;
  assert.equal(failures(first), 0);
  assert.equal(failures(first.replace(/ 0 \//, " 1 /")), 1);
  assert.equal(failures(first.replace("af_heart", "bf_emma")), 1);
});
