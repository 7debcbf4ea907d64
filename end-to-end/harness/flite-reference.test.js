import assert from "node:assert/strict";
import { test } from "node:test";
import { fliteAudio, fliteWordStarts } from "./flite-reference.mjs";

const TEXT = "The old lamp was to be sold, and nobody wanted it.";

test("flite says the same samples twice", async () => {
  const [one, two] = [await fliteAudio("kal16", TEXT), await fliteAudio("kal16", TEXT)];
  assert.equal(one.sampleRate, 16000);
  assert.ok(one.pcm.length > 2 * one.sampleRate);
  assert.deepEqual(one.pcm, two.pcm);
});

test("every word has a start, in order, inside the audio", async () => {
  const starts = await fliteWordStarts("slt", TEXT);
  const { sampleRate, pcm } = await fliteAudio("slt", TEXT);
  assert.equal(starts.length, 11);
  for (const [i, start] of starts.entries()) {
    assert.ok(start > (i === 0 ? 50 : starts[i - 1]), `word ${i} starts at ${start}, after ${starts[i - 1]}`);
    assert.ok(start < (pcm.length * 1000) / sampleRate);
  }
});

test("a word after a comma starts after the pause, and not in it", async () => {
  const starts = await fliteWordStarts("slt", "One, two.");
  const together = await fliteWordStarts("slt", "One two.");
  assert.ok(starts[1] - starts[0] > together[1] - together[0] + 80);
});
