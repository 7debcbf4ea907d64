/**
 * What Kokoro needs besides its weights and voices: ONNX Runtime for every backend, and the lexicon. They are files of the page that are not
 * kept from the first visit on; with a model that is to work without a connection they are, where the service worker looks for them.
 */
import "../kept-files.js";
import { KokoroError } from "./kokoro-error.js";
import { adviceOn } from "./words.js";

const { CACHE, keep } = globalThis.keptFiles;

export class Program {
  /**
   * Fetches what is missing of it.
   *
   * @param {AbortSignal} [signal]
   * @throws {KokoroError}
   */
  async keep(signal) {
    let asked = "";
    try {
      await import("../assets.js"); // not before: it is not there without the server
      const cache = await caches.open(CACHE);
      for (const file of self.ALOUD_ASSETS.files.filter(({ onDemand }) => onDemand)) {
        asked = file.path;
        await keep(cache, file, signal);
      }
    } catch (error) {
      throw reasonOf(error, asked);
    }
  }
}

/** @param {Error} error @param {string} path of the file that could not be had, or empty @returns {KokoroError} */
export function reasonOf({ name, message }, path) {
  if (name === "AbortError") return new KokoroError("cancelled", "The download was cancelled.");
  if (name === "QuotaExceededError") {
    return new KokoroError(
      "no_room",
      "The browser has no room for the program that runs Kokoro. Free some space, then try again.",
    );
  }
  const what = path.endsWith(".lexicon") ? "Kokoro’s pronunciations" : "The program that runs Kokoro";
  const answered = name !== "TypeError"; // which is what fetch throws where there is no connection
  const reason = answered ? message : "the server cannot be reached";
  return new KokoroError("unreachable", `${what} could not be fetched (${reason}). ${adviceOn(answered, "try again")}`);
}
