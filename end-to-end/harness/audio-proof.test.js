import assert from "node:assert/strict";
import { test } from "node:test";
import { proveAudio } from "./audio-proof.mjs";
import { resample } from "./wav.mjs";

const RATE = 16000;
const ms = (milliseconds) => Math.round((milliseconds * RATE) / 1000);

/** Something like speech: syllables of a changing pitch with short pauses, silence at both ends; no two seeds alike. */
function speech(seed, syllables = 8) {
  let state = seed * 2654435761;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const pieces = [silence(80)];
  for (let i = 0; i < syllables; i++) {
    const piece = new Float32Array(ms(90 + 100 * random()));
    const pitch = 90 + 120 * random();
    const colours = [random(), random(), random(), random()];
    piece.forEach((_, at) => {
      const phase = (2 * Math.PI * pitch * (1 + at / piece.length / 4) * at) / RATE;
      const voiced = colours.reduce((sum, colour, k) => sum + colour * Math.sin((2 * k + 1) * phase), 0);
      piece[at] = 0.15 * Math.sin((Math.PI * at) / piece.length) * (voiced + 0.4 * (random() - 0.5));
    });
    pieces.push(piece, silence(10 + 30 * random()));
  }
  return join(...pieces, silence(120));
}

function silence(milliseconds) {
  return new Float32Array(ms(milliseconds));
}

function join(...pieces) {
  const all = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

const blocks = [1, 2, 3, 4].map((seed, index) => ({ index, samples: speech(seed) }));
const audio = blocks.map((block) => block.samples);
const prove = (samples, sampleRate = RATE) => proveAudio({ samples, sampleRate }, blocks, RATE);

test("blocks played one after the other are proved", () => {
  const proof = prove(join(silence(333), ...audio, silence(500)));
  assert.deepEqual(proof.problems, []);
  assert.equal(proof.blocks.length, 4);
  assert.equal(Math.round(proof.blocks[0].startMs), 333);
  for (const block of proof.blocks.slice(1)) assert.ok(Math.abs(block.gapMs) < 1, `gap ${block.gapMs}`);
});

test("a recording at the output's own rate and loudness is proved too", () => {
  const louder = join(silence(50), ...audio).map((sample) => 1.7 * sample);
  assert.deepEqual(prove(resample(louder, RATE, 44100), 44100).problems, []);
});

test("forty milliseconds between two blocks are allowed, a hundred are not", () => {
  const with40 = prove(join(audio[0], silence(40), audio[1], audio[2], audio[3]));
  assert.deepEqual(with40.problems, []);
  assert.equal(Math.round(with40.blocks[1].gapMs), 40);
  const with100 = prove(join(audio[0], audio[1], silence(100), audio[2], audio[3]));
  assert.deepEqual(with100.problems, ["100 ms of silence before block 2"]);
});

test("a block left out is missed", () => {
  const { ok, problems } = prove(join(audio[0], audio[1], audio[3], silence(100)));
  assert.equal(ok, false);
  assert.match(problems[0], /^block 2 was not heard/);
});

test("two blocks in the wrong order are missed", () => {
  const { problems } = prove(join(audio[0], audio[2], audio[1], audio[3]));
  assert.ok(problems.length > 0);
});

test("an output that starves inside a block is found out", () => {
  const cut = ms(600);
  const { problems, blocks: found } = prove(
    join(audio[0], audio[1].subarray(0, cut), silence(250), audio[1].subarray(cut), audio[2], audio[3]),
  );
  assert.equal(problems.length, 1);
  assert.match(problems[0], /^the output stalled for 2\d\d ms inside block 1$/);
  assert.ok(Math.abs(found[1].stalledMs - 250) < 5);
});

test("a block cut short is found out", () => {
  const { problems } = prove(join(audio[0], audio[1].subarray(0, ms(500)), audio[2], audio[3]));
  assert.ok(
    problems.some((problem) => /of block 1 were not heard/.test(problem)),
    problems.join("; "),
  );
});

test("a block replaced by noise is found out", () => {
  const noise = audio[2].map((_, i) => 0.1 * Math.sin(i * i * 0.001));
  assert.match(prove(join(audio[0], audio[1], noise, audio[3])).problems[0], /^block 2 was not heard/);
});

test("silence proves nothing", () => {
  assert.equal(prove(silence(3000)).blocks.length, 0);
  assert.equal(prove(new Float32Array(0)).ok, false);
});
