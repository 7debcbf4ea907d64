import assert from "node:assert/strict";
import { test } from "node:test";
import { dispatch } from "../../../main/web/engine/page-port.js";
import { Kokoro } from "../../../main/web/engine/kokoro/kokoro.js";
import { KokoroError } from "../../../main/web/engine/kokoro/kokoro-error.js";
import { Pack } from "../../../main/web/engine/kokoro/pack.js";
import { IDS, ROW, VOICE } from "../../../main/web/engine/kokoro/self-test.js";
import { FakeProcess, settled } from "./fake-process.mjs";

const FILES = [
  { path: "model-fp16.onnx", bytes: 160e6, sha256: "1".repeat(64), url: "/a" },
  { path: `voices/${VOICE}.bin`, bytes: 510 * 256 * 4, sha256: "2".repeat(64), url: "/b" },
];

/** A store that has everything until it is told to forget it. */
class FakeStore {
  here = true;
  lost = 0;
  async pack() {
    return this.here ? Pack.of({ files: FILES }) : null;
  }
  async holds() {
    return this.here;
  }
  async read(file) {
    return new ArrayBuffer(file.bytes);
  }
  async keptBytes(files) {
    return this.here ? files.reduce((sum, { bytes }) => sum + bytes, 0) - this.lost : 0;
  }
  async fetch() {
    this.here = true;
  }
  async clear() {
    this.here = false;
  }
}

async function begin({ opening, program = { keep: async () => {} }, here = true } = {}) {
  const processes = [];
  const statuses = [];
  const store = new FakeStore();
  store.here = here;
  const kokoro = new Kokoro({
    voices: [VOICE],
    store,
    program,
    server: { pack: async () => Pack.of({ files: FILES }) },
    createProcess: (onLost) => {
      const process = new FakeProcess(onLost, { opening: opening?.() });
      processes.push(process);
      return process;
    },
    onStatus: (status) => statuses.push(status),
    scope: { crossOriginIsolated: false, navigator: {} },
  });
  await kokoro.check();
  return { kokoro, processes, statuses, store };
}

test("what_is_removed_while_it_speaks_says_so_and_is_not_called_unusable", async () => {
  const { kokoro, processes, statuses } = await begin();
  await kokoro.load("fp16");
  assert.equal(kokoro.status.state, "running");
  processes[0].hold();
  const speaking = kokoro.run(IDS, VOICE, ROW, 1);
  await settled();
  const removing = kokoro.remove();
  assert.equal(kokoro.status.state, "checking", "nobody is to wait for it from now on");
  await assert.rejects(speaking, { code: "not_here", message: "Kokoro was removed from this device." });
  await removing;
  assert.equal(kokoro.status.state, "absent");
  assert.ok(statuses.every(({ state, message }) => state !== "unusable" && !message.includes("ended")));
  assert.equal(processes.length, 1, "nothing was started again");
});

test("what_is_chosen_otherwise_while_it_speaks_is_spoken_on_what_was_chosen", async () => {
  const { kokoro, processes } = await begin();
  await kokoro.load("fp16");
  processes[0].hold();
  const speaking = kokoro.run(IDS, VOICE, ROW, 1);
  await settled();
  await kokoro.choose({ backend: "wasm" });
  assert.equal((await speaking).durations.length, IDS.length);
  assert.deepEqual(processes.map(({ ended }) => ended), [true, false]); // prettier-ignore
});

test("weights_that_the_browser_has_thrown_away_make_it_absent_so_that_it_can_be_downloaded_again", async () => {
  const gone = new KokoroError("not_here", "A part of Kokoro was removed by the browser: download it again.");
  const { kokoro, store } = await begin({ opening: () => Promise.reject(gone) });
  store.lost = 8e6;
  await assert.rejects(kokoro.load("fp16"), gone);
  const { state, code, message, loaded, total } = kokoro.status;
  assert.deepEqual([state, code, message], ["absent", "not_here", gone.message]);
  assert.equal(total - loaded, 8e6, "so much is to be downloaded");
  await assert.rejects(kokoro.load("fp16"), { code: "not_here" }, "and stays so until it is fetched");
});

test("what_the_listener_asked_for_in_vain_is_said_with_how_it_is_now", async () => {
  const { kokoro, store } = await begin();
  store.clear = async () => {
    throw new KokoroError("no_storage", "The browser could not remove Kokoro (it is busy). Try again.");
  };
  dispatch(null, { type: "model", model: "kokoro-82m", action: "remove" }, null, { "kokoro-82m": kokoro });
  await settled();
  const { state, code, message } = kokoro.status;
  assert.deepEqual([state, code], ["ready", "no_storage"]);
  assert.match(message, /could not remove Kokoro/);
});

test("a_download_is_done_only_when_what_runs_the_model_is_here_too", async () => {
  const unreachable = new KokoroError("unreachable", "The program that runs Kokoro could not be fetched (no route).");
  const program = { keep: async () => { throw unreachable; } }; // prettier-ignore
  const { kokoro } = await begin({ here: false, program });
  assert.deepEqual([kokoro.status.state, kokoro.status.loaded], ["absent", 0]);
  await kokoro.fetch();
  const { state, code, message, loaded, total } = kokoro.status;
  assert.deepEqual([state, code, message], ["absent", "unreachable", unreachable.message]);
  assert.equal(loaded, total, "what has come of the model is kept");
  program.keep = async () => {};
  await kokoro.fetch();
  assert.deepEqual([kokoro.status.state, kokoro.status.message], ["ready", ""]);
});
