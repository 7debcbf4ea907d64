import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Player } from "../../../main/web/js/player.js";
import { FakeEngine, FakeOutput } from "./fakes.js";

const SLT = { tier: "browser", model: "flite", voice: "slt" };
const RMS = { tier: "server", model: "flite", voice: "rms" };

let engine;
let output;
let player;

beforeEach(() => {
  engine = new FakeEngine();
  output = new FakeOutput();
  player = new Player({ engine, output });
  player.setVoice(SLT);
});

function opened(count = 10, index = 0) {
  player.open({ text: "text", documentId: "doc", index });
  engine.blocks("doc", count);
}

/** Plays, with blocks `from` to `to` delivered and the first of them sounding. */
function sounding({ from = 0, to = 3, count = 10 } = {}) {
  opened(count, from);
  player.play();
  for (let index = from; index <= to; index++) {
    engine.audio(index, player.snapshot.generation);
  }
  output.begin(from);
}

test("nothing_plays_without_a_document", () => {
  player.play();

  assert.equal(player.snapshot.status, "empty");
  assert.equal(output.playing, false);
});

test("a_document_stands_still_at_its_place_once_that_place_is_known", () => {
  player.open({ text: "text", documentId: "doc", index: 7 });
  engine.blocks("doc", 5, { complete: false });
  assert.equal(player.snapshot.status, "opening");

  engine.blocks("doc", 12, { first: 5, complete: false });

  assert.deepEqual([player.snapshot.status, player.snapshot.index, player.snapshot.count], ["paused", 7, 12]);
});

test("a_place_beyond_the_end_becomes_the_last_block", () => {
  opened(5, 99);

  assert.equal(player.snapshot.index, 4);
});

test("a_document_without_a_block_is_empty", () => {
  opened(0);

  assert.equal(player.snapshot.status, "empty");
});

test("blocks_of_another_document_are_ignored", () => {
  opened(5);
  engine.blocks("former", 50);

  assert.equal(player.snapshot.count, 5);
});

test("play_asks_for_audio_from_the_cursor_and_waits_for_it", () => {
  opened(10, 4);
  player.play();

  assert.deepEqual(engine.last("play"), ["play", 4, player.snapshot.generation]);
  assert.equal(player.snapshot.status, "buffering");
  assert.ok(output.unlocked && output.playing);
});

test("play_during_opening_starts_as_soon_as_there_is_something", () => {
  player.open({ text: "text", documentId: "doc" });
  player.play();
  assert.ok(output.unlocked, "the gesture is used while it lasts");

  engine.blocks("doc", 3);

  assert.equal(player.snapshot.status, "buffering");
});

test("it_is_playing_when_a_block_sounds_and_the_engine_learns_where", () => {
  sounding();
  output.begin(1);

  assert.deepEqual([player.snapshot.status, player.snapshot.index], ["playing", 1]);
  assert.deepEqual(engine.last("moveCursor"), ["moveCursor", 1, player.snapshot.generation]);
  assert.deepEqual(player.snapshot.speaking, SLT);
});

test("pause_and_play_go_on_in_the_middle_of_a_block_without_asking_again", () => {
  sounding();
  player.pause();
  assert.deepEqual([player.snapshot.status, output.playing], ["paused", false]);
  const asked = engine.asked.filter(([name]) => name === "play").length;

  player.play();

  assert.deepEqual([player.snapshot.status, output.playing, output.queued.length], ["playing", true, 4]);
  assert.equal(engine.asked.filter(([name]) => name === "play").length, asked);
  assert.deepEqual(engine.asked.at(-1), ["resume"]);
});

test("a_seek_drops_what_was_queued_and_asks_for_the_new_place_first", () => {
  sounding();
  const before = player.snapshot.generation;
  player.seek(8);

  assert.deepEqual(output.queued, []);
  assert.ok(player.snapshot.generation > before);
  assert.deepEqual(engine.last("play"), ["play", 8, player.snapshot.generation]);
  assert.equal(player.snapshot.status, "buffering");
});

test("audio_made_for_the_place_before_a_seek_is_dropped", () => {
  sounding();
  const former = player.snapshot.generation;
  player.seek(8);
  engine.audio(4, former);

  assert.deepEqual(output.queued, []);
});

test("a_seek_while_paused_moves_the_cursor_and_makes_nothing", () => {
  opened();
  player.seek(6);

  assert.deepEqual([player.snapshot.status, player.snapshot.index], ["paused", 6]);
  assert.equal(engine.last("play"), undefined);
});

test("seeks_stay_within_the_document", () => {
  opened(10);
  player.seek(99);
  assert.equal(player.snapshot.index, 9);
  player.seek(-5);
  assert.equal(player.snapshot.index, 0);
});

test("next_stays_at_the_last_block_and_previous_at_the_first", () => {
  opened(3, 2);
  player.next();
  assert.equal(player.snapshot.index, 2);
  player.previous();
  player.previous();
  player.previous();
  assert.equal(player.snapshot.index, 0);
});

test("a_seek_to_a_word_starts_its_block_at_the_words_mark", () => {
  opened();
  player.seek(2, 27);
  player.play();
  engine.audio(2, player.snapshot.generation);
  engine.audio(3, player.snapshot.generation);

  assert.deepEqual(
    output.queued.map(({ from }) => from),
    [9600, 0],
  );
});

test("a_seek_to_a_blocks_first_word_starts_at_its_first_sample", () => {
  opened();
  player.seek(2, 20);
  player.play();
  engine.audio(2, player.snapshot.generation);

  assert.equal(output.queued[0].from, 0);
});

test("the_last_block_is_marked_so_that_its_end_is_no_starvation", () => {
  sounding({ from: 8, to: 9 });

  assert.deepEqual(
    output.queued.map(({ last }) => last),
    [false, true],
  );
});

test("learning_late_that_the_queued_block_is_the_last_finishes_it", () => {
  player.open({ text: "text", documentId: "doc" });
  engine.blocks("doc", 2, { complete: false });
  player.play();
  engine.audio(0, player.snapshot.generation);
  engine.audio(1, player.snapshot.generation);
  assert.equal(output.finished, false);

  engine.blocks("doc", 2, { first: 2, complete: true });

  assert.equal(output.finished, true);
});

test("after_the_last_block_it_has_ended_and_play_begins_anew", () => {
  sounding({ from: 9, to: 9 });
  output.runDry();
  assert.deepEqual([player.snapshot.status, output.playing, player.snapshot.starvations], ["ended", false, 0]);

  player.play();

  assert.deepEqual(engine.last("play"), ["play", 0, player.snapshot.generation]);
});

test("running_dry_before_the_end_is_waiting_and_is_counted", () => {
  sounding({ to: 0 });
  output.runDry();

  assert.deepEqual([player.snapshot.status, player.snapshot.starvations], ["buffering", 1]);
  engine.audio(1, player.snapshot.generation);
  output.begin(1);
  assert.equal(player.snapshot.status, "playing");
});

test("a_change_of_voice_while_playing_takes_hold_at_the_next_block_and_keeps_what_covers", () => {
  sounding();
  const before = player.snapshot.generation;
  player.setVoice(RMS);

  assert.deepEqual(engine.last("setVoice"), ["setVoice", "rms", before + 1, 1]);
  assert.deepEqual(
    output.queued.map(({ index }) => index),
    [0, 1, 2, 3],
    "the former voice goes on meanwhile",
  );
  assert.deepEqual([player.snapshot.status, player.snapshot.choice, player.snapshot.speaking], ["playing", RMS, SLT]);

  engine.audio(1, before + 1, { voice: "rms", tier: "server" });
  output.begin(1);

  assert.deepEqual(player.snapshot.speaking, RMS);
  assert.deepEqual(
    output.queued.map(({ index }) => index),
    [0, 1],
  );
});

test("late_audio_of_the_former_voice_is_dropped_after_a_change", () => {
  sounding({ to: 1 });
  const before = player.snapshot.generation;
  player.setVoice(RMS);
  engine.audio(2, before);

  assert.deepEqual(
    output.queued.map(({ index }) => index),
    [0, 1],
  );
});

test("a_change_of_voice_while_paused_holds_from_the_cursor_on", () => {
  sounding();
  player.pause();
  player.setVoice(RMS);
  assert.deepEqual([output.queued, engine.last("setVoice").at(-1)], [[], 0]);

  player.play();

  assert.deepEqual(engine.last("play"), ["play", 0, player.snapshot.generation]);
});

test("a_change_of_voice_while_waiting_asks_anew_at_once", () => {
  opened();
  player.play();
  player.setVoice(RMS);

  assert.deepEqual(engine.last("play"), ["play", 0, player.snapshot.generation]);
});

test("a_failed_block_is_left_out_and_named", () => {
  sounding({ to: 0 });
  const { generation } = player.snapshot;
  engine.send({
    type: "state",
    generation,
    index: 1,
    state: "failed",
    code: "engine_failed",
    message: "no",
    retryable: false,
  });
  engine.audio(2, generation);
  output.begin(2);

  assert.deepEqual([player.snapshot.status, player.snapshot.index, player.snapshot.skipped.index], ["playing", 2, 1]);
});

test("a_failed_last_block_ends_the_reading_before_it", () => {
  sounding({ from: 8, to: 8 });
  engine.send({
    type: "state",
    generation: player.snapshot.generation,
    index: 9,
    state: "failed",
    code: "x",
    message: "no",
  });
  assert.equal(output.finished, true);

  output.runDry();

  assert.equal(player.snapshot.status, "ended");
});

test("a_last_block_that_fails_after_the_sound_ran_out_ends_the_reading_all_the_same", () => {
  sounding({ from: 8, to: 8 });
  output.runDry();
  assert.equal(player.snapshot.status, "buffering");
  const { generation } = player.snapshot;
  engine.send({ type: "state", generation, index: 9, state: "failed", code: "x", message: "no" });

  assert.deepEqual([player.snapshot.status, player.snapshot.skipped.index], ["ended", 9]);
});

test("learning_after_the_sound_ran_out_that_nothing_follows_ends_the_reading", () => {
  player.open({ text: "text", documentId: "doc" });
  engine.blocks("doc", 1, { complete: false });
  player.play();
  engine.audio(0, player.snapshot.generation);
  output.begin(0);
  output.runDry();
  engine.blocks("doc", 1, { first: 1, complete: true });

  assert.equal(player.snapshot.status, "ended");
});

test("a_document_of_which_nothing_can_be_spoken_has_failed_and_not_ended", () => {
  opened(1);
  player.play();
  const { generation } = player.snapshot;
  engine.send({ type: "state", generation, index: 0, state: "failed", code: "x", message: "no" });

  assert.equal(player.snapshot.status, "failed");
});

test("three_failures_in_a_row_with_nothing_sounding_stop_the_player_at_the_first", () => {
  sounding({ to: 0 });
  output.runDry();
  for (const index of [1, 2, 3]) {
    const { generation } = player.snapshot;
    engine.send({
      type: "state",
      generation,
      index,
      state: "failed",
      code: "engine_failed",
      message: "no",
      retryable: false,
    });
  }

  const { status, index, problem } = player.snapshot;
  assert.deepEqual([status, index, problem.code], ["failed", 1, "engine_failed"]);
  assert.equal(output.playing, false);
});

test("a_block_that_is_tried_again_is_waited_for", () => {
  sounding({ to: 0 });
  output.runDry();
  for (let attempt = 0; attempt < 3; attempt++) {
    const { generation } = player.snapshot;
    engine.send({
      type: "state",
      generation,
      index: 1,
      state: "failed",
      code: "engine_busy",
      message: "later",
      retryable: true,
    });
  }

  assert.deepEqual([player.snapshot.status, player.snapshot.skipped], ["buffering", null]);
});

test("failures_of_a_former_generation_do_not_count", () => {
  sounding({ to: 0 });
  const former = player.snapshot.generation;
  player.seek(5);
  engine.send({ type: "state", generation: former, index: 5, state: "failed", code: "x", message: "no" });

  assert.deepEqual([player.snapshot.status, player.snapshot.skipped], ["buffering", null]);
});

test("after_a_failure_play_tries_again", () => {
  opened();
  player.play();
  engine.send({ type: "error", code: "engine_failed", message: "broken" });
  assert.deepEqual([player.snapshot.status, player.snapshot.problem.message], ["failed", "broken"]);

  player.play();

  assert.equal(player.snapshot.status, "buffering");
  assert.deepEqual(engine.last("play"), ["play", 0, player.snapshot.generation]);
});

test("an_error_while_playing_lets_the_queued_sound_be_heard_first", () => {
  sounding({ to: 1 });
  engine.send({ type: "error", code: "engine_failed", message: "broken" });
  assert.deepEqual([player.snapshot.status, player.snapshot.problem.message], ["playing", "broken"]);

  output.begin(1);
  output.runDry();

  assert.deepEqual([player.snapshot.status, player.snapshot.problem.code], ["failed", "engine_failed"]);
});

test("an_error_that_was_overcome_is_forgotten", () => {
  sounding({ to: 1 });
  engine.send({ type: "error", code: "engine_failed", message: "broken" });
  engine.audio(2, player.snapshot.generation);

  assert.equal(player.snapshot.problem, null);
});

test("sound_that_the_browser_refuses_is_a_failure_with_its_own_name", () => {
  opened();
  player.play();
  output.tell({ type: "blocked", message: "no gesture" });

  assert.equal(player.snapshot.problem.code, "audio-blocked");
});

test("the_word_heard_is_the_last_that_has_begun", () => {
  sounding();
  output.place.sample = 0.45 * 16000;
  assert.deepEqual(player.heard().word, { start: 3, end: 5, fromMs: 300 });

  output.place.sample = 0.95 * 16000;
  assert.deepEqual(player.heard().word, { start: 6, end: 9, fromMs: 600 });
});

test("snapshots_are_frozen_and_only_changes_are_told", () => {
  opened();
  const told = [];
  player.subscribe((snapshot) => told.push(snapshot));
  player.setRate(1.5);
  player.setRate(1.5);

  assert.equal(told.length, 1);
  assert.ok(Object.isFrozen(told[0]));
  assert.deepEqual([told[0].rate, output.rate], [1.5, 1.5]);
});

test("opening_another_document_keeps_rate_and_voice_and_drops_the_rest", () => {
  sounding();
  player.setRate(2);
  player.open({ text: "other", documentId: "other" });

  const { status, index, rate, choice, documentId } = player.snapshot;
  assert.deepEqual([status, index, rate, choice, documentId], ["opening", 0, 2, SLT, "other"]);
  assert.deepEqual([output.queued, output.playing], [[], false]);
});

test("a_device_taken_away_pauses", () => {
  sounding();
  output.tell({ type: "interrupted" });

  assert.deepEqual([player.snapshot.status, output.queued.length], ["paused", 4]);
});
