import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { AudioOutput } from "../../../main/web/js/audio/audio-output.js";
import { HeardClock } from "../../../main/web/js/audio/heard-clock.js";
import { Timeline } from "../../../main/web/js/audio/timeline.js";

let contexts;

class FakeContext {
  state = "suspended";
  currentTime = 0;
  baseLatency = 0;
  destination = {};
  audioWorklet = { addModule: async () => undefined };

  constructor(sampleRate) {
    this.sampleRate = sampleRate;
    contexts.push(this);
  }
  async resume() {
    this.state = "running";
    this.onstatechange?.();
  }
  async suspend() {
    this.state = "suspended";
  }
  async close() {
    this.state = "closed";
  }
}

class FakeNode {
  sent = [];
  port = { postMessage: (message) => this.sent.push(message) };

  constructor(context) {
    context.node = this;
  }
  connect() {}
  disconnect() {}

  /** Speaks as the worklet does. */
  tell(events, epoch = this.sent.findLast(({ type }) => type === "flush")?.epoch ?? 0) {
    this.port.onmessage({ data: { type: "events", epoch, events, starvation: { count: 0, frames: 0 } } });
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  contexts = [];
  globalThis.AudioWorkletNode = FakeNode;
});

function output() {
  return new AudioOutput({ openContext: (sampleRate) => new FakeContext(sampleRate) });
}

const block = (index, sampleRate = 16000) => ({ index, generation: 1, sampleRate, pcm: new Int16Array(sampleRate) });

test("the_context_runs_at_the_voices_own_sample_rate", async () => {
  const audio = output();
  audio.play();
  audio.push(block(0, 24000));
  await settled();

  assert.deepEqual(
    contexts.map(({ sampleRate, state }) => [sampleRate, state]),
    [
      [16000, "closed"],
      [24000, "running"],
    ],
  );
  assert.deepEqual(
    contexts[1].node.sent.map(({ type }) => type),
    ["flush", "rate", "play", "push"],
  );
});

test("a_block_of_another_rate_in_the_middle_is_brought_to_the_contexts", async () => {
  const audio = output();
  audio.play();
  audio.push(block(0));
  audio.push({ ...block(1, 8000), from: 4000 });
  await settled();

  const pushed = contexts[0].node.sent.filter(({ type }) => type === "push");
  assert.equal(contexts.length, 1);
  assert.deepEqual(
    pushed.map(({ pcm, from }) => [pcm.length, from]),
    [
      [16000, 0],
      [16000, 8000],
    ],
  );
});

test("messages_reach_the_worklet_in_the_order_given_though_it_loads_late", async () => {
  const audio = output();
  audio.setRate(1.5);
  audio.play();
  audio.push(block(0));
  audio.pause();
  audio.play();
  await settled();

  assert.deepEqual(
    contexts[0].node.sent.map(({ type }) => type),
    ["flush", "rate", "play", "push", "pause", "play"],
  );
  assert.equal(contexts[0].node.sent[1].rate, 1.5);
});

test("it_knows_which_sample_is_heard_by_the_contexts_time_less_its_latency", async () => {
  const audio = output();
  audio.play();
  const id = audio.push(block(7));
  await settled();
  contexts[0].node.tell([{ type: "anchor", frame: 1600, id, index: 7, sample: 0, rate: 2 }]);
  contexts[0].currentTime = 0.3;
  contexts[0].outputLatency = 0.1;

  const { index, sample, generation } = audio.heard();

  assert.deepEqual([index, Math.round(sample), generation], [7, 3200, 1]);
});

test("news_of_sound_that_was_flushed_is_not_passed_on", async () => {
  const audio = output();
  const told = [];
  audio.subscribe((event) => told.push(event));
  audio.play();
  const id = audio.push(block(0));
  await settled();
  const { node } = contexts[0];
  const former = node.sent.findLast(({ type }) => type === "flush").epoch;
  audio.flush();
  await settled();
  node.tell(
    [
      { type: "block", frame: 0, id, index: 0 },
      { type: "dry", frame: 0, starved: true },
    ],
    former,
  );

  assert.deepEqual(told, []);
  assert.equal(audio.heard(), null);
});

test("a_refused_device_is_told_and_not_thrown", async () => {
  const audio = output();
  const told = [];
  audio.subscribe((event) => told.push(event.type));
  const { resume } = FakeContext.prototype;
  FakeContext.prototype.resume = () => Promise.reject(new Error("no gesture"));
  audio.play();
  await settled();
  FakeContext.prototype.resume = resume;

  assert.deepEqual(told, ["blocked"]);
});

test("a_worklet_that_does_not_load_is_told_as_broken", async () => {
  const told = [];
  const audio = new AudioOutput({
    openContext: (sampleRate) =>
      Object.assign(new FakeContext(sampleRate), {
        audioWorklet: { addModule: () => Promise.reject(new Error("404")) },
      }),
  });
  audio.subscribe((event) => told.push(event.type));
  audio.play();
  audio.push(block(0));
  await settled();

  assert.deepEqual(told, ["broken"]);
});

test("the_heard_frame_comes_from_the_output_time_stamp_and_never_goes_back", () => {
  const context = { state: "running", sampleRate: 1000, currentTime: 5, getOutputTimestamp: () => stamp };
  let stamp = { contextTime: 4.8, performanceTime: 100 };
  let now = 150;
  const clock = new HeardClock(context, () => now);
  assert.equal(clock.frame(), 4850);

  stamp = { contextTime: 4.7, performanceTime: 150 };
  assert.equal(clock.frame(), 4850);

  now = 1000;
  assert.equal(clock.frame(), 5000, "not past what was made");
});

test("a_time_stamp_far_from_the_contexts_time_is_not_believed", () => {
  const context = { state: "running", sampleRate: 1000, currentTime: 5, outputLatency: 0.2 };
  context.getOutputTimestamp = () => ({ contextTime: 0, performanceTime: 1 });

  assert.equal(new HeardClock(context, () => 2).frame(), 4800);
});

test("a_timeline_moves_evenly_between_anchors_and_stands_at_rate_0", () => {
  const timeline = new Timeline();
  timeline.add({ frame: 100, id: 1, index: 0, sample: 0, rate: 1 });
  timeline.add({ frame: 200, id: 1, index: 0, sample: 100, rate: 0.5 });
  timeline.add({ frame: 300, id: 1, index: 0, sample: 150, rate: 0 });

  assert.equal(timeline.at(99), null);
  assert.deepEqual(
    [150, 250, 900].map((frame) => timeline.at(frame).sample),
    [50, 125, 150],
  );
});

test("a_context_stopped_from_outside_is_told_as_an_interruption_and_our_own_pause_is_not", async () => {
  const audio = output();
  const told = [];
  audio.subscribe((event) => told.push(event.type));
  audio.play();
  await settled();
  const [context] = contexts;
  context.state = "interrupted";
  context.onstatechange();
  assert.deepEqual(told, ["interrupted"]);

  context.state = "running";
  context.onstatechange();
  audio.pause();
  context.state = "suspended";
  context.onstatechange();
  assert.deepEqual(told, ["interrupted"]);
});

test("a_context_that_broke_is_given_up_and_the_next_play_opens_another", async () => {
  let loads = 0;
  const audio = new AudioOutput({
    openContext: (sampleRate) =>
      Object.assign(new FakeContext(sampleRate), {
        audioWorklet: { addModule: () => (++loads === 1 ? Promise.reject(new Error("404")) : Promise.resolve()) },
      }),
  });
  audio.play();
  await settled();
  assert.equal(contexts[0].state, "closed");

  audio.flush();
  audio.play();
  audio.push(block(0));
  await settled();
  assert.deepEqual([contexts.length, contexts[1].state], [2, "running"]);
  assert.ok(contexts[1].node.sent.some(({ type }) => type === "push"));

  contexts[1].node.onprocessorerror();
  audio.play();
  await settled();
  assert.deepEqual([contexts[1].state, contexts[2].state], ["closed", "running"]);
});

test("play_while_the_device_is_being_let_go_takes_it_back_and_is_no_interruption", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const audio = output();
  const told = [];
  audio.subscribe((event) => told.push(event.type));
  audio.play();
  await settled();
  const [device] = contexts;
  let letGo;
  device.suspend = () => new Promise((resolve) => (letGo = resolve));
  audio.pause();
  context.mock.timers.tick(2000);
  assert.equal(device.state, "running", "it claims to run until it is let go");

  audio.play();
  device.state = "suspended";
  letGo();
  device.onstatechange();
  await settled();

  assert.deepEqual([device.state, told], ["running", []]);
  device.state = "interrupted";
  device.onstatechange();
  assert.deepEqual(told, ["interrupted"], "what is not our own doing is told from then on");
});

test("a_context_that_runs_is_not_taken_for_refused_though_no_news_of_it_came", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const audio = output();
  const told = [];
  audio.subscribe((event) => told.push(event.type));
  audio.play();
  contexts[0].onstatechange = () => undefined;
  await settled();
  context.mock.timers.tick(6000);

  assert.deepEqual(told, []);
});
