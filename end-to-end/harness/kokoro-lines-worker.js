/**
 * Speaks lines with a graph as the page's engine worker does: the same compiled Java, the same port, the same graph on the same ONNX Runtime.
 * Served beside the page's own scripts. Takes `{graph, lines, sounds}` once; answers `{spoken}` or `{failed}`.
 */
import { speakByKokoro } from "/engine/aloud-engine.js";
import { Clock, KokoroPort } from "/engine/device.js";
import { usableThreads } from "/engine/kokoro/backends.js";
import { Graph } from "/engine/kokoro/graph.js";

const RUNTIME = "/engine/vendor/onnxruntime-web/";
const STYLE = 256;

const clock = new Clock();
const voices = new Map();

addEventListener("message", async ({ data }) => {
  try {
    postMessage({ spoken: await speakAll(data) });
  } catch (error) {
    postMessage({ failed: String(error?.stack ?? error) });
  }
});

async function speakAll({ graph: url, lines, sounds }) {
  const ort = await import(`${RUNTIME}ort.wasm.min.mjs`);
  ort.env.logLevel = "error";
  ort.env.wasm.wasmPaths = new URL(RUNTIME, location.href).href;
  ort.env.wasm.numThreads = usableThreads(self);
  const [weights, lexicon] = await Promise.all([bytesAt(url), bytesAt("/engine/en.lexicon")]);
  const graph = await Graph.open(ort, weights, "wasm");

  let runs = [];
  const model = {
    status: { precision: "fp32" },
    load: async () => {},
    run: async (ids, voice, row, speed) => {
      const sound = await graph.run(ids, await style(voice, row), speed);
      runs.push({ ids: Array.from(ids), durations: Array.from(sound.durations) });
      return sound;
    },
  };
  const device = { clock, kokoro: () => new KokoroPort(model, async () => lexicon) };
  const all = [];
  for (const { text, voice, speed } of lines) {
    runs = [];
    const { pcm, words } = await speak(device, text, voice, speed);
    all.push({ runs, words: Array.from(words), pcm: sounds ? base64(pcm) : null });
  }
  return all;
}

function speak(device, text, voice, speed) {
  return new Promise((resolve, reject) =>
    speakByKokoro(device, text, voice, speed, (pcm, words, problem) =>
      problem ? reject(new Error(`${text}: ${problem}`)) : resolve({ pcm, words }),
    ),
  );
}

async function style(voice, row) {
  if (!voices.has(voice)) {
    const file = await bytesAt(`/models/kokoro-82m/voices/${voice}.bin`);
    voices.set(voice, new Float32Array(file.buffer));
  }
  return voices.get(voice).slice(row * STYLE, (row + 1) * STYLE);
}

async function bytesAt(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** What goes from a page to a test is text. */
function base64(bytes) {
  let text = "";
  const unsigned = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at < unsigned.length; at += 4096) text += String.fromCharCode(...unsigned.subarray(at, at + 4096));
  return btoa(text);
}
