/**
 * What Kokoro needs besides its weights and voices: ONNX Runtime for every backend, and the lexicon. They are files of the page that are not
 * kept from the first visit on; with a model that is to work without a connection they are, where the service worker looks for them.
 */
import "../kept-files.js";
import { KokoroError } from "./kokoro-error.js";

const { CACHE, keep } = globalThis.keptFiles;

export class Program {
  /**
   * Fetches what is missing of it.
   *
   * @param {AbortSignal} [signal]
   * @throws {KokoroError}
   */
  async keep(signal) {
    try {
      await import("../assets.js"); // not before: it is not there without the server
      const cache = await caches.open(CACHE);
      for (const file of self.ALOUD_ASSETS.files.filter(({ onDemand }) => onDemand)) await keep(cache, file, signal);
    } catch (error) {
      throw reasonOf(error);
    }
  }
}

function reasonOf({ name, message }) {
  if (name === "AbortError") return new KokoroError("cancelled", "The download was cancelled.");
  if (name === "QuotaExceededError") {
    return new KokoroError(
      "no_room",
      "The browser has no room for the program that runs Kokoro. Free some space, then try again.",
    );
  }
  return new KokoroError(
    "unreachable",
    `The program that runs Kokoro could not be fetched (${message}). Check the connection, then try again.`,
  );
}
