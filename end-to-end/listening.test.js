// What a listener hears, proved from the samples that left the page.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launchBrowser } from "./browser.mjs";
import { serve } from "./harness/aloud.mjs";
import { proveAudio } from "./harness/audio-proof.mjs";
import { fliteAudio, fliteWordStarts } from "./harness/flite-reference.mjs";
import { proxy } from "./harness/proxy.mjs";
import { openReader } from "./harness/reader.mjs";
import { median, medianPitch, toFloat } from "./harness/wav.mjs";

// Plain words, one paragraph a block, so that flite itself needs nothing but the text.
const PARAGRAPHS = [
  "The ferry left before sunrise.",
  "Nobody on the quay had seen the captain, and nobody had thought of asking for him, until the ropes were already in the water.",
  "A boy with a red lantern ran along the wall and shouted, but the wind took his words and carried them inland.",
  "By noon the island was only a grey line, then a thought, and then nothing at all.",
  "In the cabin somebody was humming an old song about a bridge.",
  "The last to come on deck was the cook, who looked at the sky and went down again.",
];
const TEXT = PARAGRAPHS.join("\n\n");
const SAMPLE_RATE = 16000;
const MOST_MEDIAN_WORD_ERROR_MS = 60;
const MOST_UNLIT_WORDS = 0.05;

let server;
let browser;
before(async () => {
  server = await serve();
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** What flite itself says for these blocks, each with its voice. */
async function expected(indexes, voiceOf) {
  return Promise.all(
    indexes.map(async (index) => ({
      index,
      samples: toFloat((await fliteAudio(voiceOf(index), PARAGRAPHS[index])).pcm),
    })),
  );
}

function assertProved(proof, count) {
  assert.deepEqual(proof.problems, []);
  assert.equal(proof.blocks.length, count);
}

describe("a text played from its first block to its last", () => {
  let recording;
  let words;
  let snapshot;
  let proof;

  before(async () => {
    const reader = await openReader(browser, server.url, { record: true });
    await reader.paste(TEXT);
    await reader.choose({ tier: "browser", voice: "slt" });
    await reader.play();
    await reader.untilEnded();
    [recording, words, snapshot] = [await reader.recording(), await reader.litWords(), await reader.snapshot()];
    assert.deepEqual(reader.complaints, []);
    await reader.close();
    proof = proveAudio(recording, await expected([...PARAGRAPHS.keys()], () => "slt"), SAMPLE_RATE);
  });

  test("every block is heard, whole and in order, with nothing in between", () => {
    assertProved(proof, PARAGRAPHS.length);
  });

  test("the output never starved", () => {
    assert.equal(snapshot.starvations, 0);
  });

  test("the lit word is the heard word", async (t) => {
    const errors = [];
    for (const [index, text] of PARAGRAPHS.entries()) {
      const starts = await fliteWordStarts("slt", text);
      const { startMs } = proof.blocks[index];
      const lit = words.filter((word) => word.index === index);
      const blockStart = TEXT.indexOf(text);
      for (const [i, match] of [...text.matchAll(/[A-Za-z']+/g)].entries()) {
        const seen = lit.find(({ start }) => start === blockStart + match.index);
        // A busy machine drops frames, and with one a word as short as "a". It counts as infinitely late.
        const litMs = seen ? ((seen.frame - recording.firstFrame) * 1000) / recording.sampleRate : Infinity;
        errors.push(Math.abs(litMs - (startMs + starts[i])));
      }
    }
    const middle = median(errors);
    t.diagnostic(
      `median error of ${errors.length} word starts: ${middle.toFixed(1)} ms, worst ${Math.max(...errors).toFixed(0)} ms`,
    );
    assert.ok(errors.length > 60);
    const unlit = errors.filter((error) => error === Infinity).length;
    assert.ok(unlit <= errors.length * MOST_UNLIT_WORDS, `${unlit} of ${errors.length} words were never lit`);
    assert.ok(middle <= MOST_MEDIAN_WORD_ERROR_MS, `median error ${middle.toFixed(1)} ms`);
  });
});

describe("what goes wrong is seen", () => {
  test("an engine that stalls starves the output, which is counted, and the proof fails", async () => {
    const stalling = await proxy(server.url, {
      "/engine/flite-worker.js": (source) => `${STALL_AFTER_TWO_RUNS}\n${source}`,
    });
    const reader = await openReader(browser, stalling.url, { record: true, serviceWorkers: "block" });
    await reader.paste(TEXT);
    await reader.choose({ tier: "browser", voice: "kal16" });
    await reader.play();
    await reader.untilSounding(3);
    const [recording, snapshot] = [await reader.recording(), await reader.snapshot()];
    await reader.close();
    await stalling.close();

    assert.ok(snapshot.starvations >= 1, "starvation is counted");
    const proof = proveAudio(recording, await expected([0, 1, 2], () => "kal16"), SAMPLE_RATE);
    assert.equal(proof.ok, false);
    assert.match(proof.problems.join("; "), /ms of silence before block [12]/);
  });
});

/** Holds back what flite's worker answers after its second run for a few seconds. */
const STALL_AFTER_TWO_RUNS = `
{
  const answer = self.postMessage.bind(self);
  let answers = 0;
  self.postMessage = (...message) => (++answers > 4 ? setTimeout(() => answer(...message), 6000) : answer(...message));
}`;

describe("a listener who changes course", () => {
  let reader;
  before(async () => {
    reader = await openReader(browser, server.url, { record: true });
  });
  after(() => reader?.close());

  /** Starts over with a text and a voice, playing. */
  async function playFrom(index, choice) {
    await reader.paste(TEXT);
    await reader.choose(choice);
    await reader.clickBlock(index);
    await reader.untilSounding(index);
  }

  test("seeks: sound comes from the new place first", async () => {
    await playFrom(0, { tier: "browser", voice: "kal16" });
    const from = await reader.recordedFrame();
    await reader.clickBlock(4);
    await reader.untilSounding(5);
    await reader.pause();
    const heard = await reader.recording(from);
    const proof = proveAudio(heard, await expected([4], () => "kal16"), SAMPLE_RATE);
    assertProved(proof, 1);
    const passedOver = proveAudio(
      { samples: heard.samples, sampleRate: heard.sampleRate },
      await expected([1, 2, 3], () => "kal16"),
      SAMPLE_RATE,
    );
    assert.equal(passedOver.blocks.length, 0, "nothing of the blocks passed over was heard");
  });

  test("changes the voice while playing: the next block has the new one, without a gap", async () => {
    await playFrom(3, { tier: "browser", voice: "slt" });
    const from = await reader.recordedFrame();
    await reader.choose({ voice: "kal16" });
    await reader.untilEnded();
    const voices = (index) => (index === 3 ? "slt" : "kal16");
    const all = await reader.recording();
    const proof = proveAudio(
      { sampleRate: all.sampleRate, samples: all.samples.subarray(Math.max(0, from - all.sampleRate)) },
      await expected([3, 4, 5], voices),
      SAMPLE_RATE,
    );
    assertProved(proof, 3);
  });

  test("changes the tier while playing: the server goes on at the next block, without a gap", async () => {
    await playFrom(3, { tier: "browser", voice: "kal16" });
    const from = await reader.recordedFrame();
    await reader.choose({ tier: "server", voice: "kal16" });
    await reader.untilSounding(5);
    assert.equal((await reader.snapshot()).speaking.tier, "server");
    await reader.untilEnded();
    const all = await reader.recording();
    const proof = proveAudio(
      { sampleRate: all.sampleRate, samples: all.samples.subarray(Math.max(0, from - all.sampleRate)) },
      await expected([3, 4, 5], () => "kal16"),
      SAMPLE_RATE,
    );
    assertProved(proof, 3);
  });

  test("plays twice as fast: half as long, at the same pitch", async (t) => {
    await reader.paste(TEXT);
    await reader.choose({ tier: "browser", voice: "slt" });
    await reader.setRate(2);
    const from = await reader.recordedFrame();
    await reader.play();
    await reader.untilEnded();
    const { samples, sampleRate } = await reader.recording(from);
    const original = await expected([...PARAGRAPHS.keys()], () => "slt");
    const originalMs = original.reduce((sum, block) => sum + (block.samples.length * 1000) / SAMPLE_RATE, 0);
    const sounding = soundingMs(samples, sampleRate);
    const ratio = originalMs / sounding;
    t.diagnostic(`${originalMs.toFixed(0)} ms of speech in ${sounding.toFixed(0)} ms`);
    assert.ok(ratio > 1.85 && ratio < 2.2, `played ${ratio.toFixed(2)} times as fast`);

    const joined = Float32Array.from(original.flatMap((block) => Array.from(block.samples)));
    const [slow, fast] = [medianPitch(joined, SAMPLE_RATE), medianPitch(samples, sampleRate)];
    t.diagnostic(`pitch ${slow.toFixed(0)} Hz at rate 1, ${fast.toFixed(0)} Hz at rate 2`);
    assert.ok(Math.abs(fast / slow - 1) < 0.06, `pitch ${slow.toFixed(0)} Hz became ${fast.toFixed(0)} Hz`);
  });
});

/** From the first sound to the last. */
function soundingMs(samples, sampleRate) {
  const loud = (sample) => Math.abs(sample) > 0.005;
  const first = samples.findIndex(loud);
  const last = samples.findLastIndex(loud);
  return ((last - first) * 1000) / sampleRate;
}
