import assert from "node:assert/strict";
import { test } from "node:test";
import { briefDuration, clockTime, Pace, spokenClock, spokenDuration } from "../../../main/web/js/pace.js";

test("pace_starts_from_an_assumption_and_moves_to_what_is_heard", () => {
  const pace = new Pace();
  assert.equal(Math.round(pace.msOf(1000)), 62000);

  for (let i = 0; i < 100; i++) {
    pace.learn(200, 200 * 80);
  }

  assert.ok(Math.abs(pace.msOf(1000) - 80000) < 1000);
});

test("durations_are_short_for_the_eye_and_whole_for_the_ear", () => {
  assert.deepEqual([20e3, 60e3, 59.6 * 60e3, 125 * 60e3].map(briefDuration), [
    "less than a minute",
    "1 min",
    "1 h 0 min",
    "2 h 5 min",
  ]);
  assert.deepEqual([1e3, 40e3, 60e3, 3600e3, 7500e3].map(spokenDuration), [
    "1 second",
    "40 seconds",
    "1 minute",
    "1 hour",
    "2 hours and 5 minutes",
  ]);
  assert.deepEqual([5e3, 65e3, 3725e3].map(clockTime), ["0:05", "1:05", "1:02:05"]);
});

test("a_clock_is_read_out_as_it_is_shown", () => {
  assert.deepEqual([900, 19.9e3, 61e3, 120e3, 3725e3].map(spokenClock), [
    "0 seconds",
    "19 seconds",
    "1 minute and 1 second",
    "2 minutes",
    "1 hour, 2 minutes and 5 seconds",
  ]);
});
