/**
 * How fast Kokoro speaks in a browser's WASM, by the page's own engine worker:
 *
 *   benchmarks/run kokoro-browser [-- --rounds N] [--precisions fp32,fp16] [--lengths 60,120,250] [--pack FOLDER] [--json FILE]
 *
 * A text is opened and played as the page does it. First sound is from then to the first block's samples; the real-time factor is the time to
 * the last block's over what all of them last. Every text is new, the cache is off, and each precision has a fresh browser with the
 * model fetched, started and tested before.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { startStaticServer } from "../../browser-engine/src/test/js/static-server.mjs";
import { launchBrowser, openPage } from "../../end-to-end/browser.mjs";
import { median } from "../../end-to-end/harness/wav.mjs";
import { packFolder, requirePack } from "../listening/command-line.mjs";
import { freshTexts } from "../listening/fresh-texts.mjs";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    precisions: { type: "string", default: "" },
    lengths: { type: "string", default: "60,120,250" },
    voice: { type: "string", default: "af_heart" },
    pack: { type: "string" },
    json: { type: "string" },
  },
});
const pack = packFolder(values.pack);
requirePack(pack);
const lengths = values.lengths.split(",").map(Number);
const precisions = values.precisions ? values.precisions.split(",") : offered();

const server = await startStaticServer({ pack });
const results = [];
for (const precision of precisions) {
  const browser = await launchBrowser();
  const { page } = await openPage(browser, { serviceWorkers: "block" });
  await page.goto(`${server.url}/engine/assets.js`);
  const { backend, threads } = await page.evaluate(begin, { precision, voice: values.voice });
  const textOf = freshTexts();
  const rounds = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const length of lengths) {
      rounds.push({ length, ...(await page.evaluate((text) => globalThis.speak(text), textOf(length))) });
      process.stderr.write(".");
    }
  }
  process.stderr.write("\n");
  results.push({ precision, backend, threads, browser: browser.version(), rounds });
  await browser.close();
}
await server.close();
report();

/** The precisions that the pack has, the most exact first. */
function offered() {
  const { files } = JSON.parse(readFileSync(join(pack, "manifest.json"), "utf8"));
  return ["fp32", "fp16"].filter((precision) => files.some(({ path }) => path === `model-${precision}.onnx`));
}

function report() {
  const [{ browser }] = results;
  console.log(`Chromium ${browser}, ${os.availableParallelism()} processors, load ${os.loadavg()[0].toFixed(1)}\n`);
  console.log("| weights | threads | characters | first sound, median | worst | real-time factor, median | worst |");
  console.log("|---|---:|---:|---:|---:|---:|---:|");
  for (const { precision, threads, rounds } of results) {
    for (const length of lengths) {
      const some = rounds.filter((round) => round.length === length);
      const first = some.map(({ firstMs }) => firstMs / 1000);
      const factors = some.map(({ wholeMs, seconds }) => wholeMs / 1000 / seconds);
      const cells = [median(first), Math.max(...first)].map((s) => `${s.toFixed(2)} s`);
      const rates = [median(factors), Math.max(...factors)].map((factor) => factor.toFixed(2));
      console.log(`| ${[precision, threads, length, ...cells, ...rates].join(" | ")} |`);
    }
  }
  if (!values.json) return;
  mkdirSync(dirname(values.json), { recursive: true });
  writeFileSync(values.json, `${JSON.stringify({ name: "kokoro-browser", results }, null, 1)}\n`);
}

/** Runs in the page: fetches and starts the model, and leaves `speak` for what is to be measured. */
async function begin({ precision, voice }) {
  const model = "kokoro-82m";
  const worker = new Worker("/engine/worker.js", { type: "module" });
  const send = (message) => worker.postMessage(message);
  let engine = {};
  let fetching = false;
  let generation = 0;
  /** What is done with a message of a type, while something waits for it. */
  let take = {};
  let fail;
  const failure = new Promise((_, reject) => (fail = ({ message }) => reject(new Error(message))));
  const unlessFailed = (promise) => Promise.race([promise, failure]);
  worker.onerror = fail;
  worker.onmessage = ({ data }) => {
    const broken = data.type === "error" || ["failed", "unavailable", "unusable"].includes(data.state);
    if (broken || (fetching && data.state === "absent" && data.code)) fail(data);
    if (data.type === "engine") engine = data;
    take[data.type]?.(data);
  };

  globalThis.speak = (text) => {
    const asked = performance.now();
    generation++;
    const spoken = new Promise((resolve) => {
      const times = { firstMs: null, wholeMs: 0, seconds: 0, blocks: Infinity };
      let heard = 0;
      take = {
        blocks({ first, starts, complete }) {
          if (complete) times.blocks = first + starts.length;
        },
        audio(audio) {
          if (audio.generation !== generation) return;
          times.wholeMs = performance.now() - asked;
          times.firstMs ??= times.wholeMs;
          times.seconds += audio.pcm.length / audio.sampleRate;
          send({ type: "cursor", index: audio.index, generation });
          if (++heard === times.blocks) resolve(times);
        },
      };
    });
    send({ type: "open", text, documentId: `text-${generation}` });
    send({ type: "voice", tier: "browser", model, voice, generation, from: 0 });
    send({ type: "play", index: 0, generation });
    return unlessFailed(spoken);
  };

  const here = new Promise((resolve) => {
    take.engine = ({ state, precision: found }) => {
      if (state === "ready" && found === precision) resolve();
      if (state !== "absent" || found !== precision || fetching) return;
      fetching = true;
      send({ type: "model", model, action: "fetch" });
    };
  });
  send({ type: "preferences", useCache: false });
  send({ type: "model", model, action: "choose", backend: "wasm", precision });
  await unlessFailed(here);
  await globalThis.speak("Ready when you are.");
  return { backend: engine.backend, threads: engine.threads };
}
