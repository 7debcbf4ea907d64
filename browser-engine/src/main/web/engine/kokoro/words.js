/** What the engine and the page say alike, for people. */

/** What computes: "the processor (WASM, 4 threads)". @param {{backend: string, threads: number}} running */
export function placeOf({ backend, threads }) {
  if (backend === "webgpu") return "the graphics processor (WebGPU)";
  return `the processor (WASM, ${threads} ${threads === 1 ? "thread" : "threads"})`;
}

/** A number of bytes: "178 MB". @param {number} bytes */
export function megabytes(bytes) {
  return `${Math.max(1, Math.round(bytes / 1e6))} MB`;
}
