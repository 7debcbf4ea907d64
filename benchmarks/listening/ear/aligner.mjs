// Where each word begins in a recording of known words: forced alignment with SoundSwallower (MIT), a descendant of PocketSphinx, and
// its acoustic model of American English. Nothing in it comes from Kokoro, so it can tell whether Kokoro's word marks are right.
import { fileURLToPath } from "node:url";
import createModule from "soundswallower";
import { EAR_HZ } from "./ear.mjs";

/** How finely it sees: one frame. */
export const FRAME_MS = 10;

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
    this.#decoder.process_audio(samples, false, true);
    this.#decoder.stop();
    const result = [];
    let afterPause = true;
    for (const { t, b, d } of this.#decoder.get_alignment().w) {
      if (/^[<[(]/.test(t)) {
        afterPause = true;
        continue;
      }
      // "to(2)" is a second pronunciation of "to".
      result.push({ word: t.replace(/\(\d+\)$/, ""), fromMs: b * 1000, toMs: (b + d) * 1000, afterPause });
      afterPause = false;
    }
    return result.length === words.length && result.every(({ word }, i) => word === words[i]) ? result : null;
  }

  close() {
    this.#decoder.delete();
  }
}
