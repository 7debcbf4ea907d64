import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { announceEngine } from "../../../main/web/js/controls/announce-engine.js";
import { announceLoading } from "../../../main/web/js/controls/announce-loading.js";
import { announcePlayer } from "../../../main/web/js/controls/announce-player.js";
import { noteOffline } from "../../../main/web/js/controls/offline-note.js";
import { Player } from "../../../main/web/js/player.js";
import { Voices } from "../../../main/web/js/voices.js";
import { FakeEngine, FakeOutput, FakeStatus } from "./fakes.js";

let engine;
let player;
let status;
let reloads;
beforeEach(() => {
  engine = new FakeEngine();
  player = new Player({ engine, output: new FakeOutput() });
  status = new FakeStatus();
  reloads = 0;
  announceLoading({ engine, player, status });
  announceEngine({ engine, player, status, nameOf: () => "Kokoro" });
  announcePlayer({ player, status, tiers: { voices: new Voices() }, reload: () => reloads++ });
  player.setVoice({ tier: "browser", model: "flite", voice: "slt" });
});

function waiting() {
  player.open({ text: "text", documentId: "doc" });
  engine.blocks("doc", 3);
  player.play();
}

test("a_voice_that_cannot_be_fetched_is_said_with_its_reason_to_who_waits_for_it", () => {
  engine.send({ type: "source", tier: "browser", state: "offline", message: "404 for flite.wasm" });
  assert.deepEqual(status.said, [], "nobody waits");

  waiting();
  assert.match(status.shown.get("not-loaded").message, /could not be fetched \(404 for flite\.wasm\)/);

  engine.send({ type: "source", tier: "browser", state: "connected", message: "" });
  assert.equal(status.shown.has("not-loaded"), false);
});

test("progress_is_said_while_somebody_waits", () => {
  waiting();
  engine.send({ type: "source", tier: "browser", state: "connecting", message: "", loaded: 5e6, total: 20e6 });

  assert.match(status.shown.get("loading").message, /25 %/);
});

const kokoro = (state, more = {}) => engine.send({ type: "engine", model: "kokoro-82m", state, code: "", message: "", ...more }); // prettier-ignore

test("a_download_that_failed_is_said_with_its_reason_until_another_one_begins", () => {
  kokoro("absent", { code: "not_here", message: "Kokoro is not here." });
  assert.deepEqual(status.said, [], "nothing was being downloaded");
  kokoro("fetching");
  kokoro("absent", {
    code: "no_room",
    message: "The browser has no room for 178 MB. Free some space, then try again.",
  });
  assert.equal(
    status.shown.get("download").message,
    "Kokoro could not be downloaded. The browser has no room for 178 MB. Free some space, then try again.",
  );
  kokoro("fetching");
  assert.equal(status.shown.has("download"), false);
});

test("a_download_that_was_cancelled_or_went_well_is_not_said_to_have_failed", () => {
  kokoro("fetching");
  kokoro("absent", { code: "cancelled" });
  kokoro("fetching");
  kokoro("ready");
  assert.deepEqual(status.said, []);
});

test("what_failed_in_one_document_is_not_offered_in_the_next", () => {
  waiting();
  engine.send({ type: "error", code: "engine_failed", message: "broken" });
  assert.ok(status.shown.has("failed"));

  player.open({ text: "other", documentId: "other" });

  assert.equal(status.shown.has("failed"), false);
});

test("an_engine_that_does_not_start_is_answered_by_a_reload", () => {
  player.open({ text: "text", documentId: "doc" });
  engine.send({ type: "error", code: "engine-unavailable", message: "404" });
  status.press("Reload the page");

  assert.equal(reloads, 1);
});

test("ready_offline_is_said_when_the_service_worker_holds_everything", async () => {
  const asked = [];
  const workers = new EventTarget();
  workers.startMessages = () => undefined;
  workers.ready = Promise.resolve({ active: { postMessage: (message) => asked.push(message) } });
  const note = { textContent: "" };
  noteOffline(workers, note, Promise.resolve());
  assert.doesNotMatch(note.textContent, /Ready/);
  await workers.ready;
  assert.deepEqual(asked, [{ type: "offline" }]);

  workers.dispatchEvent(Object.assign(new Event("message"), { data: { type: "offline", ready: false } }));
  assert.doesNotMatch(note.textContent, /Ready/);
  workers.dispatchEvent(Object.assign(new Event("message"), { data: { type: "offline", ready: true } }));
  assert.match(note.textContent, /Ready offline/);
});

test("where_there_will_be_no_service_worker_that_is_said_and_what_to_do", async () => {
  for (const [error, said] of [
    [new DOMException("The user denied permission.", "SecurityError"), /does not let the page work offline\. Allow it/],
    [new TypeError("Failed to register: 503"), /could not be fetched\. Load the page again/],
  ]) {
    const workers = new EventTarget();
    workers.startMessages = () => undefined;
    workers.ready = new Promise(() => {});
    const note = { textContent: "" };
    const registered = Promise.reject(error);
    noteOffline(workers, note, registered);
    await registered.catch(() => {});
    assert.match(note.textContent, said);
  }
});
