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

/**
 * What to do about a file that could not be had: the connection is only to blame where no answer came.
 *
 * @param {boolean} answered whether the server did
 * @param {string} again what to do then
 */
export function adviceOn(answered, again) {
  if (!answered) return `Check the connection, then ${again}.`;
  return `Load the page again and ${again}; if that does not help, the server’s operator has to look to it.`;
}
