import assert from "node:assert/strict";
import { test } from "node:test";
import { onsets } from "./onset.mjs";

const RATE = 24_000;

function recording(...spans) {
  const samples = new Float32Array(2 * RATE);
  for (const [fromMs, toMs, level] of spans) {
    for (let i = (fromMs * RATE) / 1000; i < (toMs * RATE) / 1000; i++) samples[i] = level * Math.sin(i * 0.3);
  }
  return samples;
}

test("sound after silence is found within a few milliseconds", () => {
  const found = onsets(recording([300, 700, 0.5], [900, 1500, 0.2]), RATE);
  assert.equal(found.length, 2);
  assert.ok(Math.abs(found[0] - 300) <= 6 && Math.abs(found[1] - 900) <= 6, String(found));
});

test("a short gap, as in a stop consonant, is no silence, and breath is no sound", () => {
  assert.equal(onsets(recording([300, 700, 0.5], [750, 1500, 0.5]), RATE).length, 1);
  assert.equal(onsets(recording([100, 250, 0.002], [400, 900, 0.5]), RATE).length, 1);
});

test("a recording of ten minutes is no more than any other", () => {
  const samples = new Float32Array(600 * RATE);
  samples.fill(0.5, 300 * RATE);
  const [found, ...more] = onsets(samples, RATE);
  assert.ok(Math.abs(found - 300_000) <= 6, String(found));
  assert.deepEqual(more, []);
});
