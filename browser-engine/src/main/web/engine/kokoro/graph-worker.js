/**
 * The sub-worker that runs the graph, so that what hangs or dies can be ended by ending the worker, memory and all.
 *
 * Takes `{type: "open", id, backend, threads, weights}` once, then `{type: "run", id, ids, style, speed}`; answers each by
 * `{type: "done", id, …}` or `{type: "failed", id, code, message}`, `code` only where it is known. Says `{type: "lost", message}` when the graphics processor is gone.
 */
import { Graph } from "./graph.js";
import { KokoroError } from "./kokoro-error.js";
import { inShort } from "./runtime-errors.js";
import { ModelStore } from "./model-store.js";

const RUNTIME = new URL("../vendor/onnxruntime-web/", import.meta.url);

let graph = null;

const ANSWERS = { open, run };

/** The runtime does one thing at a time. */
let turn = Promise.resolve();

addEventListener("message", ({ data }) => (turn = turn.then(() => answer(data))));

async function answer(data) {
  try {
    const { message, transfer } = await ANSWERS[data.type](data);
    postMessage({ type: "done", id: data.id, ...message }, transfer);
  } catch (error) {
    console.warn("Kokoro:", error);
    const known = error instanceof KokoroError;
    const { code, message } = known ? error : { code: "", message: inShort(error) };
    postMessage({ type: "failed", id: data.id, code, message });
  }
}

async function open({ backend, threads, weights }) {
  const ort = await import(new URL(backend === "webgpu" ? "ort.webgpu.min.mjs" : "ort.wasm.min.mjs", RUNTIME).href);
  ort.env.logLevel = "error";
  ort.env.wasm.wasmPaths = RUNTIME.href;
  ort.env.wasm.numThreads = Math.max(1, threads);
  graph = await Graph.open(ort, new Uint8Array(await new ModelStore().read(weights)), backend);
  if (backend === "webgpu") watch(await ort.env.webgpu.device);
  return { message: {}, transfer: [] };
}

async function run({ ids, style, speed }) {
  const sound = await graph.run(ids, style, speed);
  return { message: sound, transfer: Object.values(sound).map(({ buffer }) => buffer) };
}

/** A graphics processor may be reset, unplugged or taken away; runs on it may then wait for ever. */
function watch(device) {
  device.lost.then(({ message, reason }) =>
    postMessage({ type: "lost", message: message || reason || "no reason given" }),
  );
}
