/**
 * What a model that has to be fetched says of itself, in words, and what can be done about it.
 *
 * @typedef {import("../../engine/kokoro/kokoro.js").KokoroStatus} EngineStatus
 * @typedef {{label: string, does: "fetch" | "cancel" | "remove" | "again" | "insist", primary?: boolean}} EngineAction
 * @typedef {{title: string, details: string[], actions: EngineAction[], progress: number | null, problem: boolean,
 *     quiet: boolean}} EngineWords `progress`: a share, or null where nothing goes on; `quiet`: all is well, the title says enough
 */
import { megabytes, placeOf } from "../../engine/kokoro/words.js";

/** @param {EngineStatus} status @returns {EngineWords} */
export function inWords(status) {
  const words = { title: "", details: [], actions: [], progress: null, problem: false, quiet: false };
  return { ...words, ...STATES[status.state](status) };
}

const STATES = {
  checking: () => ({ title: "Looking whether it is here…", quiet: true }),
  unavailable: ({ message }) => ({
    title: "Not available",
    details: [message],
    actions: [{ label: "Look again", does: "again" }],
    problem: true,
  }),
  absent: ({ loaded, total, code, message }) => ({
    title: absence(code, message),
    details: [message || "It is downloaded once, and then works without a connection too."],
    actions: [{ label: downloadOf(loaded, total), does: "fetch", primary: true }],
    problem: Boolean(code && message),
  }),
  fetching: ({ loaded, total }) => ({
    title: "Downloading",
    details: [total > 0 ? `${megabytes(loaded)} of ${megabytes(total)}` : "Asking the server…"],
    actions: [{ label: "Cancel", does: "cancel" }],
    progress: total > 0 ? loaded / total : 0,
  }),
  ready: ({ total, message }) => ({
    quiet: !message,
    title: "On this device",
    details: [message || "It starts when it first reads."],
    actions: [{ label: `Remove (${megabytes(total)})`, does: "remove" }],
  }),
  starting: ({ message }) => ({ title: "Starting…", details: [message], quiet: true }),
  running: ({ backend, threads, share, message, total }) => ({
    quiet: true,
    title: `Runs on ${placeOf({ backend, threads })}`,
    details: [`A second of speech takes ${seconds(share)} to make.`, message],
    actions: [{ label: `Remove (${megabytes(total)})`, does: "remove" }],
  }),
  unusable: ({ code, message }) => ({
    title: code === "too_slow" ? "Too slow on this device" : "Does not run on this device",
    details: [message],
    actions: [
      { label: "Try again", does: "again" },
      ...(code === "too_slow" ? [{ label: "Use it anyway", does: "insist" }] : []),
    ],
    problem: true,
  }),
};

function absence(code, message) {
  if (code === "not_here") return "Not whole any more";
  return code && message ? "The download did not work" : "A natural voice, made on this device";
}

function downloadOf(loaded, total) {
  if (loaded === 0) return `Download ${megabytes(total)}`;
  return loaded < total ? `Download the rest (${megabytes(total - loaded)})` : "Download the rest";
}

function seconds(thousandths) {
  return `${(thousandths / 1000).toFixed(thousandths < 100 ? 2 : 1)} s`;
}
