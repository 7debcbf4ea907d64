// The real model in a real browser, on WASM: where ALOUD_MODELS names a folder with the installed pack. It is slow, so it is one sentence.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { startStaticServer } from "../browser-engine/src/test/js/static-server.mjs";
import { launchBrowser, openPage } from "./browser.mjs";

const pack = join(process.env.ALOUD_MODELS ?? "/nonexistent", "kokoro-82m");
const weights = join(pack, "model-fp32.onnx");
const skip = existsSync(weights) ? false : `there is no ${weights}: install the pack and set ALOUD_MODELS`;

const TEXT = "Good morning, everyone; it costs $25 today.";

test("Kokoro speaks a sentence in Chromium, with a mark for every written word", { skip }, async () => {
  const server = await startStaticServer({ pack });
  const browser = await launchBrowser();
  try {
    const { page } = await openPage(browser, { serviceWorkers: "block" });
    await page.goto(`${server.url}/engine/assets.js`);
    const { audio, engine } = await page.evaluate(speakInPage, TEXT);
    assert.deepEqual([engine.state, engine.backend, engine.precision], ["running", "wasm", "fp32"]);
    assert.equal(audio.sampleRate, 24_000);
    const seconds = audio.samples / 24_000;
    assert.ok(seconds > 2.5 && seconds < 6, `${seconds} s`);
    assert.ok(audio.loudness > 0.02 && audio.loudness < 0.3, `loudness ${audio.loudness}`);
    assert.deepEqual(
      audio.words.map(([start, end]) => TEXT.slice(start, end)),
      ["Good", "morning", "everyone", "it", "costs", "$25", "today"],
    );
    const times = audio.words.flatMap(([, , fromMs, toMs]) => [fromMs, toMs]);
    assert.deepEqual(
      times,
      [...times].sort((a, b) => a - b),
    );
    assert.ok(times.at(-1) <= 1000 * seconds);
    const [, , from, to] = audio.words[5];
    assert.ok(to - from > 600, "twenty five dollars is long");
  } finally {
    await browser.close();
    await server.close();
  }
});

/** Runs in the page: fetches the model, insists on WASM and fp32, and speaks. */
function speakInPage(text) {
  const worker = new Worker("/engine/worker.js", { type: "module" });
  const model = "kokoro-82m";
  let engine = null;
  let asked = false;
  return new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    const take = {
      engine(status) {
        engine = status;
        if (["unavailable", "unusable"].includes(status.state)) reject(new Error(status.message));
        if (status.state === "absent" && status.precision === "fp32" && !asked) {
          asked = true;
          worker.postMessage({ type: "model", model, action: "fetch" });
        }
        if (status.state === "ready") {
          worker.postMessage({ type: "voice", tier: "browser", model, voice: "af_heart", generation: 1, from: 0 });
          worker.postMessage({ type: "play", index: 0, generation: 1 });
        }
      },
      audio({ pcm, sampleRate, words }) {
        const loudness = Math.sqrt(pcm.reduce((sum, sample) => sum + (sample / 32768) ** 2, 0) / pcm.length);
        const rows = Array.from({ length: words.length / 4 }, (_, i) => [...words.subarray(4 * i, 4 * i + 4)]);
        resolve({ audio: { samples: pcm.length, sampleRate, loudness, words: rows }, engine });
      },
      error: ({ message }) => reject(new Error(message)),
    };
    worker.onmessage = ({ data }) => take[data.type]?.(data);
    worker.postMessage({ type: "preferences", useCache: false });
    worker.postMessage({ type: "model", model, action: "choose", backend: "wasm", precision: "fp32" });
    worker.postMessage({ type: "open", text, documentId: "d" });
  });
}
