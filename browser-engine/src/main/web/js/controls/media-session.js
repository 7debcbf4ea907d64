/**
 * Lets headphone buttons, lock screens and media keys control the player. Browsers give them only to a page with a media
 * element that plays, and Web Audio is none: a silent loop stands in.
 */

/** Seconds of silence in the loop; very short media does not count as playing. */
const LOOP_SECONDS = 10;
const LOOP_RATE = 8000;

export class MediaSessionControl {
  #session;
  #pace;
  #model = null;
  #loop = null;

  /**
   * @param {MediaSession | undefined} session
   * @param {{player: import("../player.js").Player, pace: import("../pace.js").Pace}} parts
   */
  constructor(session, { player, pace }) {
    this.#session = session;
    this.#pace = pace;
    if (session) {
      this.#handle("play", () => player.play());
      this.#handle("pause", () => player.pause());
      this.#handle("stop", () => player.pause());
      this.#handle("previoustrack", () => player.previous());
      this.#handle("nexttrack", () => player.next());
      this.#handle("seekbackward", () => player.previous());
      this.#handle("seekforward", () => player.next());
      player.subscribe((snapshot) => this.#follow(snapshot));
    }
  }

  /** @param {string} title of the document */
  name(title) {
    if (this.#session) {
      const artwork = [{ src: "/icons/aloud.svg", sizes: "512x512", type: "image/svg+xml" }];
      this.#session.metadata = new MediaMetadata({ title, artist: "Aloud", artwork });
    }
  }

  /** @param {import("../document-model.js").DocumentModel | null} model */
  show(model) {
    this.#model = model;
  }

  #follow({ status, index, rate }) {
    const active = status === "playing" || status === "buffering";
    this.#tellPlace(index, rate);
    this.#session.playbackState = active ? "playing" : status === "empty" ? "none" : "paused";
    if (active) {
      this.#loop ??= silentLoop();
      this.#loop.play().catch(() => undefined); // refused without a gesture: sound plays all the same
    } else {
      this.#loop?.pause();
    }
  }

  /** Without it a lock screen would show the silent loop's few seconds. */
  #tellPlace(index, rate) {
    if (this.#model && index < this.#model.count) {
      const duration = this.#pace.msOf(this.#model.text.length) / 1000;
      const position = Math.min(duration, this.#pace.msOf(this.#model.startOf(index)) / 1000);
      this.#session.setPositionState?.({ duration, position, playbackRate: rate });
    }
  }

  #handle(action, handler) {
    try {
      this.#session.setActionHandler(action, handler);
    } catch {
      // An action that this browser does not know.
    }
  }
}

function silentLoop() {
  const audio = new Audio(URL.createObjectURL(new Blob([silentWav()], { type: "audio/wav" })));
  audio.loop = true;
  return audio;
}

/**
 * A WAV file of silence, 8-bit mono.
 *
 * @returns {ArrayBuffer}
 */
export function silentWav(seconds = LOOP_SECONDS, rate = LOOP_RATE) {
  const samples = seconds * rate;
  const bytes = new Uint8Array(44 + samples).fill(128, 44);
  const view = new DataView(bytes.buffer);
  const ascii = (at, text) => [...text].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)));
  ascii(0, "RIFF");
  view.setUint32(4, 36 + samples, true);
  ascii(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  ascii(36, "data");
  view.setUint32(40, samples, true);
  return bytes.buffer;
}
