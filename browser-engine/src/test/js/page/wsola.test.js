import assert from "node:assert/strict";
import { test } from "node:test";
import { SampleQueue } from "../../../main/web/js/audio/sample-queue.js";
import { Wsola } from "../../../main/web/js/audio/wsola.js";
import { resample } from "../../../main/web/js/audio/resample.js";
import { RATE, dominantHz, floats, ramp, sine, voice } from "./signals.js";

function queued(pcm) {
  const queue = new SampleQueue();
  queue.push({ id: 1, index: 0, pcm });
  return queue;
}

test("where_the_wanted_place_is_the_natural_one_a_step_changes_nothing", () => {
  const pcm = voice(1);
  const wsola = new Wsola(RATE);
  const out = new Float32Array(wsola.hop);

  const next = wsola.step(queued(pcm), 4000, 4000, 0, pcm.length, out);

  assert.equal(next, 4000 + wsola.hop);
  assert.deepEqual(out, floats(pcm).subarray(4000, 4000 + wsola.hop));
});

test("a_step_begins_on_the_natural_wave_and_ends_on_untouched_source", () => {
  const pcm = voice(1);
  const wsola = new Wsola(RATE);
  const out = new Float32Array(wsola.hop);

  const next = wsola.step(queued(pcm), 4000, 5000, 0, pcm.length, out);

  const source = floats(pcm);
  assert.ok(Math.abs(out[0] - source[4000]) < 1e-3);
  assert.ok(Math.abs(out[wsola.hop - 1] - source[next - 1]) < 1e-3);
  assert.ok(Math.abs(next - wsola.hop - 5000) <= wsola.search);
});

test("a_step_never_reads_outside_what_it_may", () => {
  const pcm = ramp(2000);
  const wsola = new Wsola(RATE);
  const out = new Float32Array(wsola.hop);

  const next = wsola.step(queued(pcm), 1500, 9000, 0, 2000, out);

  assert.equal(next, 2000);
});

test("a_queue_reads_across_blocks_and_gives_silence_outside", () => {
  const queue = new SampleQueue();
  queue.push({ id: 1, index: 0, pcm: Int16Array.of(1, 2, 3) });
  queue.push({ id: 2, index: 1, pcm: Int16Array.of(4, 5, 6), from: 1 });
  const out = new Float32Array(8).fill(9);

  queue.read(-1, out, 0, 8);

  assert.deepEqual(
    [...out].map((value) => value * 32768),
    [0, 1, 2, 3, 5, 6, 0, 0],
  );
});

test("a_queue_frees_what_was_heard_and_keeps_its_positions", () => {
  const queue = new SampleQueue();
  [0, 1, 2].forEach((index) => queue.push({ id: index, index, pcm: ramp(100, 100 * index) }));

  queue.discardBefore(150);

  assert.equal(queue.start, 100);
  const out = new Float32Array(1);
  queue.read(150, out, 0, 1);
  assert.equal(out[0] * 32768, 151);
});

test("equal_sample_rates_leave_a_block_as_it_is", () => {
  const pcm = voice(0.1);
  assert.equal(resample(pcm, RATE, RATE), pcm);
});

for (const target of [24000, 8000, 44100]) {
  test(`resampling_to_${target}_keeps_pitch_length_and_loudness`, () => {
    const out = resample(sine(300, 1), RATE, target);

    assert.equal(out.length, target);
    const inner = floats(out).subarray(target / 10, 0.9 * target);
    assert.ok(Math.abs(dominantHz(inner, { from: 250, to: 350, sampleRate: target }) - 300) < 1);
    const peak = inner.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    assert.ok(Math.abs(peak - 0.5) < 0.02, `peak ${peak}`);
  });
}

test("resampling_down_lets_nothing_fold_back_into_the_voice", () => {
  const out = resample(sine(6000, 1), RATE, 8000);

  const inner = floats(out).subarray(800, 7200);
  const peak = inner.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  assert.ok(peak < 0.005, `6 kHz comes out at ${peak}`);
});
