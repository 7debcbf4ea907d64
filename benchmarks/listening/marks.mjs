// Word marks against the sound: does a word light up when it is heard? Two measurements, neither of which knows Kokoro: forced
// alignment of all words, and the energy of the sound where a word follows a pause.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { resample } from "../../end-to-end/harness/wav.mjs";
import { options, requirePack } from "./command-line.mjs";
import { corpus } from "./corpus.mjs";
import { Aligner } from "./ear/aligner.mjs";
import { apart, problemsOf, wordsOf } from "./ear/left-out.mjs";
import { EAR_HZ } from "./ear/ear.mjs";
import { onsets } from "./ear/onset.mjs";
import { aloudAt, aloudStarted } from "./speakers/aloud.mjs";

const USAGE = `Usage: benchmarks/listening/run marks [OPTIONS]

Speaks sentences with Aloud and compares where its word marks begin with where the words are heard. Ends with 1 when they are off.

  --url URL         a server that runs; without it one is started
  --kinds A,B       only these files of the corpus (those without numerals and abbreviations)
  --every N         only each Nth sentence of each file (1)
  --median MS       how far off the half of all words may be, at most (25)
  --p95 MS          how far off 95 of 100 words may be, at most (80)
  --voice VOICE     (af_heart)
  --pack FOLDER     the installed model pack (where Aloud installs it)
  --json FILE       write every word as JSON
`;

/** An onset that belongs to a mark is the nearest to it, and not farther away than this. */
const NEAR_MS = 250;

const given = options(
  {
    url: { type: "string" },
    kinds: { type: "string", default: "news,fiction,names,homographs,dialogue" },
    every: { type: "string", default: "1" },
    median: { type: "string", default: "25" },
    p95: { type: "string", default: "80" },
  },
  USAGE,
);

const aligner = await Aligner.open();
const chosen = corpus({ categories: given.kinds.split(",").filter(Boolean), every: Number(given.every) });
const { known: sentences, left } = apart(chosen, aligner);
if (!given.url) requirePack(given.pack);
const speaker = given.url ? aloudAt(given) : await aloudStarted(given);

const words = [];
let at = 0;
for await (const spoken of speaker.speak(sentences.map(({ text }) => text))) {
  const sentence = sentences[at++];
  const found = measure(spoken, sentence);
  if (typeof found === "string") left.push({ sentence: sentence.text, why: found, unknown: false });
  else words.push(...found);
}
await speaker.close?.();
aligner.close();
report();

/** @returns {object[] | string} the words with both times, or why this sentence cannot be measured */
function measure({ samples, sampleRate, words: marks }, { said, text }) {
  const expected = wordsOf(said);
  if (marks.length !== expected.length) return `${marks.length} marks for ${expected.length} words`;
  const aligned = aligner.align(resample(samples, sampleRate, EAR_HZ), expected);
  if (aligned === null) return "the alignment does not fit";
  const sounds = onsets(samples, sampleRate);
  let after = 0;
  return marks.map((mark, i) => {
    const place = text.indexOf(mark.text, after);
    const pause = i === 0 || /[.,;:!?—…]/.test(text.slice(after, place));
    after = place + mark.text.length;
    const onset = pause ? nearest(sounds, mark.fromMs) : null;
    return {
      word: mark.text,
      sentence: text,
      afterPause: pause,
      markMs: mark.fromMs,
      alignedMs: aligned[i].fromMs,
      offMs: mark.fromMs - aligned[i].fromMs,
      onsetOffMs: onset === null ? null : mark.fromMs - onset,
    };
  });
}

function nearest(list, ms) {
  const best = list.reduce((a, b) => (Math.abs(b - ms) < Math.abs(a - ms) ? b : a), Infinity);
  return Math.abs(best - ms) <= NEAR_MS ? best : null;
}

function report() {
  const rows = [
    ["all words, alignment", words.map(({ offMs }) => offMs)],
    ["inside a phrase, alignment", words.filter(({ afterPause }) => !afterPause).map(({ offMs }) => offMs)],
    ["after a pause, alignment", words.filter(({ afterPause }) => afterPause).map(({ offMs }) => offMs)],
    [
      "after a pause, energy",
      words.map(({ onsetOffMs }) => onsetOffMs).filter((ms) => ms !== null && ms !== undefined),
    ],
  ];
  print("| word starts | words | median error | p95 | worst | median, signed |");
  print("|---|---:|---:|---:|---:|---:|");
  for (const [name, off] of rows) {
    const s = statistics(off);
    print(`| ${name} | ${s.count} | ${s.median} ms | ${s.p95} ms | ${s.worst} ms | ${s.signed} ms |`);
  }
  print(`\nmeasured ${chosen.length - left.length} of ${chosen.length} sentences`);
  for (const { why, sentence } of left) print(`  left out: ${why}: ${sentence}`);
  print("\nfarthest off:");
  for (const one of [...words].sort((a, b) => Math.abs(b.offMs) - Math.abs(a.offMs)).slice(0, 10)) {
    print(`  ${Math.round(one.offMs)} ms  "${one.word}" at ${Math.round(one.markMs)} ms of: ${one.sentence}`);
  }
  if (given.json) {
    mkdirSync(dirname(given.json), { recursive: true });
    writeFileSync(
      given.json,
      JSON.stringify({ statistics: Object.fromEntries(rows.map(([n, off]) => [n, statistics(off)])), words, left }),
    );
  }
  const problems = judge(rows);
  for (const problem of problems) print(`FAILED: ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}

function judge([[, all], , [, paused], [, heard]]) {
  const problems = [];
  for (const [name, off] of [
    ["alignment", all],
    ["energy", heard],
  ]) {
    const { median, p95 } = statistics(off);
    if (!(median <= Number(given.median))) {
      problems.push(`by ${name} the median error is ${median} ms, more than ${given.median}`);
    }
    if (!(p95 <= Number(given.p95))) {
      problems.push(`by ${name} the 95th percentile is ${p95} ms, more than ${given.p95}`);
    }
  }
  problems.push(...problemsOf(left, chosen.length));
  if (heard.length * 4 < paused.length * 3) {
    problems.push(`no sound begins near ${paused.length - heard.length} of ${paused.length} marks`);
  }
  return problems;
}

function statistics(off) {
  const ms = off.map(Math.abs).sort((a, b) => a - b);
  const of = (list, part) => Math.round(list[Math.min(list.length - 1, Math.floor(part * list.length))]);
  const signed = [...off].sort((a, b) => a - b);
  return { count: off.length, median: of(ms, 0.5), p95: of(ms, 0.95), worst: of(ms, 1), signed: of(signed, 0.5) };
}

function print(text) {
  process.stdout.write(`${text}\n`);
}
