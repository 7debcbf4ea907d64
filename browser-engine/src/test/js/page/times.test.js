import assert from "node:assert/strict";
import { test } from "node:test";
import { heardCharacters } from "../../../main/web/js/controls/heard-characters.js";
import { tickWhilePlaying } from "../../../main/web/js/controls/ticker.js";
import { DocumentModel } from "../../../main/web/js/document-model.js";
import { Player } from "../../../main/web/js/player.js";
import { FakeEngine, FakeOutput } from "./fakes.js";

function begin() {
  const engine = new FakeEngine();
  const output = new FakeOutput();
  const player = new Player({ engine, output });
  const model = new DocumentModel("d");
  const text = "123456789 ".repeat(5);
  engine.on("blocks", (piece) => model.append({ ...piece, kinds: new Uint8Array(5), textStart: 0, text }));
  player.open({ text, documentId: "d" });
  engine.blocks("d", 5);
  return { engine, output, player, model };
}

/** Plays block 1, which lasts a second, up to a sample. */
function hear(sample) {
  const parts = begin();
  parts.player.seek(1);
  parts.player.play();
  parts.engine.audio(1, parts.player.snapshot.generation);
  parts.output.begin(1);
  parts.output.place.sample = sample;
  return parts;
}

test("what_is_heard_moves_inside_a_block_too", () => {
  const heard = (sample) => {
    const { model, player } = hear(sample);
    return heardCharacters(model, player);
  };
  assert.deepEqual([0, 8000, 16000, 99999].map(heard), [10, 14.5, 19, 19]);
});

test("before_anything_sounds_it_is_the_cursors_place_and_at_the_end_everything", () => {
  const { model, player } = begin();
  player.seek(3);
  assert.equal(heardCharacters(model, player), 30);
  const ended = { snapshot: { status: "ended", index: 4 }, heard: () => null };
  assert.equal(heardCharacters(model, ended), 50);
});

test("times_run_while_something_sounds_and_at_no_other_time", (context) => {
  context.mock.timers.enable({ apis: ["setInterval"] });
  const { player, engine, output } = begin();
  let ticks = 0;
  tickWhilePlaying(player, () => ticks++);
  const ticksIn = (ms) => {
    const before = ticks;
    context.mock.timers.tick(ms);
    return ticks - before;
  };
  player.play();
  assert.equal(ticksIn(1000), 0, "it waits for sound");
  engine.audio(0, player.snapshot.generation);
  output.begin(0);
  assert.equal(ticksIn(1000), 4);
  player.setRate(2); // more news of the player is no second clock
  assert.equal(ticksIn(1000), 4);
  player.pause();
  assert.equal(ticksIn(1000), 0);
});
