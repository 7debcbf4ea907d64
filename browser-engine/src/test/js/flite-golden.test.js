import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as engine from "../../../target/classes/web/engine/aloud-engine.js";
import { Clock, FlitePort } from "../../../target/classes/web/engine/device.js";
import { nodeFlite } from "./engine-harness.mjs";

const GOLDEN = new URL("../../../../shared-text/src/test/resources/flite/speech.jsonl", import.meta.url);

test("flite speaks every pinned utterance with the samples and marks that it has on the JVM", async () => {
  const clock = new Clock();
  const programs = new Map();
  const flite = (sha256) => programs.get(sha256) ?? programs.set(sha256, new FlitePort(nodeFlite(sha256))).get(sha256);
  const speak = (text, voice, speed) =>
    new Promise((resolve, reject) => {
      engine.speak({ flite, clock }, text, voice, speed, (pcm, words, problem) =>
        problem === "" ? resolve({ pcm, words }) : reject(new Error(problem)),
      );
    });
  const lines = readFileSync(GOLDEN, "utf8").split("\n").filter(Boolean);
  assert.ok(lines.length >= 40, `only ${lines.length} utterances`);
  for (const line of lines) {
    const { text, voice, speed, samples, pcm_sha256: sha256, words } = JSON.parse(line);
    const spoken = await speak(text, voice, speed);
    const what = `${voice} at ${speed}: ${text}`;
    assert.equal(spoken.pcm.length, 2 * samples, what);
    assert.equal(createHash("sha256").update(spoken.pcm).digest("hex"), sha256, what);
    assert.deepEqual([...spoken.words], words.flat(), what);
  }
  clock.close();
});
