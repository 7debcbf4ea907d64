import assert from "node:assert/strict";
import { test } from "node:test";
import { Renderer } from "../../../main/web/js/audio/renderer.js";
import { RATE, dominantHz, floats, largestJump, ramp, renderAll, sine, voice } from "./signals.js";

const RATES = [0.5, 0.75, 1.25, 2, 3];

function playing(...blocks) {
  const renderer = new Renderer(RATE);
  blocks.forEach((pcm, index) => renderer.push({ id: index + 1, index, pcm, last: index === blocks.length - 1 }));
  renderer.play();
  return renderer;
}

function only(events, type) {
  return events.filter((event) => event.type === type);
}

test("at_rate_1_the_samples_that_come_out_are_the_samples_that_went_in", () => {
  const pcm = voice(1.3);

  const { samples } = renderAll(playing(pcm));

  assert.deepEqual(samples, floats(pcm));
});

test("blocks_follow_each_other_without_a_sample_between_them", () => {
  const blocks = [ramp(1000), ramp(777, 5000), ramp(1, 9000), ramp(2048, 12000)];

  const { samples, events } = renderAll(playing(...blocks));

  assert.deepEqual(samples, floats(blocks.flatMap((block) => [...block])));
  assert.deepEqual(
    only(events, "block").map(({ index, frame }) => [index, frame]),
    [
      [0, 0],
      [1, 1000],
      [2, 1777],
      [3, 1778],
    ],
  );
});

test("a_block_that_arrives_while_the_one_before_is_playing_joins_without_a_gap", () => {
  const renderer = new Renderer(RATE);
  renderer.push({ id: 1, index: 0, pcm: ramp(1000) });
  renderer.play();
  const head = renderAll(renderer, { frames: 896 });
  renderer.push({ id: 2, index: 1, pcm: ramp(1000, 1000), last: true });

  const rest = renderAll(renderer, { from: 896 });

  assert.deepEqual([...head.samples, ...rest.samples], [...floats(ramp(2000))]);
  assert.equal(renderer.starvation.count, 0);
});

for (const rate of RATES) {
  test(`at_rate_${rate}_the_pitch_stays_and_the_length_changes`, () => {
    const renderer = playing(sine(220, 3));
    renderer.setRate(rate);

    const { samples } = renderAll(renderer);

    const middle = samples.subarray(RATE / 10, samples.length - RATE / 10);
    assert.ok(Math.abs(dominantHz(middle) / 220 - 1) < 0.02, `heard ${dominantHz(middle)} Hz`);
    assert.ok(Math.abs((samples.length * rate) / (3 * RATE) - 1) < 0.02, `took ${samples.length / RATE} s`);
  });

  test(`at_rate_${rate}_nothing_clicks`, () => {
    const pcm = voice(3);
    const renderer = playing(pcm);
    renderer.setRate(rate);

    const { samples } = renderAll(renderer);

    assert.ok(
      largestJump(samples) < 1.5 * largestJump(floats(pcm)),
      `a jump of ${largestJump(samples)} where the voice itself has ${largestJump(floats(pcm))}`,
    );
  });
}

test("at_rate_2_blocks_are_announced_at_half_their_distance", () => {
  const renderer = playing(voice(1), voice(1.5), voice(0.5));
  renderer.setRate(2);

  const { events } = renderAll(renderer);

  const frames = only(events, "block").map(({ frame }) => frame);
  [0, 0.5 * RATE, 1.25 * RATE].forEach((expected, i) => {
    assert.ok(Math.abs(frames[i] - expected) < 0.02 * RATE, `block ${i} at ${frames[i]}, not ${expected}`);
  });
});

test("a_change_of_rate_while_playing_does_not_click_and_returns_to_exact_samples", () => {
  const pcm = sine(200, 4);
  const renderer = playing(pcm);
  const pieces = [];
  [1, 1.5, 1, 0.7, 1].forEach((rate, i) => {
    renderer.setRate(rate);
    pieces.push(renderAll(renderer, { frames: 8064, from: i * 8064 }).samples);
  });
  const samples = Float32Array.from(pieces.flatMap((piece) => [...piece]));

  assert.ok(largestJump(samples) < 1.05 * largestJump(floats(pcm)));
  const tail = pieces.at(-1).subarray(4000, 5000);
  const exact = floats(pcm);
  const found = exact.findIndex((_, at) => tail.every((value, i) => value === exact[at + i]));
  assert.ok(found > 0, "the end is made of untouched samples");
});

test("running_dry_before_the_end_is_starvation_and_is_counted_in_frames", () => {
  const renderer = new Renderer(RATE);
  renderer.push({ id: 1, index: 0, pcm: ramp(1000) });
  renderer.play();

  const { events } = renderAll(renderer, { frames: 1024 });
  renderAll(renderer, { frames: 256, from: 1024 });

  assert.deepEqual(only(events, "dry"), [{ type: "dry", frame: 1000, starved: true }]);
  assert.deepEqual(renderer.starvation, { count: 1, frames: 24 + 256 });
});

test("after_starvation_the_next_block_is_played_whole", () => {
  const renderer = new Renderer(RATE);
  renderer.push({ id: 1, index: 0, pcm: ramp(1000) });
  renderer.play();
  renderAll(renderer, { frames: 2048 });
  renderer.push({ id: 2, index: 1, pcm: ramp(500, 1000), last: true });

  const { samples, events } = renderAll(renderer, { from: 2048 });

  assert.deepEqual(samples, floats(ramp(500, 1000)));
  assert.equal(only(events, "block")[0].frame, 2048);
});

test("waiting_for_the_first_block_and_reaching_the_end_are_no_starvation", () => {
  const renderer = new Renderer(RATE);
  renderer.play();
  renderAll(renderer, { frames: 1024 });
  renderer.push({ id: 1, index: 0, pcm: ramp(100), last: true });

  const { events } = renderAll(renderer, { from: 1024 });
  renderAll(renderer, { frames: 1024, from: 2048 });

  assert.deepEqual(only(events, "dry"), [{ type: "dry", frame: 1124, starved: false }]);
  assert.deepEqual(renderer.starvation, { count: 0, frames: 0 });
});

test("what_is_said_to_be_finished_later_ends_without_starvation", () => {
  const renderer = new Renderer(RATE);
  renderer.push({ id: 1, index: 0, pcm: ramp(1000) });
  renderer.play();
  renderAll(renderer, { frames: 512 });
  renderer.finish();

  const { events } = renderAll(renderer, { from: 512 });

  assert.equal(only(events, "dry")[0].starved, false);
});

test("a_pause_fades_out_stands_still_and_goes_on_where_it_stood", () => {
  const pcm = sine(100, 2);
  const renderer = playing(pcm);
  renderAll(renderer, { frames: 4096 });
  renderer.pause();
  const paused = renderAll(renderer, { frames: 4096, from: 4096 });
  renderer.play();
  const resumed = renderAll(renderer, { frames: 1024, from: 8192 });

  assert.ok(largestJump(paused.samples) < 2 * largestJump(floats(pcm)));
  assert.deepEqual(new Set(paused.samples.subarray(200)), new Set([0]));
  assert.equal(only(paused.events, "anchor").at(-1).rate, 0);
  // 80 frames fade out and 80 fade in; after that the samples are the source's again, none left out.
  assert.deepEqual(resumed.samples.subarray(80), floats(pcm).subarray(4096 + 80 + 80, 4096 + 80 + 1024));
});

test("a_flush_fades_the_old_sound_under_the_new_and_forgets_it", () => {
  const renderer = playing(sine(100, 2));
  const before = renderAll(renderer, { frames: 1024 }).samples;
  renderer.flush();
  renderer.push({ id: 9, index: 40, pcm: new Int16Array(4096), last: true });

  const { samples, events } = renderAll(renderer, { from: 1024 });

  const joined = Float32Array.from([...before, ...samples]);
  assert.ok(largestJump(joined) < 2 * largestJump(before), "no click");
  assert.ok(
    samples.subarray(0, 40).some((value) => value !== 0),
    "the old sound fades rather than stops",
  );
  assert.ok(
    samples.subarray(80).every((value) => value === 0),
    "then only the new is heard",
  );
  assert.deepEqual(
    only(events, "block").map(({ index }) => index),
    [40],
  );
});

test("a_start_inside_a_block_fades_in_and_counts_its_samples_from_there", () => {
  const renderer = new Renderer(RATE);
  const pcm = sine(100, 1);
  renderer.push({ id: 1, index: 3, pcm, from: 4040, last: true });
  renderer.play();

  const { samples, events } = renderAll(renderer);

  assert.ok(Math.abs(samples[0]) < 0.02);
  assert.deepEqual(samples.subarray(80), floats(pcm).subarray(4120));
  assert.equal(only(events, "anchor")[0].sample, 4040);
});

test("a_block_in_another_voice_replaces_the_queued_one_at_the_border", () => {
  const renderer = playing(ramp(1000), ramp(1000, 1000), ramp(1000, 2000));
  renderAll(renderer, { frames: 512 });
  renderer.push({ id: 12, index: 1, pcm: ramp(300, 20000), last: true });

  const { samples, events } = renderAll(renderer, { from: 512 });

  assert.deepEqual([...samples.subarray(488)], [...floats(ramp(300, 20000))]);
  assert.deepEqual(
    only(events, "block").map(({ id }) => id),
    [12],
  );
});

test("a_block_that_has_begun_is_not_replaced_and_its_rival_is_refused", () => {
  const renderer = playing(ramp(1000), ramp(1000, 1000));
  renderAll(renderer, { frames: 1280 });
  renderer.push({ id: 12, index: 1, pcm: ramp(300, 20000), last: true });

  const { samples, events } = renderAll(renderer, { from: 1280 });

  assert.deepEqual(samples, floats(ramp(720, 1280)));
  assert.deepEqual(only(events, "rejected"), [{ type: "rejected", id: 12, index: 1 }]);
});

test("a_block_without_samples_is_announced_and_passed_over", () => {
  const { samples, events } = renderAll(playing(ramp(256), new Int16Array(0), ramp(256, 256)));

  assert.deepEqual(samples, floats(ramp(512)));
  assert.deepEqual(
    only(events, "block").map(({ index }) => index),
    [0, 1, 2],
  );
});

test("a_document_of_one_block_without_samples_comes_to_its_end", () => {
  const { events } = renderAll(playing(new Int16Array(0)), { frames: 1024 });

  assert.deepEqual(
    events.map(({ type }) => type).filter((type) => type !== "anchor"),
    ["block", "dry"],
  );
});

for (const rate of [1, ...RATES]) {
  test(`at_rate_${rate}_anchors_say_which_sample_is_heard_within_the_search_range`, () => {
    const pcm = voice(2);
    const renderer = playing(pcm);
    renderer.setRate(rate);

    const { events, samples } = renderAll(renderer);

    const anchor = only(events, "anchor")[0];
    const end = anchor.sample + (samples.length - anchor.frame) * anchor.rate;
    assert.ok(Math.abs(end - pcm.length) < 0.03 * RATE * Math.max(1, rate), `ends at ${end} of ${pcm.length}`);
  });
}
