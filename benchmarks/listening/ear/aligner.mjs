// Where each word begins in a recording of known words: forced alignment with SoundSwallower (MIT), a descendant of PocketSphinx, and
// its acoustic model of American English. Nothing in it comes from Kokoro, so it can tell whether Kokoro's word marks are right.
import { fileURLToPath } from "node:url";
import createModule from "soundswallower";
import { EAR_HZ } from "./ear.mjs";

/**
 * Its model knows recordings that begin and end in a quiet room. Where a word comes a tenth of a second after the first sample it
 * would take that tenth for the word, so a quiet moment is put before and after.
 */
const ROOM_MS = 400;

export class Aligner {
  #decoder;

  constructor(decoder) {
    this.#decoder = decoder;
  }

  /** @returns {Promise<Aligner>} */
  static async open() {
    const models = fileURLToPath(new URL("model/", import.meta.resolve("soundswallower")));
    const { Decoder } = await createModule({ modelBase: models });
    const decoder = new Decoder({ loglevel: "FATAL", samprate: EAR_HZ });
    await decoder.initialize();
    return new Aligner(decoder);
  }

  /** Words whose pronunciation it does not know: a recording with one of them cannot be aligned. */
  unknown(words) {
    return words.filter((word) => this.#decoder.lookup_word(word) === null);
  }

  /**
   * @param {Float32Array} samples mono, 16 kHz
   * @param {string[]} words lower case, all known
   * @returns {{word: string, fromMs: number, toMs: number, afterPause: boolean}[] | null} one a word, null where the recording does not fit them
   */
  align(samples, words) {
    this.#decoder.set_align_text(words.join(" "));
    this.#decoder.start();
    this.#decoder.process_audio(inRoom(samples), false, true);
    this.#decoder.stop();
    const result = [];
    let afterPause = true;
    for (const { t, b, d } of this.#decoder.get_alignment().w) {
      if (/^[<[(]/.test(t)) {
        afterPause = true;
        continue;
      }
      // "to(2)" is a second pronunciation of "to".
      const fromMs = b * 1000 - ROOM_MS;
      result.push({ word: t.replace(/\(\d+\)$/, ""), fromMs, toMs: fromMs + d * 1000, afterPause });
      afterPause = false;
    }
    return result.length === words.length && result.every(({ word }, i) => word === words[i]) ? result : null;
  }

  close() {
    this.#decoder.delete();
  }
}

function inRoom(samples) {
  const quiet = Math.round((ROOM_MS * EAR_HZ) / 1000);
  const result = new Float32Array(samples.length + 2 * quiet);
  // A room is never wholly silent, and the logarithm of nothing is no number.
  for (let i = 0; i < result.length; i++) result[i] = 0.0001 * Math.sin(i * i);
  for (let i = 0; i < samples.length; i++) result[quiet + i] += samples[i];
  return result;
}
