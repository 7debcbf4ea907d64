/**
 * How fast the browser's bundle splits a text and names its blocks, measured in Node:
 *
 *   node benchmarks/browser/segmentation.mjs TEXT.txt [--bundle FILE] [--seconds N] [--json FILE]
 *
 * Prints UTF-8 megabytes a second for segmentation alone and with keys, and the time to the bundle's first whole pass
 * (the one a page sees), which no warm-up has helped.
 */
import { readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const BUNDLE = fileURLToPath(
  new URL("../../browser-engine/target/classes/web/engine/aloud-engine.js", import.meta.url),
);
const FIELDS_PER_BLOCK = 4;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    bundle: { type: "string", default: BUNDLE },
    seconds: { type: "string", default: "5" },
    json: { type: "string" },
    help: { type: "boolean", short: "h" },
  },
});

if (values.help || positionals.length !== 1) {
  console.error("usage: segmentation.mjs TEXT.txt [--bundle FILE] [--seconds N] [--json FILE]");
  process.exit(values.help ? 0 : 2);
}

const engine = await import(pathToFileURL(values.bundle).href);
const text = await readFile(positionals[0], "utf8");
const megabytes = Buffer.byteLength(text, "utf8") / 1e6;
let blockCount = 0;
let lastKey = "";

function segment() {
  const fields = engine.blocks(text);
  blockCount = fields.length / FIELDS_PER_BLOCK;
  return fields;
}

function segmentWithKeys() {
  lastKey = engine.keys("flite", "benchmark", "slt", 1000, text).at(-1);
}

function millisecondsOf(work) {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

/** The median rate of passes that fill the time, the first fifth of them thrown away as warm-up. */
function medianRate(work, seconds) {
  const times = [];
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until || times.length < 5) {
    times.push(millisecondsOf(work));
  }
  const warm = times.slice(Math.ceil(times.length / 5)).sort((a, b) => a - b);
  return megabytes / (warm[Math.floor(warm.length / 2)] / 1000);
}

const firstPassMs = millisecondsOf(segmentWithKeys);
segment();
const seconds = Number(values.seconds);
const report = {
  name: "browser-segmentation",
  megabytes,
  blocks: blockCount,
  last_key: lastKey,
  first_pass_ms: firstPassMs,
  segmentation_mb_per_second: medianRate(segment, seconds),
  segmentation_with_keys_mb_per_second: medianRate(segmentWithKeys, seconds),
  machine: { node: process.version, v8: process.versions.v8, arch: os.arch(), processors: os.availableParallelism() },
};
console.log(
  `browser-segmentation: ${report.segmentation_mb_per_second.toFixed(1)} MB/s, ` +
    `with keys ${report.segmentation_with_keys_mb_per_second.toFixed(1)} MB/s, ` +
    `first pass over ${megabytes.toFixed(1)} MB ${firstPassMs.toFixed(0)} ms (${blockCount} blocks)`,
);
if (values.json) {
  await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
}
