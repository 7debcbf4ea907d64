// Aloud beside kokoro-js on the same machine, model file, voice and texts, turn by turn, so that what else the machine does hits both.
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { median } from "../../end-to-end/harness/wav.mjs";
import { options, requirePack } from "./command-line.mjs";
import { freshTexts, LENGTHS } from "./fresh-texts.mjs";
import { aloudAt, aloudStarted } from "./speakers/aloud.mjs";

const USAGE = `Usage: benchmarks/listening/run peers [OPTIONS]

Speaks texts of 20, 60, 120 and 250 characters with Aloud's server and with kokoro-js, in turns, and prints the ratios.

  --turns N         texts of each length (7)
  --url URL         a server that runs; without it one is started
  --threads N       of kokoro-js (2); Aloud takes what it finds right
  --voice VOICE     (af_heart)
  --pack FOLDER     the installed model pack (where Aloud installs it)
  --work FOLDER     where the peer's files are put together (benchmarks/listening/target)
  --json FILE       write every turn as JSON
`;

const given = options({ url: { type: "string" }, turns: { type: "string", default: "7" } }, USAGE);
requirePack(given.pack);
const peer = await kokoroJs(given);
const own = given.url ? aloudAt(given) : await aloudStarted(given);
await own.time("Ready when you are.");

const textOf = freshTexts();
const turns = [];
for (let turn = 0; turn < Number(given.turns); turn++) {
  for (const length of LENGTHS) {
    const text = textOf(length);
    // Who goes first changes with each turn.
    const order = turn % 2 ? [own, peer] : [peer, own];
    const times = new Map();
    for (const speaker of order) times.set(speaker, await speaker.time(text));
    turns.push({ length, text, aloud: times.get(own), "kokoro-js": times.get(peer) });
    process.stderr.write(".");
  }
}
process.stderr.write("\n");
await own.close?.();
peer.close();

print(`| characters | first sound, Aloud | kokoro-js | ratio | real-time factor, Aloud | kokoro-js | ratio |`);
print(`|---:|---:|---:|---:|---:|---:|---:|`);
for (const length of LENGTHS) print(row(length));
print("\nRatios are medians of each turn's own ratio, kokoro-js over Aloud: above 1 Aloud is faster.");
if (given.json) {
  mkdirSync(dirname(given.json), { recursive: true });
  writeFileSync(given.json, JSON.stringify(turns, null, 1));
}

function row(length) {
  const some = turns.filter((turn) => turn.length === length);
  const factor = ({ wholeMs, seconds }) => wholeMs / 1000 / seconds;
  const of = (name, value) => median(some.map((turn) => value(turn[name])));
  const ratio = (value) => median(some.map((turn) => value(turn["kokoro-js"]) / value(turn.aloud))).toFixed(2);
  const first = ({ firstMs }) => firstMs;
  const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
  return `| ${[
    length,
    seconds(of("aloud", first)),
    seconds(of("kokoro-js", first)),
    ratio(first),
    of("aloud", factor).toFixed(2),
    of("kokoro-js", factor).toFixed(2),
    ratio(factor),
  ].join(" | ")} |`;
}

async function kokoroJs({ work, pack, threads, voice }) {
  const script = fileURLToPath(new URL("peers/speak.mjs", import.meta.url));
  const child = spawn(process.execPath, [script, work, pack, String(threads)], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error("kokoro-js ended");
    return JSON.parse(value);
  };
  await answer();
  return {
    name: "kokoro-js",
    time(text) {
      child.stdin.write(`${JSON.stringify({ text, voice })}\n`);
      return answer();
    },
    close: () => child.stdin.end(),
  };
}

function print(text) {
  process.stdout.write(`${text}\n`);
}
