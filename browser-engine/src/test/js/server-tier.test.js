import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { Clock } from "../../../target/classes/web/engine/device.js";
import { EngineHarness } from "./engine-harness.mjs";
import { FakeServer, tone } from "./fake-server.mjs";

const TEXT = Array.from({ length: 30 }, (_, i) => `This is number ${i + 1}, short and plain.`).join("\n\n");

let harness;
afterEach(() => harness?.close());

function begin(server, options = {}) {
  harness = new EngineHarness({
    server,
    flite: () => ({ load: async () => {}, run: () => assert.fail("flite is not asked") }),
    ...options,
  });
  return harness;
}

const cloud = (generation = 1, from = 0, more = {}) => ({
  type: "voice",
  tier: "server",
  model: "grand",
  voice: "ada",
  generation,
  from,
  ...more,
});

/** Time-outs come fifty times sooner. */
class FastClock extends Clock {
  after(ms, task) {
    return super.after(ms / 50, task);
  }
}

/** Plays to the given block as a page would. */
async function listen(engine, generation, first, last) {
  for (let index = first; index <= last; index++) {
    await engine.heard("audio", (m) => m.generation === generation && m.index === index);
    engine.send({ type: "cursor", index, generation });
  }
}

test("the server's blocks are heard in order, byte for byte, with words placed in the canonical text", async () => {
  const server = new FakeServer();
  const engine = begin(server).send({ type: "open", text: `\u0000${TEXT}\r\n`, documentId: "d" });
  engine.send(cloud()).send({ type: "play", index: 0, generation: 1 });
  await listen(engine, 1, 0, 29);
  assert.deepEqual(
    server.sent,
    Array.from({ length: 30 }, (_, i) => i),
  );
  assert.deepEqual(
    server.jobs,
    [{ model: "grand", voice: "ada", text: `${TEXT}\n` }],
    "one job, with the canonical text",
  );
  const starts = engine.all("blocks").flatMap((m) => [...m.starts]);
  for (const block of engine.all("audio")) {
    assert.equal(Buffer.compare(Buffer.from(block.pcm.buffer), Buffer.from(tone(block.index).buffer)), 0);
    assert.deepEqual([...block.words], [starts[block.index], starts[block.index] + 1, 0, 10]);
    assert.deepEqual([block.tier, block.voice, block.sampleRate], ["server", "ada", 22_050]);
  }
});

test("a lost connection is resumed, and nothing is sent twice", async () => {
  const server = new FakeServer();
  server.cutAfter = 3;
  const engine = begin(server, {}).send({ type: "preferences", useCache: false });
  engine
    .send({ type: "open", text: TEXT, documentId: "d" })
    .send(cloud())
    .send({ type: "play", index: 0, generation: 1 });
  await engine.heard("source", (m) => m.state === "reconnecting");
  await listen(engine, 1, 0, 7);
  assert.equal(new Set(server.sent).size, server.sent.length, `sent: ${server.sent}`);
  assert.equal(server.jobs.length, 1, "the job is the same");
  assert.ok(server.wants.some((want) => want.have.length > 0));
});

test("a connection cut in mid-block gives that block whole after it is back", async () => {
  const server = new FakeServer();
  server.cutMidway = 1;
  const engine = begin(server).send({ type: "open", text: TEXT, documentId: "d" }).send(cloud());
  engine.send({ type: "play", index: 0, generation: 1 });
  await engine.heard("source", (m) => m.state === "reconnecting" && m.message === "the server restarts");
  const { pcm } = await engine.heard("audio", (m) => m.index === 1);
  assert.equal(Buffer.compare(Buffer.from(pcm.buffer), Buffer.from(tone(1).buffer)), 0);
  assert.deepEqual(server.sent.slice(0, 3), [0, 1, 1], "the whole block again, and the one before not");
});

test("a connection that has died without a word is replaced", async () => {
  const server = new FakeServer();
  server.mute = true;
  const engine = begin(server, { clock: new FastClock() }).send({ type: "open", text: TEXT, documentId: "d" });
  engine.send(cloud()).send({ type: "play", index: 0, generation: 1 });
  await engine.heard("source", (m) => m.state === "reconnecting" && m.message === "the server went silent");
  server.mute = false;
  await engine.heard("audio", (m) => m.index === 0);
  assert.equal(server.jobs.length, 1, "the job is the same");
});

test("a job that is given up for a new one is deleted, once the new one is there", async () => {
  const server = new FakeServer();
  server.cutAfter = 0;
  const engine = begin(server, { clock: new FastClock() }).send({ type: "open", text: TEXT, documentId: "d" });
  engine.send(cloud()).send({ type: "play", index: 0, generation: 1 });
  await engine.until(() => server.jobs.length >= 2, "a second job");
  server.cutAfter = null;
  await engine.heard("audio", (m) => m.index === 0);
  const givenUp = server.jobs.slice(0, -1).map((job, i) => String(i + 1));
  assert.deepEqual(server.deleted, givenUp, "all but the last, each once");
});

test("a server that is not there is tried again, at once when the network is back", async () => {
  const server = new FakeServer();
  server.reachable = false;
  const engine = begin(server).send({ type: "open", text: TEXT, documentId: "d" }).send(cloud());
  engine.send({ type: "play", index: 0, generation: 1 });
  await engine.heard("source", (m) => m.state === "reconnecting" && m.message === "no route");
  server.online();
  await engine.heard("audio", (m) => m.index === 0);
});

test("a refused job is final: the page is told why, and nothing is tried again", async () => {
  const server = new FakeServer();
  server.refusals = [["unknown_voice", "there is no voice ada", false, 0]];
  const engine = begin(server).send({ type: "open", text: TEXT, documentId: "d" }).send(cloud());
  engine.send({ type: "play", index: 0, generation: 1 });
  const { code, message } = await engine.heard("error");
  assert.deepEqual([code, message], ["unknown_voice", "there is no voice ada"]);
  await engine.heard("source", (m) => m.state === "stopped");
  assert.equal(server.jobs.length, 0);
});

test("a busy server is asked again", async () => {
  const server = new FakeServer();
  server.refusals = [["too_many_jobs", "come back later", true, 10]];
  const engine = begin(server).send({ type: "open", text: TEXT, documentId: "d" }).send(cloud());
  engine.send({ type: "play", index: 0, generation: 1 });
  await engine.heard("audio", (m) => m.index === 0);
  assert.equal(engine.all("error").length, 0);
});

test("a server that splits the text differently is not played to other words", async () => {
  const server = new FakeServer();
  server.mistakenText = `Another beginning. ${TEXT}`;
  const engine = begin(server).send({ type: "open", text: TEXT, documentId: "d" }).send(cloud());
  engine.send({ type: "play", index: 0, generation: 1 });
  assert.equal((await engine.heard("error")).code, "key_mismatch");
  assert.equal(engine.all("audio").length, 0);
});

test("what the server sent plays again without it, where the revision is known", async () => {
  const server = new FakeServer();
  const engine = begin(server).send({ type: "open", text: TEXT, documentId: "d" }).send(cloud());
  engine.send({ type: "play", index: 0, generation: 1 });
  await listen(engine, 1, 0, 4);
  await engine.heard("cached", (m) => m.first === 4 && m.count === 1);
  server.reachable = false;
  server.cut();
  engine.send({ type: "open", text: TEXT, documentId: "again" }).send(cloud(2, 0, { revision: server.revision }));
  engine.send({ type: "play", index: 0, generation: 2 });
  await listen(engine, 2, 0, 4);
  assert.ok(
    engine
      .all("audio")
      .filter((m) => m.generation === 2)
      .every((m) => m.cached && m.tier === "server"),
  );
});

test("what is in the store is not asked of the server", async () => {
  const server = new FakeServer();
  const engine = begin(server)
    .send({ type: "open", text: TEXT, documentId: "d" })
    .send(cloud(1, 0, { revision: "7" }));
  engine.send({ type: "play", index: 0, generation: 1 });
  await listen(engine, 1, 0, 4);
  await engine.heard("cached", (m) => m.first === 4 && m.count === 1);
  const before = server.sent.length;
  engine.send({ type: "open", text: TEXT, documentId: "again" }).send(cloud(2, 0, { revision: "7" }));
  engine.send({ type: "play", index: 0, generation: 2 });
  await listen(engine, 2, 0, 5);
  assert.ok(!server.sent.slice(before).some((index) => index <= 4), `sent again: ${server.sent.slice(before)}`);
});

test("leaving the server cancels the job", async () => {
  const server = new FakeServer();
  const engine = begin(server).send({ type: "open", text: TEXT, documentId: "d" }).send(cloud());
  engine.send({ type: "play", index: 0, generation: 1 });
  await engine.heard("audio", (m) => m.index === 0);
  engine.send({ type: "close" });
  assert.equal(server.cancels, 1);
});

test("an error message of the server that says nothing of coming back reaches the page", async () => {
  const server = new FakeServer();
  const engine = begin(server).send({ type: "open", text: TEXT, documentId: "d" }).send(cloud());
  engine.send({ type: "play", index: 0, generation: 1 });
  await engine.heard("audio", (m) => m.index === 0);
  server.say({ type: "error", code: "bad_message", message: "what was that?" });
  assert.deepEqual(await engine.heard("error"), { type: "error", code: "bad_message", message: "what was that?" });
});

test("a server that restarts is connected to again, with a new job where it has forgotten the old one", async () => {
  const server = new FakeServer();
  server.revision = "restarted";
  const engine = begin(server, { clock: new FastClock() }).send({ type: "preferences", useCache: false });
  engine.send({ type: "open", text: TEXT, documentId: "d" }).send(cloud());
  engine.send({ type: "play", index: 0, generation: 1 });
  await engine.heard("audio", (m) => m.index === 2);
  server.restart();
  await engine.heard("source", (m) => m.state === "reconnecting");
  await listen(engine, 1, 0, 29);
  assert.deepEqual(engine.all("error"), [], "no reason to leave the server");
  assert.equal(server.jobs.length, 2);
});

test("the text is sent to the server when somebody listens, and not before", async () => {
  const server = new FakeServer();
  const engine = begin(server).send({ type: "open", text: TEXT, documentId: "d" }).send(cloud());
  await engine.settled();
  assert.equal(server.jobs.length, 0, "opened");
  engine.send({ type: "play", index: 0, generation: 1 });
  await engine.heard("audio", (m) => m.index === 0);
  assert.equal(server.jobs.length, 1);

  engine.send({ type: "pause" }).send(cloud(2, 0, { voice: "bea" }));
  await engine.settled();
  assert.equal(server.jobs.length, 1, "chosen while paused");
  engine.send({ type: "play", index: 0, generation: 2 });
  await engine.heard("audio", (m) => m.generation === 2);
  engine.send(cloud(3, 1, { voice: "ada" }));
  await engine.heard("audio", (m) => m.generation === 3);
  assert.deepEqual(
    server.jobs.map(({ voice }) => voice),
    ["ada", "bea", "ada"],
    "chosen while playing",
  );
});

test("a catalogue that the server has not answered yet says so", async () => {
  const server = new FakeServer();
  const engine = begin(server).send({ type: "catalogue" });
  assert.deepEqual(engine.all("catalogue")[0].server, { reachable: false, pending: true, message: "" });
  const { server: answer } = await engine.heard("catalogue", (m) => !m.server.pending);
  assert.deepEqual(answer, { reachable: false, pending: false, message: "not asked" });
});

test("the playback rate holds for every document, whenever it was set", async () => {
  const sentAt = async (rate) => {
    const server = new FakeServer();
    const engine = begin(server).send({ type: "preferences", useCache: false }).send({ type: "rate", rate });
    engine.send({ type: "open", text: TEXT, documentId: "d" }).send(cloud());
    engine.send({ type: "play", index: 0, generation: 1 });
    await engine.heard("audio", (m) => m.index === 0);
    await engine.settled();
    engine.close();
    return server.sent.length;
  };
  assert.equal(await sentAt(1), 30, "a minute ahead is all of it");
  const slowly = await sentAt(0.5);
  assert.ok(slowly >= 10 && slowly < 30, `${slowly} blocks ahead at half the rate`);
});
