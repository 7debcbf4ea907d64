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
    now: clock.now,
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

test("a_model_that_is_not_here_is_no_fault_of_the_backend_and_no_other_is_tried", async () => {
  const gone = new KokoroError("not_here", "A part of Kokoro was removed by the browser: download it again.");
  const { runner, processes } = begin({ backends: [GPU, WASM], opening: Promise.reject(gone) });
  await assert.rejects(runner.start(), gone);
  assert.deepEqual([processes.length, processes[0].ended, runner.failures], [1, true, []]);
});
