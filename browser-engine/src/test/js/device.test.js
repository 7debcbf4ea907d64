import assert from "node:assert/strict";
import { test } from "node:test";
import { FlitePort, KokoroPort } from "../../main/web/engine/device.js";

const broken = () => {
  throw new Error("the result makes no sense");
};

/** What is said to have failed when what takes the result fails. */
const said = (ask) => new Promise((failed) => ask((code, message) => failed([code, message])));

const BROKEN = ["engine_failed", "a fault in Aloud: the result makes no sense"];

test("flite_answers_though_its_result_cannot_be_taken", async () => {
  const flite = new FlitePort({ load: async () => {}, run: async () => ({ stdout: "", file: null }) });
  assert.deepEqual(await said((failed) => flite.load(broken, failed)), BROKEN);
  assert.deepEqual(await said((failed) => flite.run([], "", "", "", 1000, broken, failed)), BROKEN);
});

test("kokoro_answers_though_its_result_cannot_be_taken", async () => {
  const sound = { samples: new Int16Array(2), durations: new Int32Array(1), peaks: new Int32Array(1) };
  const kokoro = new KokoroPort({ load: async () => {}, run: async () => sound }, async () => new Uint8Array());
  assert.deepEqual(await said((failed) => kokoro.load("fp16", broken, failed)), BROKEN);
  assert.deepEqual(await said((failed) => kokoro.run(new Int32Array(), "af_heart", 0, 1000, broken, failed)), BROKEN);
});
