import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fliteAudio, fliteWordStarts } from "../../../end-to-end/harness/flite-reference.mjs";
import { median, resample, toFloat } from "../../../end-to-end/harness/wav.mjs";
import { Aligner } from "./aligner.mjs";
import { EAR_HZ } from "./ear.mjs";

const TEXT = "the old man walked slowly down to the river and sat on a large flat stone in the morning sun";

let aligner;
before(async () => (aligner = await Aligner.open()));
after(() => aligner.close());

test("words of flite are found where flite says that it began them", async () => {
  const { sampleRate, pcm } = await fliteAudio("slt", TEXT);
  const words = TEXT.split(" ");
  const aligned = aligner.align(resample(toFloat(pcm), sampleRate, EAR_HZ), words);
  const starts = await fliteWordStarts("slt", TEXT);
  const off = aligned.map(({ fromMs }, i) => Math.abs(fromMs - starts[i])).filter((ms) => !Number.isNaN(ms));
  assert.ok(off.length >= words.length - 2);
  assert.ok(median(off) <= 25, `median ${median(off)} ms of ${off.map(Math.round).join(" ")}`);
});

test("another text is not forced upon a recording", async () => {
  const { sampleRate, pcm } = await fliteAudio("slt", "good morning");
  const words = "nobody remembered when the clock in the tower had stopped for the first time that winter".split(" ");
  assert.equal(aligner.align(resample(toFloat(pcm), sampleRate, EAR_HZ), words), null);
});

test("words that it cannot pronounce are told", () => {
  assert.deepEqual(aligner.unknown(["morning", "aloudish"]), ["aloudish"]);
});
