import assert from "node:assert/strict";
import { test } from "node:test";
import { KokoroError } from "../../../main/web/engine/kokoro/kokoro-error.js";
import { Runner } from "../../../main/web/engine/kokoro/runner.js";
import { FakeClock, FakeProcess, settled } from "./fake-process.mjs";

const GPU = { kind: "webgpu", threads: 0, insisted: false };
const WASM = { kind: "wasm", threads: 2, insisted: false };

/** A runner, and the processes that it has created, newest last. */
function begin({ backends = [WASM], ...parts } = {}) {
  const clock = new FakeClock();
  const processes = [];
  let changes = 0;
  const runner = new Runner({
    backends,
    createProcess: (onLost) => {
      const process = new FakeProcess(onLost, { clock, ...parts });
      processes.push(process);
      return process;
    },
    weights: {},
    styleOf: async () => new Float32Array(256),
    onChange: () => changes++,
    clock,
  });
  return { runner, processes, clock, changes: () => changes };
}

test("what_is_ended_while_it_is_opened_is_ended_with_its_process", async () => {
  const { runner, processes } = begin({ opening: new Promise(() => {}) });
  const starting = runner.start();
  await settled();
  runner.end();
  await assert.rejects(starting, /it was ended/);
  assert.deepEqual([processes.length, processes[0].ended, runner.running], [1, true, null]);
});

test("what_is_ended_while_it_is_tested_is_ended_with_its_process", async () => {
  const { runner, processes, changes } = begin();
  const starting = runner.start();
  processes[0].hold();
  await settled();
  assert.equal(processes[0].runs.length, 1, "the self-test is under way");
  runner.end();
  await assert.rejects(starting, /it was ended/);
  assert.deepEqual([processes[0].ended, runner.running, changes()], [true, null, 0]);
});

test("what_is_ended_as_it_comes_up_never_runs", async () => {
  let open;
  const { runner, processes, changes } = begin({ opening: new Promise((done) => (open = done)) });
  const starting = runner.start();
  await settled();
  open();
  runner.end();
  await assert.rejects(starting, /it was ended/);
  assert.deepEqual([processes[0].ended, processes[0].runs, changes()], [true, [], 0]);
  await assert.rejects(runner.start(), /it was ended/);
  assert.equal(processes.length, 1, "and nothing is started after it");
});

test("what_is_ended_just_as_it_passes_its_test_never_runs", async () => {
  const { runner, processes, changes } = begin();
  const starting = runner.start();
  processes[0].hold();
  await settled();
  processes[0].answer();
  await settled();
  assert.equal(processes[0].runs.length, 2, "it is being timed");
  processes[0].answer();
  runner.end();
  await assert.rejects(starting, /it was ended/);
  assert.deepEqual([processes[0].ended, runner.running, changes()], [true, null, 0]);
});

/** The self-test's sentence lasts 2 s: so long a run is too slow, or not. */
const SLOW_MS = 3000;
const FAST_MS = 900;

test("what_keeps_up_runs_and_says_how_much_of_the_time_it_needs", async () => {
  const { runner } = begin({ msARun: FAST_MS });
  await runner.start();
  assert.deepEqual(runner.running, { backend: WASM, share: FAST_MS / 2000 });
});

test("what_is_slower_than_one_listens_is_passed_over_and_called_too_slow", async () => {
  const { runner, processes } = begin({ msARun: SLOW_MS });
  await assert.rejects(runner.start(), {
    code: "too_slow",
    message: "On the processor (WASM, 2 threads) it needs 1.5 s for each second of speech.",
  });
  assert.equal(processes[0].ended, true);
});

test("what_the_listener_insists_on_runs_however_slow_it_is", async () => {
  const { runner } = begin({ backends: [{ ...WASM, insisted: true }], msARun: SLOW_MS });
  await runner.start();
  assert.equal(runner.running.share, SLOW_MS / 2000);
});

test("what_is_lost_while_nobody_speaks_is_said_and_the_next_one_speaks", async () => {
  const { runner, processes, changes } = begin({ backends: [GPU, WASM] });
  await runner.start();
  processes[0].lose("the graphics processor is gone");
  assert.deepEqual([runner.running, changes()], [null, 2]);
  const { durations } = await runner.run(new Int32Array(5), "af_heart", 2, 1);
  assert.equal(durations.length, 5);
  assert.equal(runner.running.backend, WASM);
  assert.deepEqual(runner.failures, [
    "On the graphics processor (WebGPU) it stopped (the graphics processor is gone).",
  ]);
});

test("what_is_lost_while_it_speaks_is_spoken_again_by_the_next_one", async () => {
  const { runner, processes } = begin({ backends: [GPU, WASM] });
  await runner.start();
  processes[0].hold();
  const speaking = runner.run(new Int32Array(5), "af_heart", 2, 1);
  await settled();
  processes[0].lose("the graphics processor is gone");
  assert.equal((await speaking).durations.length, 5);
  assert.deepEqual([processes[0].ended, runner.running.backend], [true, WASM]);
});

test("when_nothing_is_left_all_reasons_are_given_and_the_last_ones_code", async () => {
  const { runner, processes } = begin({ backends: [GPU, WASM] });
  await runner.start();
  processes[0].lose("the graphics processor is gone");
  await runner.start();
  processes[1].hold();
  const speaking = runner.run(new Int32Array(5), "af_heart", 2, 1);
  await settled();
  processes[1].lose("there is not enough memory");
  await assert.rejects(speaking, {
    code: "engine_failed",
    message:
      "On the graphics processor (WebGPU) it stopped (the graphics processor is gone). " +
      "On the processor (WASM, 2 threads) it stopped (there is not enough memory).",
  });
  assert.equal(runner.running, null);
});

test("a_model_that_is_not_here_is_no_fault_of_the_backend_and_no_other_is_tried", async () => {
  const gone = new KokoroError("not_here", "A part of Kokoro was removed by the browser: download it again.");
  const { runner, processes } = begin({ backends: [GPU, WASM], opening: Promise.reject(gone) });
  await assert.rejects(runner.start(), gone);
  assert.deepEqual([processes.length, processes[0].ended, runner.failures], [1, true, []]);
});

const speak = (runner) => runner.run(new Int32Array(5), "af_heart", 2, 1);

test("programs_are_built_ahead_once_somebody_has_listened_and_it_has_been_quiet_for_a_while", async () => {
  const { runner, processes, clock } = begin({ backends: [GPU, WASM] });
  await runner.start();
  const [process] = processes;
  const tested = process.runs.length;
  await clock.pass(60_000);
  assert.equal(process.runs.length, tested, "nobody has listened yet");
  await speak(runner);
  await clock.pass(1500);
  await speak(runner);
  await clock.pass(1500);
  assert.equal(process.runs.length, tested + 2, "it was quiet for too short a time");
  await clock.pass(500);
  await clock.pass(2000);
  assert.deepEqual(process.runs.slice(tested + 2), [16], "one length");
  await clock.pass(2000);
  assert.deepEqual(process.runs.slice(tested + 2), [16, 24], "and the next after as much quiet again");
});

test("while_somebody_waits_for_speech_no_program_is_built_ahead", async () => {
  const { runner, processes, clock } = begin({ backends: [GPU, WASM] });
  await speak(runner);
  const [process] = processes;
  process.hold();
  const waiting = speak(runner);
  await settled();
  const before = process.runs.length;
  await clock.pass(60_000);
  await clock.pass(60_000);
  assert.equal(process.runs.length, before);
  process.release();
  await waiting;
  await clock.pass(2000);
  await clock.pass(2000);
  assert.ok(process.runs.length > before);
});

test("on_the_processor_no_program_needs_to_be_built", async () => {
  const { runner, processes, clock } = begin();
  await speak(runner);
  const before = processes[0].runs.length;
  await clock.pass(60_000);
  assert.equal(processes[0].runs.length, before);
});
