import assert from "node:assert/strict";
import { test } from "node:test";
import { Player } from "../../../main/web/js/player.js";
import { SettingsStore } from "../../../main/web/js/storage/settings.js";
import { Tiers } from "../../../main/web/js/tiers.js";
import { MODELS, REACHABLE } from "./catalogue.js";
import { FakeEngine, FakeOutput, FakeStatus } from "./fakes.js";

const PENDING = { reachable: false, pending: true, message: "" };

function tiers(choice) {
  const engine = new FakeEngine();
  const output = new FakeOutput();
  const player = new Player({ engine, output });
  const settings = new SettingsStore(null);
  settings.change({ choice });
  const status = new FakeStatus();
  const made = new Tiers({ engine, player, settings, status, onChange: () => undefined });
  return { engine, player, output, settings, status, said: status.said, tiers: made };
}

const SERVER_RMS = { tier: "server", model: "flite", voice: "rms", revision: "1" };

/** The server's voice has been chosen and reads a document of five blocks, of which none has come. */
function reading() {
  const all = tiers(SERVER_RMS);
  all.engine.send({ type: "catalogue", models: MODELS, server: REACHABLE });
  all.player.open({ text: "t", documentId: "d" });
  all.engine.blocks("d", 5);
  all.player.play();
  return all;
}

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
  const { player, said } = reading();
  context.mock.timers.tick(7900);
  assert.deepEqual(said, []);
  context.mock.timers.tick(200);
  assert.match(said[0], /taking its time/);
  assert.equal(player.snapshot.choice.tier, "server", "offered, not done");
});

test("a_lost_server_that_starves_the_listener_is_replaced_after_a_while", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { engine, player } = reading();
  engine.send({ type: "source", tier: "server", state: "reconnecting", message: "lost" });
  context.mock.timers.tick(3900);
  assert.equal(player.snapshot.choice.tier, "server");
  context.mock.timers.tick(200);
  assert.deepEqual([player.snapshot.choice.tier, player.snapshot.status], ["browser", "buffering"]);
});

test("a_server_that_was_only_just_asked_is_no_reason_to_leave_it", () => {
  const { engine, player, said } = reading();
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
  const { engine, player, said } = reading();
  engine.send({ type: "catalogue", models: MODELS.slice(0, 1), server: { reachable: false, message: "no route" } });

  assert.equal(player.snapshot.choice.tier, "browser");
  assert.match(said.at(-1), /server could not go on \(no route\)/);
});

test("trying_the_server_again_asks_for_it_and_keeps_what_the_listener_chose", () => {
  const { engine, player, settings, status } = reading();
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
  const { engine, player } = reading();
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
  const { engine, player } = reading();
  engine.send({ type: "error", code: "unavailable", message: "no room" });

  assert.deepEqual([player.snapshot.choice.tier, player.snapshot.status], ["browser", "buffering"]);
});

test("a_server_that_refuses_while_playing_is_replaced_at_the_next_block_without_a_cut", () => {
  const { engine, player, output } = reading();
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
