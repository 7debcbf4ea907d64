/**
 * On what this device can run Kokoro: WebGPU, and WASM on the processor.
 *
 * @typedef {object} Gpu what the browser says of its graphics processor
 * @property {"real" | "software" | "none"} adapter
 * @property {boolean} halfs whether shaders compute in 16 bits
 *
 * @typedef {object} Backend
 * @property {"webgpu" | "wasm"} kind
 * @property {number} threads 0 for WebGPU
 * @property {boolean} insisted whether it is used however slow it is, because the listener said so
 *
 * @typedef {"auto" | "webgpu" | "wasm"} Choice
 */

/** More threads than this gain nothing in WASM. */
const MOST_THREADS = 4;

const NO_HALFS =
  "this graphics processor cannot compute with the weights that are here. “Remove” and then “Download” bring others, which it can compute with";

/** @param {GPU | undefined} gpu the browser's `navigator.gpu` @returns {Promise<Gpu>} */
export async function askGpu(gpu) {
  const adapter = await gpu?.requestAdapter?.({ powerPreference: "high-performance" }).catch(() => null);
  if (!adapter) return { adapter: "none", halfs: false };
  // Older browsers say it on the adapter itself.
  const software = adapter.info?.isFallbackAdapter ?? adapter.isFallbackAdapter ?? false;
  return { adapter: software ? "software" : "real", halfs: adapter.features.has("shader-f16") };
}

/** @param {{crossOriginIsolated: boolean, navigator: {hardwareConcurrency?: number}}} scope @returns {number} */
export function usableThreads({ crossOriginIsolated, navigator }) {
  return crossOriginIsolated ? Math.min(navigator.hardwareConcurrency || 1, MOST_THREADS) : 1;
}

/**
 * What to try, in this order, and why WebGPU is not among it.
 *
 * @param {Gpu} gpu
 * @param {number} threads
 * @param {string} precision of the weights
 * @param {Choice} choice the listener's
 * @returns {{backends: Backend[], without: string}} `without`: empty where WebGPU is tried
 */
export function plan(gpu, threads, precision, choice) {
  const wasm = { kind: "wasm", threads, insisted: choice === "wasm" };
  const without = whyNotGpu(gpu, precision, choice);
  return {
    backends: without ? [wasm] : [{ kind: "webgpu", threads: 0, insisted: choice === "webgpu" }, wasm],
    without,
  };
}

/**
 * Which weights to fetch: those that the fastest way here can run.
 *
 * @param {string[]} offered precisions, best first
 * @param {Gpu} gpu
 * @param {Choice} choice
 * @returns {string}
 */
export function bestPrecision(offered, gpu, choice) {
  const onGpu = choice === "webgpu" || (choice === "auto" && gpu.adapter === "real");
  return (onGpu && offered.find((precision) => precision !== "fp16" || gpu.halfs)) || offered[0];
}

function whyNotGpu(gpu, precision, choice) {
  if (choice === "wasm") return "you chose the processor";
  if (gpu.adapter === "none") return "this browser offers no WebGPU";
  if (gpu.adapter === "software" && choice !== "webgpu") return "WebGPU is only simulated here";
  if (precision === "fp16" && !gpu.halfs) return NO_HALFS;
  return "";
}
