/** The transport: play, pause, previous, next, playback rate, times. */
import { RATE_MAX, RATE_MIN } from "../audio/renderer.js";
import { briefDuration, clockTime } from "../pace.js";
import { heardCharacters } from "./heard-characters.js";
import { tickWhilePlaying } from "./ticker.js";

const RATE_STEP = 0.1;
/** From here on what is left is counted down: a minute that stands still looks like a player that does. */
const COUNTED_DOWN_MS = 2 * 60_000;
const PRESETS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];

export class PlayerBar {
  #parts;
  #find;
  #model = null;

  /**
   * @param {Document} document
   * @param {{player: import("../player.js").Player, pace: import("../pace.js").Pace,
   *     settings: import("../storage/settings.js").SettingsStore}} parts
   */
  constructor(document, parts) {
    this.#parts = parts;
    this.#find = (id) => document.getElementById(id);
    const { player } = parts;
    this.#onClick("play", () => player.toggle());
    this.#onClick("previous", () => player.previous());
    this.#onClick("next", () => player.next());
    this.#onClick("slower", () => this.changeRate(-1));
    this.#onClick("faster", () => this.changeRate(1));
    this.#find("rate-range").addEventListener("input", ({ target }) => this.#setRate(Number(target.value)));
    this.#find("rate-presets").append(...PRESETS.map((rate) => this.#preset(rate)));
    player.subscribe(() => this.draw());
    tickWhilePlaying(player, () => this.#drawTimes());
    this.#setRate(parts.settings.current.rate);
  }

  /** @param {import("../document-model.js").DocumentModel | null} model */
  show(model) {
    this.#model = model;
    this.#find("player").hidden = model === null;
    this.draw();
  }

  /** More of the document is known: there is more left to hear. */
  grow() {
    this.draw();
  }

  /** @param {1 | -1} direction one step faster or slower */
  changeRate(direction) {
    this.#setRate(Math.round((this.#parts.player.snapshot.rate + direction * RATE_STEP) * 20) / 20);
  }

  /** Shows what is. */
  draw() {
    const { status, index, count, rate } = this.#parts.player.snapshot;
    const active = status === "playing" || status === "buffering";
    const play = this.#find("play");
    play.ariaLabel = active ? "Pause" : "Play";
    play.dataset.state = status;
    this.#find("previous").disabled = count === 0;
    this.#find("next").disabled = index + 1 >= count;
    this.#drawRate(rate);
    this.#drawTimes();
  }

  #drawTimes() {
    const model = this.#model;
    const { pace, player } = this.#parts;
    const { status, index, rate } = player.snapshot;
    if (!model || index >= model.count) {
      this.#find("elapsed").textContent = "";
      this.#find("time-left").textContent = "";
      return;
    }
    const heard = heardCharacters(model, player);
    const left = pace.msOf(model.text.length - heard) / rate;
    this.#write("elapsed", clockTime(pace.msOf(heard) / rate));
    const leftInWords = left < COUNTED_DOWN_MS ? clockTime(left) : briefDuration(left);
    this.#write("time-left", status === "ended" ? "finished" : `${leftInWords} left`);
  }

  /** What has not changed is left alone: this is called several times a second. */
  #write(id, text) {
    const element = this.#find(id);
    if (element.textContent !== text) {
      element.textContent = text;
    }
  }

  #drawRate(rate) {
    const label = `${Number(rate.toFixed(2))}×`;
    this.#find("rate-label").textContent = label;
    this.#find("rate-value").textContent = label;
    this.#find("rate-button").ariaLabel = `Playback rate: ${label}`;
    this.#find("rate-range").value = String(rate);
    this.#find("rate-range").ariaValueText = label;
    for (const preset of this.#find("rate-presets").children) {
      preset.ariaPressed = String(Number(preset.dataset.rate) === rate);
    }
  }

  #setRate(rate) {
    const bounded = Math.min(RATE_MAX, Math.max(RATE_MIN, Math.round(rate * 100) / 100));
    this.#parts.player.setRate(bounded);
    this.#parts.settings.change({ rate: bounded });
    this.draw();
  }

  #preset(rate) {
    const button = this.#find("play").ownerDocument.createElement("button");
    button.type = "button";
    button.dataset.rate = String(rate);
    button.textContent = `${rate}×`;
    button.addEventListener("click", () => this.#setRate(rate));
    return button;
  }

  #onClick(id, action) {
    this.#find(id).addEventListener("click", action);
  }
}
