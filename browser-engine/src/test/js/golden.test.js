import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import * as engine from "../../../target/classes/web/engine/aloud-engine.js";
import { checkGolden } from "./golden-check.mjs";

const GOLDEN = new URL("../../../../shared-text/src/test/resources/golden/", import.meta.url);
const files = readdirSync(GOLDEN).filter((name) => name.endsWith(".jsonl"));

/** As many as the issue asks for; fewer would mean that files went missing. */
const LEAST_TEXTS = 300;

test("the bundle splits every golden text as the JVM does, to the last offset and key", async (t) => {
  let texts = 0;
  for (const name of files) {
    await t.test(name, () => {
      const result = checkGolden(engine, readFileSync(new URL(name, GOLDEN), "utf8"));
      assert.deepEqual(result.failures, []);
      texts += result.texts;
    });
  }
  assert.ok(texts >= LEAST_TEXTS, `only ${texts} texts`);
});

test("the check notices another offset, another key and another canonical text", () => {
  const [header, first] = readFileSync(new URL("prose.jsonl", GOLDEN), "utf8").split("\n");
  const altered = (change) => {
    const golden = JSON.parse(first);
    change(golden);
    return checkGolden(engine, `${header}\n${JSON.stringify(golden)}\n`).failures.length;
  };
  assert.equal(
    altered(() => {}),
    0,
  );
  assert.equal(
    altered((golden) => golden.blocks[0][1]++),
    1,
  );
  assert.equal(
    altered((golden) => (golden.blocks[0][3] = golden.blocks[0][3].replace(/^./, "x"))),
    1,
  );
  assert.equal(
    altered((golden) => golden.blocks.pop()),
    1,
  );
  assert.equal(
    altered((golden) => (golden.canonical_sha256 = "0".repeat(64))),
    1,
  );
});
