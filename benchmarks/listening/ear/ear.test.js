import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fliteAudio } from "../../../end-to-end/harness/flite-reference.mjs";
import { resample, toFloat } from "../../../end-to-end/harness/wav.mjs";
import { compare } from "../words/compare.mjs";
import { Ear, EAR_HZ } from "./ear.mjs";

let ear;
before(async () => (ear = await Ear.open()));
after(() => ear.close());

test("what flite says, a voice that has nothing to do with Kokoro, is understood", async () => {
  const said = "the old man walked slowly down to the river and sat on a stone in the sun";
  const { sampleRate, pcm } = await fliteAudio("slt", said);
  const heard = await ear.transcribe(resample(toFloat(pcm), sampleRate, EAR_HZ));
  const { errors } = compare(said, heard);
  assert.ok(errors <= 1, heard);
});

test("the same sound is heard as the same words", async () => {
  const { sampleRate, pcm } = await fliteAudio("slt", "good morning everybody");
  const samples = resample(toFloat(pcm), sampleRate, EAR_HZ);
  assert.equal(await ear.transcribe(samples), await ear.transcribe(samples));
});

test("silence and noise are not sentences", async () => {
  const noise = Float32Array.from({ length: 2 * EAR_HZ }, (_, i) => 0.002 * Math.sin(i * i));
  for (const sound of [new Float32Array(2 * EAR_HZ), noise]) {
    const heard = await ear.transcribe(sound);
    assert.ok(heard.split(/\s+/).length <= 2, heard);
  }
});
