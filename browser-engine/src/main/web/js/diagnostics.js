/**
 * `window.aloud`: what end-to-end tests and bug reports may look at. Read-only; nothing here changes what is played.
 *
 *  - `version`: 1, raised when the shape changes.
 *  - `player`: the player's snapshot (`player-snapshot.js`).
 *  - `starvation`: {count, frames}: how often, and for how many frames, sound ran out while more was to come.
 *  - `blockStarts`: [{index, generation, key, tier, voice, cached, samples, sampleRate, context, frame}]: every block that
 *    began, with the output frame of its first sample.
 *  - `words`: [{index, start, end, text, fromMs, context, frame}]: every word that lit up; `start`, `end` in the canonical
 *    text, `fromMs` its mark in its block's audio, `frame` the output frame that was heard at that moment.
 *  - `heardFrame`: the output frame heard now.
 *  - `canonicalText`, `blocks` ([{start, end, kind}]): the document as the engine cut it.
 *  - `recording()`: {context, sampleRate, firstFrame, samples: Float32Array}: everything the newest audio context put out
 *    since it was opened; null unless the page was opened with `?record=1`. `samples[0]` is output frame `firstFrame`.
 *
 * Frames count from the opening of an audio context; `context` numbers the contexts, as frames of two are not comparable.
 */

/** Entries kept of each list, so that a long session stays small. */
const KEPT = 20000;

export class Diagnostics {
  #pieces = [];
  #made = new Map();
  #starts = [];
  #words = [];
  #recording;

  /** @param {boolean} recording whether what is put out is kept */
  constructor(recording) {
    this.#recording = recording;
  }

  /** For `AudioOutput`'s `record` option; undefined where nothing is to be kept. */
  get tap() {
    return this.#recording ? (piece) => this.#pieces.push(piece) : undefined;
  }

  /** Keeps an eye on the parts. */
  watch({ engine, output }) {
    engine.on("audio", ({ generation, index, key, tier, voice, cached, sampleRate, pcm }) => {
      this.#made.set(`${generation}/${index}`, { key, tier, voice, cached, sampleRate, samples: pcm.length });
      if (this.#made.size > 64) {
        this.#made.delete(this.#made.keys().next().value);
      }
    });
    output.subscribe(({ type, index, generation, frame }) => {
      if (type === "block") {
        const context = output.contexts;
        append(this.#starts, { index, generation, ...this.#made.get(`${generation}/${index}`), context, frame });
      }
    });
  }

  /** Takes note of a word that lit up. */
  word(entry) {
    append(this.#words, entry);
  }

  /**
   * Publishes `window.aloud`.
   *
   * @param {object} target the window
   * @param {{player: object, output: object, model: () => object | null}} parts
   */
  publish(target, { player, output, model }) {
    const view = {
      version: 1,
      get player() {
        return player.snapshot;
      },
      get starvation() {
        return output.starvation;
      },
      get heardFrame() {
        return output.heardFrame();
      },
      get canonicalText() {
        return model()?.text ?? "";
      },
      get blocks() {
        return blocksOf(model());
      },
      blockStarts: this.#starts,
      words: this.#words,
      recording: () => this.#joined(),
    };
    Object.defineProperty(target, "aloud", { value: Object.freeze(view), configurable: false });
  }

  #joined() {
    const context = this.#pieces.at(-1)?.context;
    const pieces = this.#pieces.filter((piece) => piece.context === context);
    if (pieces.length === 0) {
      return null;
    }
    const firstFrame = pieces[0].frame;
    const last = pieces.at(-1);
    // A gap (the context was suspended with a piece half full) stays silence: every sample is at its frame.
    const samples = new Float32Array(last.frame + last.samples.length - firstFrame);
    pieces.forEach((piece) => samples.set(piece.samples, piece.frame - firstFrame));
    return { context, sampleRate: last.sampleRate, firstFrame, samples };
  }
}

function append(list, entry) {
  list.push(Object.freeze(entry));
  if (list.length > KEPT) {
    list.shift();
  }
}

function blocksOf(model) {
  return Array.from({ length: model?.count ?? 0 }, (_, block) => ({
    start: model.startOf(block),
    end: model.endOf(block),
    kind: model.kindOf(block),
  }));
}
