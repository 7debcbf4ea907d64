import assert from "node:assert/strict";
import { test } from "node:test";
import { briefDuration, clockTime, Pace, spokenDuration } from "../../../main/web/js/pace.js";
import { silentWav } from "../../../main/web/js/controls/media-session.js";
import { blockByKey } from "../../../main/web/js/controls/progress-scale.js";
import { actionOf, SHORTCUTS } from "../../../main/web/js/controls/shortcuts.js";
import { DEFAULTS, SettingsStore } from "../../../main/web/js/storage/settings.js";
import { textHash } from "../../../main/web/js/storage/text-hash.js";
import { Player } from "../../../main/web/js/player.js";
import { Tiers } from "../../../main/web/js/tiers.js";
import { Voices } from "../../../main/web/js/voices.js";
import { FakeEngine, FakeOutput, FakeStatus } from "./fakes.js";

const VOICES = [
  { id: "slt", name: "Slt" },
  { id: "rms", name: "Rms" },
];
const MODELS = [
  { tier: "browser", id: "flite", revision: "1", name: "Flite", default_voice: "slt", state: "ready", voices: VOICES },
  { tier: "server", id: "flite", revision: "1", name: "Flite", default_voice: "slt", state: "ready", voices: VOICES },
  {
    tier: "server",
    id: "grand",
    revision: "1",
    name: "Grand",
    default_voice: "ada",
    state: "ready",
    voices: [{ id: "ada", name: "Ada" }],
  },
];
const REACHABLE = { reachable: true, pending: false, message: "" };
const PENDING = { reachable: false, pending: true, message: "" };

function storage(initial = {}) {
  const items = new Map(Object.entries(initial));
  return { getItem: (key) => items.get(key) ?? null, setItem: (key, value) => items.set(key, value) };
}

test("settings_outlive_the_page", () => {
  const shared = storage();
  new SettingsStore(shared).change({ rate: 1.5, theme: "sepia" });

  assert.deepEqual({ ...new SettingsStore(shared).current }, { ...DEFAULTS, rate: 1.5, theme: "sepia" });
});

test("broken_or_foreign_settings_are_not_taken_over", () => {
  for (const stored of ["{", "null", "7", '{"rate": 99, "theme": "<b>", "size": "20", "choice": {"tier": 1}}']) {
    assert.deepEqual({ ...new SettingsStore(storage({ "aloud.settings": stored })).current }, { ...DEFAULTS });
  }
});

test("settings_hold_for_the_visit_where_nothing_can_be_stored", () => {
  const full = { getItem: () => null, setItem: () => assert.fail("QuotaExceededError") };
  for (const store of [new SettingsStore(null), new SettingsStore(full)]) {
    store.change({ rate: 2 });
    assert.equal(store.current.rate, 2);
  }
});

test("texts_are_told_apart_by_their_hash", () => {
  const texts = [
    "",
    "a",
    "b",
    "ab",
    "ba",
    "The same text.",
    "The same text!",
    `${"x".repeat(1e5)}y`,
    `${"x".repeat(1e5)}z`,
  ];

  assert.equal(new Set(texts.map(textHash)).size, texts.length);
  assert.equal(textHash("The same text."), textHash("The same text."));
});

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

test("the_nearest_voice_is_the_same_else_the_models_default_else_this_devices", () => {
  const voices = new Voices(MODELS, REACHABLE);
  assert.deepEqual(voices.nearest({ tier: "server", model: "flite", voice: "rms" }), {
    tier: "server",
    model: "flite",
    voice: "rms",
    revision: "1",
  });
  assert.deepEqual(voices.nearest({ tier: "server", model: "grand", voice: "gone" }), {
    tier: "server",
    model: "grand",
    voice: "ada",
    revision: "1",
  });
  assert.deepEqual(voices.nearest({ tier: "server", model: "gone", voice: "rms" }), {
    tier: "server",
    model: "flite",
    voice: "rms",
    revision: "1",
  });
  assert.deepEqual(voices.nearest(null), { tier: "browser", model: "flite", voice: "slt", revision: "1" });
});

test("an_unreachable_servers_voices_are_not_chosen", () => {
  const voices = new Voices(MODELS, { reachable: false, message: "off" });

  assert.deepEqual(voices.nearest({ tier: "server", model: "flite", voice: "rms" }), {
    tier: "browser",
    model: "flite",
    voice: "rms",
    revision: "1",
  });
  assert.equal(new Voices().nearest({ tier: "browser" }), null);
});

function tiers(choice) {
  const engine = new FakeEngine();
  const output = new FakeOutput();
  const player = new Player({ engine, output });
  const settings = new SettingsStore(storage());
  settings.change({ choice });
  const status = new FakeStatus();
  const made = new Tiers({ engine, player, settings, status, onChange: () => undefined });
  return { engine, player, output, settings, status, said: status.said, tiers: made };
}

const SERVER_RMS = { tier: "server", model: "flite", voice: "rms", revision: "1" };

test("the_kept_voice_is_taken_up_when_the_server_has_answered", () => {
  const { engine, player } = tiers(SERVER_RMS);
  engine.send({ type: "catalogue", models: MODELS.slice(0, 1), server: { reachable: false, message: "" } });
  assert.equal(player.snapshot.choice.tier, "browser");

  engine.send({ type: "catalogue", models: MODELS, server: REACHABLE });

  assert.deepEqual({ ...player.snapshot.choice }, SERVER_RMS);
});

test("the_kept_voice_is_taken_up_with_a_document_open_too_as_long_as_nothing_sounds", () => {
  const { engine, player } = tiers(SERVER_RMS);
  player.open({ text: "t", documentId: "d" });
  engine.blocks("d", 5);
  engine.send({ type: "catalogue", models: MODELS.slice(0, 1), server: { reachable: false, message: "" } });
  engine.send({ type: "catalogue", models: MODELS, server: REACHABLE });
  assert.equal(player.snapshot.choice.tier, "server");
});

test("a_voice_that_reads_is_not_changed_when_the_server_comes_up", () => {
  const { engine, player } = tiers(SERVER_RMS);
  player.open({ text: "t", documentId: "d" });
  engine.blocks("d", 5);
  engine.send({ type: "catalogue", models: MODELS.slice(0, 1), server: { reachable: false, message: "" } });
  player.play();
  engine.send({ type: "catalogue", models: MODELS, server: REACHABLE });
  assert.equal(player.snapshot.choice.tier, "browser");
});

test("a_server_that_keeps_the_listener_waiting_is_said_and_this_device_offered", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { engine, player, said } = tiers(SERVER_RMS);
  engine.send({ type: "catalogue", models: MODELS, server: REACHABLE });
  player.open({ text: "t", documentId: "d" });
  engine.blocks("d", 5);
  player.play();
  context.mock.timers.tick(7900);
  assert.deepEqual(said, []);
  context.mock.timers.tick(200);
  assert.match(said[0], /taking its time/);
  assert.equal(player.snapshot.choice.tier, "server", "offered, not done");
});

test("a_lost_server_that_starves_the_listener_is_replaced_after_a_while", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { engine, player } = tiers(SERVER_RMS);
  engine.send({ type: "catalogue", models: MODELS, server: REACHABLE });
  player.open({ text: "t", documentId: "d" });
  engine.blocks("d", 5);
  player.play();
  engine.send({ type: "source", tier: "server", state: "reconnecting", message: "lost" });
  context.mock.timers.tick(3900);
  assert.equal(player.snapshot.choice.tier, "server");
  context.mock.timers.tick(200);
  assert.deepEqual([player.snapshot.choice.tier, player.snapshot.status], ["browser", "buffering"]);
});

test("a_server_that_was_only_just_asked_is_no_reason_to_leave_it", () => {
  const { engine, player, said } = tiers(SERVER_RMS);
  engine.send({ type: "catalogue", models: MODELS, server: REACHABLE });
  player.open({ text: "t", documentId: "d" });
  engine.blocks("d", 5);
  player.play();
  engine.send({ type: "catalogue", models: MODELS.slice(0, 1), server: PENDING });

  assert.deepEqual([player.snapshot.choice.tier, said], ["server", []]);
});

test("this_devices_voice_is_there_before_the_server_has_answered", () => {
  const { engine, player } = tiers(SERVER_RMS);
  engine.send({ type: "catalogue", models: MODELS.slice(0, 1), server: PENDING });
  assert.equal(player.snapshot.choice.tier, "browser");

  engine.send({ type: "catalogue", models: MODELS, server: REACHABLE });
  assert.equal(player.snapshot.choice.tier, "server");
});

test("a_server_found_gone_while_it_reads_is_said_and_this_device_goes_on", () => {
  const { engine, player, said } = tiers(SERVER_RMS);
  engine.send({ type: "catalogue", models: MODELS, server: REACHABLE });
  player.open({ text: "t", documentId: "d" });
  engine.blocks("d", 5);
  player.play();
  engine.send({ type: "catalogue", models: MODELS.slice(0, 1), server: { reachable: false, message: "no route" } });

  assert.equal(player.snapshot.choice.tier, "browser");
  assert.match(said.at(-1), /server could not go on \(no route\)/);
});

test("trying_the_server_again_asks_for_it_and_keeps_what_the_listener_chose", () => {
  const { engine, player, settings, status } = tiers(SERVER_RMS);
  engine.send({ type: "catalogue", models: MODELS, server: REACHABLE });
  player.open({ text: "t", documentId: "d" });
  engine.blocks("d", 5);
  player.play();
  engine.send({ type: "source", tier: "server", state: "offline", message: "" });
  assert.equal(player.snapshot.choice.tier, "browser");

  status.press("Try the server again");
  assert.deepEqual(engine.last("requestCatalogue"), ["requestCatalogue"]);
  engine.send({ type: "catalogue", models: MODELS.slice(0, 1), server: PENDING });
  engine.send({ type: "catalogue", models: MODELS.slice(0, 1), server: { reachable: false, message: "off" } });
  assert.equal(player.snapshot.choice.tier, "browser");
  assert.match(status.said.at(-1), /still cannot be reached/);

  status.press("Try the server again");
  engine.send({ type: "catalogue", models: MODELS, server: REACHABLE });
  assert.deepEqual({ ...player.snapshot.choice }, SERVER_RMS);
  assert.deepEqual({ ...settings.current.choice }, SERVER_RMS);
});

test("a_server_that_is_back_in_time_keeps_its_listener", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { engine, player } = tiers(SERVER_RMS);
  engine.send({ type: "catalogue", models: MODELS, server: REACHABLE });
  player.open({ text: "t", documentId: "d" });
  engine.blocks("d", 5);
  player.play();
  engine.send({ type: "source", tier: "server", state: "reconnecting", message: "lost" });
  context.mock.timers.tick(3000);
  engine.send({ type: "source", tier: "server", state: "connected", message: "" });
  context.mock.timers.tick(2000);

  assert.equal(player.snapshot.choice.tier, "server");
});

test("a_lost_server_is_said_and_this_device_goes_on_with_the_same_voice", () => {
  const { engine, player, settings, said } = tiers(SERVER_RMS);
  engine.send({ type: "catalogue", models: MODELS, server: REACHABLE });
  engine.send({ type: "source", tier: "server", state: "offline", message: "Connection refused." });

  assert.deepEqual({ ...player.snapshot.choice }, { tier: "browser", model: "flite", voice: "rms", revision: "1" });
  assert.match(said.at(-1), /server could not go on \(Connection refused\)\. Rms on this device goes on reading/);
  assert.deepEqual({ ...settings.current.choice }, SERVER_RMS, "what the listener chose is not forgotten");
});

test("a_failing_server_voice_is_replaced_by_this_device_and_playing_goes_on", () => {
  const { engine, player } = tiers(SERVER_RMS);
  engine.send({ type: "catalogue", models: MODELS, server: REACHABLE });
  player.open({ text: "t", documentId: "d" });
  engine.blocks("d", 5);
  player.play();
  engine.send({ type: "error", code: "unavailable", message: "no room" });

  assert.deepEqual([player.snapshot.choice.tier, player.snapshot.status], ["browser", "buffering"]);
});

test("a_server_that_refuses_while_playing_is_replaced_at_the_next_block_without_a_cut", () => {
  const { engine, player, output } = tiers(SERVER_RMS);
  engine.send({ type: "catalogue", models: MODELS, server: REACHABLE });
  player.open({ text: "t", documentId: "d" });
  engine.blocks("d", 5);
  player.play();
  engine.audio(0, player.snapshot.generation, { tier: "server", voice: "rms" });
  output.begin(0);
  engine.send({ type: "error", code: "unknown_job", message: "gone" });

  assert.deepEqual(
    [player.snapshot.choice.tier, player.snapshot.status, output.queued.length],
    ["browser", "playing", 1],
  );
  assert.deepEqual(engine.last("setVoice").at(-1), 1);
});

test("a_server_that_fails_while_paused_is_replaced_and_stays_paused", () => {
  const { engine, player } = tiers(SERVER_RMS);
  engine.send({ type: "catalogue", models: MODELS, server: REACHABLE });
  player.open({ text: "t", documentId: "d" });
  engine.blocks("d", 5);
  engine.send({ type: "error", code: "server_unreachable", message: "gone" });

  assert.deepEqual([player.snapshot.choice.tier, player.snapshot.status], ["browser", "paused"]);
});

test("news_of_the_other_tiers_source_changes_nothing", () => {
  const { engine, player, said } = tiers({ tier: "browser", model: "flite", voice: "slt", revision: "1" });
  engine.send({ type: "catalogue", models: MODELS, server: REACHABLE });
  engine.send({ type: "source", tier: "server", state: "offline", message: "" });

  assert.deepEqual([player.snapshot.choice.tier, said], ["browser", []]);
});

test("switching_to_a_server_that_is_not_there_is_declined_in_words", () => {
  const { engine, player, said, tiers: made } = tiers(null);
  engine.send({ type: "catalogue", models: MODELS.slice(0, 1), server: { reachable: false, message: "" } });
  made.switchTier();

  assert.equal(player.snapshot.choice.tier, "browser");
  assert.match(said[0], /cannot be reached/);
});

const within = (...selectors) => ({
  closest: (selector) => (selectors.some((own) => selector.includes(own)) ? {} : null),
});
const press = (key, { target = within(), ...modifiers } = {}, settings = undefined) =>
  actionOf({ key, ctrlKey: false, metaKey: false, altKey: false, target, ...modifiers }, settings);

test("shortcuts_are_found_by_key_whatever_its_case", () => {
  assert.deepEqual(
    [" ", "K", "ArrowLeft", "ArrowRight", "+", "-", "?", "Home"].map((key) => press(key)),
    ["toggle", "toggle", "previous", "next", "faster", "slower", "help", "first"],
  );
  assert.equal(press("ArrowDown"), null, "scrolling stays the browser's");
});

test("shortcuts_keep_out_of_text_fields_dialogs_and_the_browsers_own", () => {
  assert.equal(press("k", { target: within("textarea") }), null);
  assert.equal(press("k", { target: within("dialog") }), null);
  assert.equal(press("k", { ctrlKey: true }), null);
  assert.equal(press(" ", { target: within("button") }), null, "space presses the focused button");
  assert.equal(press("k", { target: within("button") }), "toggle");
});

test("letters_and_signs_can_be_switched_off_and_space_and_arrows_stay", () => {
  const off = { singleKeys: false };
  assert.deepEqual(
    ["k", "J", "r", "?", "+", "-"].map((key) => press(key, {}, off)),
    Array(6).fill(null),
  );
  assert.deepEqual(
    [" ", "ArrowLeft", "Home"].map((key) => press(key, {}, off)),
    ["toggle", "previous", "first"],
  );
});

test("page_up_goes_forward_on_the_bar_as_on_every_slider", () => {
  const place = { index: 20, count: 50 };
  assert.deepEqual(
    ["ArrowUp", "ArrowRight", "PageUp", "End"].map((key) => blockByKey(key, place)),
    [21, 21, 30, 49],
  );
  assert.deepEqual(
    ["ArrowDown", "ArrowLeft", "PageDown", "Home"].map((key) => blockByKey(key, place)),
    [19, 19, 10, 0],
  );
  assert.equal(blockByKey("toString", place), undefined);
});

test("no_key_has_two_meanings", () => {
  const keys = SHORTCUTS.flatMap((shortcut) => shortcut.keys);

  assert.equal(new Set(keys).size, keys.length);
});

test("the_silent_loop_is_a_wav_file_of_its_stated_length", () => {
  const view = new DataView(silentWav(2, 8000));

  assert.equal(view.byteLength, 44 + 16000);
  assert.equal(view.getUint32(4, true) + 8, view.byteLength);
  assert.equal(view.getUint32(40, true), 16000);
  assert.equal(view.getUint8(44), 128);
});
