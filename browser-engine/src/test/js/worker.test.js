import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, test } from "node:test";
import * as bundle from "../../../target/classes/web/engine/aloud-engine.js";
import { runFlite } from "../../../target/classes/web/engine/flite-program.js";
import { EngineHarness } from "./engine-harness.mjs";

const flite = new WebAssembly.Module(
  readFileSync(new URL("../../../target/classes/web/engine/flite.wasm", import.meta.url)),
);

const PARAGRAPHS = Array.from({ length: 40 }, (_, i) => `This is number ${i + 1}, short and plain.`);
const TEXT = PARAGRAPHS.join("\n\n");

/** What the engine has flite say to nobody, once it is loaded. */
const WARM_UP = "Hello.";

/** Runs flite only when told, and remembers what it was asked to say. */
class GatedFlite {
  said = [];
  failing = () => false;
  #gate = null;
  #opened = true;

  async load() {}

  async run(command) {
    const text = command.args[command.args.indexOf("-t") + 1];
    const ofBlock = command.outputFile !== "" && text !== WARM_UP;
    if (ofBlock) this.said.push(text);
    if (ofBlock && !this.#opened) await (this.#gate ??= Promise.withResolvers?.() ?? deferred()).promise;
    if (this.failing(command)) throw Object.assign(new Error("it was told to fail"), { code: "engine_failed" });
    return runFlite(flite, command);
  }

  hold() {
    this.#opened = false;
  }

  release() {
    this.#opened = true;
    this.#gate?.resolve();
    this.#gate = null;
  }
}

function deferred() {
  let resolve;
  return { promise: new Promise((done) => (resolve = done)), resolve };
}

let harness;
afterEach(() => harness?.close());

function begin(options) {
  harness = new EngineHarness(options);
  return harness;
}

const speaking = (voice, generation = 1, from = 0) => ({
  type: "voice",
  tier: "browser",
  model: "flite",
  voice,
  generation,
  from,
});

/** Plays a document to its end as a page would, moving the cursor to every block that comes. */
async function listen(engine, generation, last) {
  for (let index = 0; index <= last; index++) {
    await engine.heard("audio", (m) => m.generation === generation && m.index === index);
    engine.send({ type: "cursor", index, generation });
  }
}

test("a document comes in contiguous pieces, the first of them small", async () => {
  const text = TEXT.repeat(300);
  const engine = begin().send({ type: "open", text, documentId: "book" });
  assert.equal(engine.all("blocks").length, 1, "the first piece is there at once");
  assert.ok(engine.all("blocks")[0].text.length < 10_000);
  await engine.heard("blocks", (m) => m.complete);

  const pieces = engine.all("blocks");
  let textEnd = 0;
  let next = 0;
  for (const piece of pieces) {
    assert.equal(piece.documentId, "book");
    assert.equal(piece.textStart, textEnd);
    assert.equal(piece.first, next);
    textEnd += piece.text.length;
    next += piece.starts.length;
    assert.ok(piece.ends.at(-1) <= textEnd, "a block's text never ends in a later piece");
  }
  assert.equal(pieces.map((piece) => piece.text).join(""), bundle.canonical(text));
  const whole = bundle.blocks(text);
  const flat = pieces.flatMap(({ starts, ends, kinds }) => [...starts].map((start, i) => [start, ends[i], kinds[i]]));
  const kinds = { PROSE: 0, HEADING: 1, LIST_ITEM: 2 };
  assert.deepEqual(
    flat,
    Array.from({ length: whole.length / 4 }, (_, i) => [+whole[4 * i], +whole[4 * i + 1], kinds[whole[4 * i + 2]]]),
  );
});

test("an empty text is a complete document without blocks", async () => {
  const engine = begin().send({ type: "open", text: " \n ", documentId: "empty" });
  const { complete, starts } = await engine.heard("blocks");
  assert.equal(complete, true);
  assert.equal(starts.length, 0);
});

test("opening another document replaces the first", async () => {
  const engine = begin().send({ type: "open", text: TEXT.repeat(300), documentId: "long" });
  engine.send({ type: "open", text: "Short.", documentId: "short" });
  await engine.heard("blocks", (m) => m.documentId === "short" && m.complete);
  await new Promise((turn) => setTimeout(turn));
  assert.equal(engine.all("blocks").at(-1).documentId, "short", "nothing of the first comes after the second");
});

test("blocks are heard in order from the cursor, each once, with words inside its text", async () => {
  const engine = begin();
  engine.send({ type: "open", text: "One, two.\n\nThree   four\nfive.\n\nSix.", documentId: "d" });
  engine.send(speaking("slt")).send({ type: "play", index: 0, generation: 1 });
  const { starts, ends, text } = engine.all("blocks")[0];
  await listen(engine, 1, starts.length - 1);

  const audio = engine.all("audio");
  assert.deepEqual(
    audio.map((m) => m.index),
    [...starts.keys()],
  );
  const heard = [];
  for (const { index, words, pcm, sampleRate, key } of audio) {
    assert.equal(sampleRate, 16_000);
    assert.match(key, /^[0-9a-f]{64}$/);
    let before = 0;
    for (let i = 0; i < words.length; i += 4) {
      const [start, end, fromMs, toMs] = words.subarray(i, i + 4);
      assert.ok(start >= starts[index] && end <= ends[index] && start < end);
      assert.ok(fromMs >= before && toMs >= fromMs && toMs <= pcm.length / 16);
      before = fromMs;
      heard.push(text.slice(start, end));
    }
  }
  assert.deepEqual(heard, ["One", "two", "Three", "four", "five", "Six"]);
});

test("no more than a few blocks are handed out beyond the cursor", async () => {
  const engine = begin({ flite: () => new GatedFlite() });
  engine.send({ type: "open", text: TEXT, documentId: "d" }).send(speaking("kal16"));
  engine.send({ type: "play", index: 0, generation: 1 });
  await engine.heard("state", (m) => m.index === 8 && m.state === "ready");
  const ahead = Math.max(...engine.all("audio").map((m) => m.index));
  assert.ok(ahead >= 2 && ahead <= 8, `${ahead} blocks ahead`);
});

test("a seek is heard first, and what is no longer wanted and not begun is not synthesised", async () => {
  const gated = new GatedFlite();
  const engine = begin({ flite: () => gated });
  engine.send({ type: "open", text: TEXT, documentId: "d" }).send(speaking("kal16"));
  gated.hold();
  engine.send({ type: "play", index: 0, generation: 1 });
  await engine.heard("state", (m) => m.state === "running");
  engine.send({ type: "play", index: 30, generation: 2 });
  await engine.heard("state", (m) => m.generation === 2 && m.index === 30 && m.state === "queued");
  gated.release();
  const first = await engine.heard("audio", (m) => m.generation === 2);
  assert.equal(first.index, 30);
  assert.equal(engine.all("audio").filter((m) => m.generation === 1).length, 0);
  assert.match(gated.said[0], /number 1,/, "the block under way is finished");
  assert.match(gated.said[1], /number 31,/, "then the block at the new place");
  assert.ok(!gated.said.some((text) => /number [23],/.test(text)), "nothing of the old place");
});

test("a change of voice holds from its block on, under the new generation", async () => {
  const engine = begin();
  engine.send({ type: "open", text: TEXT, documentId: "d" }).send(speaking("kal16"));
  engine.send({ type: "play", index: 0, generation: 1 });
  await engine.heard("audio", (m) => m.index === 2);
  engine.send({ type: "cursor", index: 1, generation: 1 });
  engine.send(speaking("awb", 2, 2));
  await engine.heard("audio", (m) => m.generation === 2 && m.index === 3);
  const after = engine.all("audio").filter((m) => m.generation === 2);
  assert.equal(after[0].index, 2);
  assert.ok(after.every((m) => m.voice === "awb" && m.index >= 2));
  assert.ok(engine.all("audio").every((m) => m.generation === 2 || m.voice === "kal16"));
});

test("going back after a change of voice is heard in the new voice", async () => {
  const engine = begin();
  engine.send({ type: "open", text: TEXT, documentId: "d" }).send(speaking("kal16"));
  engine.send({ type: "play", index: 0, generation: 1 });
  await engine.heard("audio", (m) => m.index === 1);
  engine.send(speaking("awb", 2, 1));
  engine.send({ type: "play", index: 0, generation: 3 });
  const again = await engine.heard("audio", (m) => m.generation === 3);
  assert.deepEqual([again.index, again.voice], [0, "awb"]);
});

test("what was spoken once comes from the store, also for another worker on the same shelf", async () => {
  const { MemoryShelf } = await import("../../../target/classes/web/engine/memory-shelf.js");
  const shelf = new MemoryShelf();
  const text = "First paragraph.\n\nSecond paragraph.";
  const first = begin({ openShelf: async () => shelf });
  first
    .send({ type: "open", text, documentId: "d" })
    .send(speaking("kal16"))
    .send({ type: "play", index: 0, generation: 1 });
  await listen(first, 1, 1);
  await first.heard("cached", (m) => m.first === 1 && m.count === 1 && m.bits[0] === 1);
  first.close();

  const gated = new GatedFlite();
  const second = begin({ openShelf: async () => shelf, flite: () => gated });
  second.send({ type: "open", text, documentId: "d" }).send(speaking("kal16"));
  const told = await second.heard("cached", (m) => m.count === 2);
  assert.equal(told.bits[0], 0b11);
  second.send({ type: "play", index: 0, generation: 1 });
  await listen(second, 1, 1);
  assert.ok(second.all("audio").every((m) => m.cached));
  assert.deepEqual(
    second.all("audio").map((m) => Buffer.from(m.pcm.buffer).toString("base64")),
    first.all("audio").map((m) => Buffer.from(m.pcm.buffer).toString("base64")),
  );
  assert.deepEqual(gated.said, [], "nothing was synthesised");

  second.send({ type: "clearCache" });
  await second.until((said) => said.filter((m) => m.type === "cached").at(-1).bits[0] === 0, "an empty store");
});

test("equal blocks of a window are spoken once, and heard at every place", async () => {
  const gated = new GatedFlite();
  const engine = begin({ flite: () => gated });
  engine.send({ type: "open", text: "Say it.\n\nSay it.\n\nThe end.\n\nSay it.", documentId: "d" });
  engine.send(speaking("kal16")).send({ type: "play", index: 0, generation: 1 });
  await listen(engine, 1, 3);
  assert.deepEqual(gated.said, ["Say it.", "The end."]);
  const audio = engine.all("audio");
  assert.deepEqual(audio[1].pcm, audio[0].pcm);
  assert.deepEqual(audio[3].pcm, audio[0].pcm);
});

/** An engine on a shelf that seems to have the first blocks; reading them ends when told, in nothing. */
async function beginOnShelfThatForgets(gated) {
  const { MemoryShelf } = await import("../../../target/classes/web/engine/memory-shelf.js");
  const shelf = new MemoryShelf();
  const first = begin({ openShelf: async () => shelf });
  first.send({ type: "open", text: TEXT, documentId: "d" }).send(speaking("kal16"));
  first.send({ type: "play", index: 0, generation: 1 });
  await first.heard("cached", (m) => m.first === 0 && m.count === 1);
  first.close();
  const { promise, resolve } = deferred();
  shelf.get = () => promise;
  const engine = begin({ openShelf: async () => shelf, flite: () => gated });
  engine.send({ type: "open", text: TEXT, documentId: "d" }).send(speaking("kal16"));
  await engine.heard("cached", (m) => m.count > 1 && (m.bits[0] & 1) === 1);
  gated.hold();
  engine.send({ type: "play", index: 0, generation: 1 });
  await engine.heard("state", (m) => m.index === 0 && m.state === "queued");
  return { engine, forget: resolve };
}

test("a block that is not in the store after all is not synthesised for a listener who has gone on", async () => {
  const gated = new GatedFlite();
  const { engine, forget } = await beginOnShelfThatForgets(gated);
  engine.send({ type: "play", index: 30, generation: 2 });
  await engine.heard("state", (m) => m.generation === 2 && m.index === 30 && m.state === "queued");
  forget();
  await new Promise((turn) => setTimeout(turn));
  gated.release();
  for (let index = 30; index < PARAGRAPHS.length; index++) {
    await engine.heard("audio", (m) => m.generation === 2 && m.index === index);
    engine.send({ type: "cursor", index, generation: 2 });
  }
  assert.ok(!gated.said.some((text) => /number 1,/.test(text)), `spoken: ${gated.said}`);
});

test("who comes back to a block while it is being read joins, and it is synthesised once", async () => {
  const gated = new GatedFlite();
  const { engine, forget } = await beginOnShelfThatForgets(gated);
  engine.send({ type: "play", index: 30, generation: 2 });
  await engine.heard("state", (m) => m.generation === 2 && m.index === 30 && m.state === "queued");
  engine.send({ type: "play", index: 0, generation: 3 });
  await engine.heard("state", (m) => m.generation === 3 && m.index === 0 && m.state === "queued");
  forget();
  await new Promise((turn) => setTimeout(turn));
  gated.release();
  await listen(engine, 3, 12);
  assert.equal(gated.said.filter((text) => /number 1,/.test(text)).length, 1, `spoken: ${gated.said}`);
});

test("where the browser refuses IndexedDB, blocks are kept in memory", async () => {
  const gated = new GatedFlite();
  const refuse = async () => {
    throw new DOMException("a private window", "InvalidStateError");
  };
  const engine = begin({ openShelf: refuse, flite: () => gated }).send(speaking("kal16"));
  for (const generation of [1, 2]) {
    engine.send({ type: "open", text: "Only one.", documentId: `d${generation}` });
    engine.send({ type: "play", index: 0, generation });
    await engine.heard("audio", (m) => m.generation === generation && m.cached === (generation === 2));
    await engine.heard("cached", (m) => m.bits[0] === 1);
  }
  assert.equal(gated.said.length, 1);
});

test("with the store switched off everything is spoken anew", async () => {
  const gated = new GatedFlite();
  const engine = begin({ flite: () => gated }).send({ type: "preferences", useCache: false });
  engine.send({ type: "open", text: "Only one.", documentId: "d" }).send(speaking("kal16"));
  for (const generation of [1, 2]) {
    engine.send({ type: "open", text: "Only one.", documentId: `d${generation}` });
    engine.send({ type: "play", index: 0, generation });
    await engine.heard("audio", (m) => m.generation === generation && !m.cached);
  }
  assert.equal(gated.said.length, 2);
});

test("a block that cannot be spoken is tried again, then reported and passed over", async () => {
  const gated = new GatedFlite();
  gated.failing = ({ args }) => args.some((arg) => arg.includes("number 2,"));
  const engine = begin({ flite: () => gated });
  engine.send({ type: "open", text: TEXT, documentId: "d" }).send(speaking("kal16"));
  engine.send({ type: "play", index: 0, generation: 1 });
  const given = await engine.heard("state", (m) => m.index === 1 && m.state === "failed" && !m.retryable);
  assert.equal(given.code, "engine_failed");
  assert.ok(engine.said.some((m) => m.type === "state" && m.index === 1 && m.state === "failed" && m.retryable));
  await engine.heard("audio", (m) => m.index === 2);
  assert.ok(!engine.all("audio").some((m) => m.index === 1));
});

test("an engine that cannot be fetched makes the source offline, and no block fails for it", async () => {
  let reachable = false;
  const gated = new GatedFlite();
  gated.load = async () => {
    if (!reachable) throw Object.assign(new Error("no network"), { code: "engine_failed" });
  };
  const engine = begin({ flite: () => gated });
  engine.send({ type: "open", text: TEXT, documentId: "d" }).send(speaking("kal16"));
  engine.send({ type: "play", index: 0, generation: 1 });
  await engine.heard("source", (m) => m.state === "offline" && m.message === "no network");
  reachable = true;
  await engine.heard("audio", (m) => m.index === 0);
  assert.equal(engine.all("state").filter((m) => m.state === "failed").length, 0);
});

test("while paused no further block is asked for", async () => {
  const gated = new GatedFlite();
  const engine = begin({ flite: () => gated });
  engine.send({ type: "open", text: TEXT, documentId: "d" }).send(speaking("kal16"));
  engine.send({ type: "play", index: 0, generation: 1 });
  await engine.heard("audio", (m) => m.index === 2);
  engine.send({ type: "pause" });
  const wanted = Math.max(...engine.all("state").map((m) => m.index));
  engine.send({ type: "cursor", index: 2, generation: 1 });
  await engine.until((said) => {
    const ready = said.filter((m) => m.type === "state" && m.state === "ready").map((m) => m.index);
    return Math.max(...ready) >= wanted;
  }, "the window to be filled");
  assert.equal(Math.max(...engine.all("state").map((m) => m.index)), wanted);
  engine.send({ type: "resume" });
  await engine.heard("state", (m) => m.index > wanted);
});

test("messages that make no sense are answered by errors and change nothing", async () => {
  const engine = begin();
  const codes = () => engine.all("error").map((m) => m.code);
  engine.send({ type: "play", index: 0, generation: 1 });
  engine.send({ type: "open", text: "Hello.", documentId: "d" });
  engine.send({ type: "play", index: 0, generation: 1 });
  engine.send({ ...speaking("slt"), model: "nonesuch" });
  engine.send(speaking("nobody"));
  engine.send({ ...speaking("slt"), tier: "cellar" });
  engine.send({ type: "constructor" });
  engine.send(null);
  engine.send(speaking("kal16")).send({ type: "play", index: 7, generation: 1 });
  assert.deepEqual(codes(), [
    "no_document",
    "no_voice",
    "unknown_model",
    "unknown_voice",
    "bad_message",
    "bad_message",
    "bad_message",
    "bad_message",
  ]);
  engine.send({ type: "play", index: 0, generation: 2 });
  await engine.heard("audio", (m) => m.index === 0);
});

test("the catalogue names the browser's voices at once, and says when there is no server", async () => {
  const engine = begin().send({ type: "catalogue" });
  const first = engine.all("catalogue")[0];
  assert.deepEqual(
    first.models.map((m) => [m.tier, m.id, m.default_voice]),
    [
      ["browser", "flite", "slt"],
      ["browser", "kokoro-82m", "af_heart"],
    ],
  );
  assert.deepEqual([first.models[0].state, first.models[1].state], ["ready", "checking"]);
  assert.deepEqual(
    first.models[0].voices.map((v) => v.id),
    ["slt", "rms", "awb", "kal16"],
  );
  const second = await engine.heard("catalogue", (m) => m.server.message !== "");
  assert.deepEqual(second.server, { reachable: false, pending: false, message: "there is no server" });
});
