import assert from "node:assert/strict";
import { test } from "node:test";
import { KokoroPort } from "../../../main/web/engine/device.js";
import { reasonOf } from "../../../main/web/engine/kokoro/program.js";
import { inWords } from "../../../main/web/js/controls/engine-words.js";
import { groupsOf } from "../../../main/web/js/controls/voice-groups.js";
import { Player } from "../../../main/web/js/player.js";
import { SettingsStore } from "../../../main/web/js/storage/settings.js";
import { Tiers } from "../../../main/web/js/tiers.js";
import { FakeEngine, FakeOutput, FakeStatus } from "./fakes.js";

const FLITE = { tier: "browser", id: "flite", name: "Flite", revision: "1", default_voice: "slt", state: "ready" };
FLITE.voices = [{ id: "slt", name: "SLT" }];
const kokoro = (state, message = "") => ({
  ...{ tier: "browser", id: "kokoro-82m", name: "Kokoro", revision: "1", default_voice: "af_heart", state, message },
  voices: [{ id: "af_heart", name: "Heart" }],
});
const OFF = { reachable: false, pending: false, message: "" };

function begin(choice = null) {
  const engine = new FakeEngine();
  engine.tellModel = (...args) => engine.asked.push(["tellModel", ...args]);
  const output = new FakeOutput();
  const player = new Player({ engine, output });
  const settings = new SettingsStore(null);
  settings.change({ choice });
  const status = new FakeStatus();
  const tiers = new Tiers({ engine, player, settings, status, onChange: () => undefined });
  const catalogue = (...models) => engine.send({ type: "catalogue", models, server: OFF });
  return { engine, output, player, settings, status, tiers, catalogue };
}

function playing(parts) {
  parts.player.open({ text: "t", documentId: "d" });
  parts.engine.blocks("d", 5);
  parts.player.play();
  return parts;
}

const KOKORO = { tier: "browser", model: "kokoro-82m", voice: "af_heart" };

test("a_model_that_is_not_here_is_not_chosen_and_is_when_it_has_come", () => {
  const { player, catalogue } = begin(KOKORO);
  for (const state of ["checking", "absent", "fetching", "unavailable", "unusable"]) {
    catalogue(FLITE, kokoro(state));
    assert.equal(player.snapshot.choice.model, "flite", state);
  }
  catalogue(FLITE, kokoro("ready"));
  assert.equal(player.snapshot.choice.model, "kokoro-82m");
});

test("a_model_that_was_asked_for_reads_from_the_next_block_on_when_it_has_come", () => {
  const parts = begin();
  parts.catalogue(FLITE, kokoro("absent"));
  playing(parts);
  parts.tiers.fetch({ model: "kokoro-82m" });
  assert.deepEqual(parts.engine.last("tellModel"), ["tellModel", "kokoro-82m", "fetch"]);
  parts.catalogue(FLITE, kokoro("fetching"));
  assert.equal(parts.player.snapshot.choice.model, "flite");
  parts.catalogue(FLITE, kokoro("ready"));
  assert.equal(parts.player.snapshot.choice.model, "kokoro-82m");
  assert.match(parts.status.said.at(-1), /Heart on this device reads from the next passage on/);
});

test("who_chose_something_else_meanwhile_keeps_it", () => {
  const parts = begin();
  parts.catalogue(FLITE, kokoro("absent"));
  parts.tiers.fetch({ model: "kokoro-82m" });
  parts.tiers.choose({ tier: "browser", model: "flite", voice: "slt", revision: "1" });
  parts.catalogue(FLITE, kokoro("ready"));
  assert.equal(parts.player.snapshot.choice.model, "flite");
});

test("a_model_that_does_not_work_any_more_is_replaced_and_the_reason_said", () => {
  const parts = begin(KOKORO);
  parts.catalogue(FLITE, kokoro("ready"));
  playing(parts);
  parts.catalogue(FLITE, kokoro("unusable", "There is not enough memory."));
  assert.deepEqual([parts.player.snapshot.choice.model, parts.player.snapshot.status], ["flite", "buffering"]);
  assert.match(
    parts.status.said.at(-1),
    /^Kokoro cannot read here\. There is not enough memory\. SLT on this device reads instead\.$/,
  );
  assert.equal(parts.settings.current.choice.model, "kokoro-82m", "what the listener chose is not forgotten");
});

test("a_source_of_this_device_that_gives_up_is_left_though_its_model_seems_well", () => {
  const parts = begin(KOKORO);
  parts.catalogue(FLITE, kokoro("ready"));
  playing(parts);
  const message = "Kokoro’s pronunciations cannot be read: load the page again."; // KokoroEngine.java
  parts.engine.send({ type: "source", tier: "browser", state: "stopped", message });
  assert.equal(parts.player.snapshot.choice.model, "flite");
  assert.equal(parts.status.said.at(-1), `${message} SLT on this device reads instead.`);
});

/** What the worker says when the lexicon cannot be fetched. */
function whyWithoutLexicon(reason, status) {
  const loadLexicon = () => Promise.reject(Object.assign(new Error(reason), status ? { status } : {}));
  const port = new KokoroPort({ load: async () => undefined }, loadLexicon);
  return new Promise((said) => port.load("fp16", assert.fail, (code, message) => said(message)));
}

test("a_lexicon_that_cannot_be_fetched_is_said_with_advice_and_can_be_tried_again", async () => {
  const message = await whyWithoutLexicon("the server cannot be reached");
  const parts = begin(KOKORO);
  parts.catalogue(FLITE, kokoro("ready"));
  playing(parts);
  parts.engine.send({ type: "source", tier: "browser", state: "stopped", message });
  assert.equal(
    parts.status.said.at(-1),
    "Kokoro’s pronunciations could not be fetched (the server cannot be reached). " +
      "Check the connection, then try Kokoro again. SLT on this device reads instead.",
  );
  parts.status.press("Try Kokoro again");
  assert.equal(parts.player.snapshot.choice.model, "kokoro-82m");
});

test("a_server_without_the_lexicon_is_not_blamed_on_the_connection", async () => {
  const wanted =
    /^Kokoro’s pronunciations could not be fetched \(the server answered 404 for .*\)\. Load the page again/;
  assert.match(await whyWithoutLexicon("the server answered 404 for en.lexicon", 404), wanted);
  const answered = new Error("the server answered 404 for /engine/en.lexicon");
  assert.match(reasonOf(answered, "/engine/en.lexicon").message, wanted);
  const { message } = reasonOf(new TypeError("Failed to fetch"), "/engine/vendor/ort.wasm");
  assert.match(
    message,
    /^The program that runs Kokoro could not be fetched .* Check the connection, then try again\.$/,
  );
});

test("who_is_heard_goes_on_and_the_server_is_offered_where_it_has_the_model", () => {
  const parts = begin(KOKORO);
  const models = (state) => [FLITE, kokoro(state, "On the processor it needs 2.4 s for each second of speech."), there];
  const there = { ...kokoro("ready"), tier: "server" };
  const server = { reachable: true, pending: false, message: "" };
  parts.engine.send({ type: "catalogue", models: models("ready"), server });
  playing(parts);
  parts.engine.audio(0, parts.player.snapshot.generation, { voice: "af_heart" });
  parts.output.begin(0);
  parts.engine.send({ type: "catalogue", models: models("unusable"), server });
  assert.equal(
    parts.status.said.at(-1),
    "Kokoro cannot read here. On the processor it needs 2.4 s for each second of speech. " +
      "SLT on this device goes on reading. The server has Kokoro too.",
  );
  parts.status.press("Read on the server");
  const { tier, model, voice } = parts.player.snapshot.choice;
  assert.deepEqual([tier, model, voice], ["server", "kokoro-82m", "af_heart"]);
});

test("what_a_worker_says_without_a_full_stop_is_still_a_sentence_of_its_own", () => {
  const parts = begin(KOKORO);
  parts.catalogue(FLITE, kokoro("ready"));
  playing(parts);
  parts.engine.send({ type: "source", tier: "browser", state: "stopped", message: "It is gone" });
  assert.equal(parts.status.said.at(-1), "Kokoro cannot read here. It is gone. SLT on this device reads instead.");
});

const STATUS = {
  model: "kokoro-82m",
  backend: "",
  threads: 0,
  share: 0,
  loaded: 0,
  total: 178e6,
  code: "",
  message: "",
};

test("every_state_has_words_and_only_what_can_be_done_has_a_button", () => {
  const shown = (state, more = {}) => {
    const { title, actions, problem } = inWords({ ...STATUS, state, ...more });
    return [title, actions.map(({ label }) => label).join(), problem];
  };
  assert.deepEqual(shown("absent"), ["A natural voice, made on this device", "Download 178 MB", false]);
  assert.equal(shown("absent", { loaded: 100e6 })[1], "Download the rest (78 MB)");
  assert.deepEqual(shown("absent", { code: "no_room", message: "Full." })[0], "The download did not work");
  assert.equal(inWords({ ...STATUS, state: "ready", message: "It could not be removed." }).quiet, false);
  const lost = { code: "not_here", message: "A part is missing: download it again." };
  assert.deepEqual(shown("absent", lost), ["Not whole any more", "Download 178 MB", true]);
  assert.deepEqual(shown("fetching", { loaded: 89e6 }), ["Downloading", "Cancel", false]);
  assert.equal(inWords({ ...STATUS, state: "fetching", loaded: 89e6 }).progress, 0.5);
  assert.deepEqual(shown("unavailable", { message: "No." }), ["Not available", "Look again", true]);
  const onWasm = { backend: "wasm", threads: 2, share: 640 };
  assert.deepEqual(shown("running", onWasm)[0], "Runs on the processor (WASM, 2 threads)");
  assert.equal(
    inWords({ ...STATUS, ...onWasm, state: "running" }).details[0],
    "A second of speech takes 0.6 s to make.",
  );
  assert.deepEqual(shown("unusable", { code: "too_slow" })[1], "Try again,Use it anyway");
  assert.deepEqual(shown("unusable", { code: "engine_failed" })[1], "Try again");
});

test("many_voices_come_in_groups_and_few_do_not", () => {
  const voices = Array.from({ length: 9 }, (_, i) => ({ id: `v${i}`, name: `V${i}`, language: i < 5 ? "en-US" : "en-GB", gender: "female" })); // prettier-ignore
  assert.deepEqual(
    groupsOf(voices).map(({ voices: members }) => members.length),
    [5, 4],
  );
  assert.deepEqual(groupsOf(voices.slice(0, 8)), [{ name: "", voices: voices.slice(0, 8) }]);
});
