/**
 * The progress bar: shows the cursor and what is cached, seeks by block. A slider for keyboards and screen readers.
 */
import { clockTime, spokenClock, spokenDuration } from "../pace.js";
import { heardCharacters } from "./heard-characters.js";
import { CachedBlocks, blockAtShare, blockByKey, cachedStretches, shareOf } from "./progress-scale.js";
import { tickWhilePlaying } from "./ticker.js";

export class ProgressBar {
  #element;
  #canvas;
  #tip;
  #player;
  #pace;
  #model = null;
  #cached = new CachedBlocks();
  #hover = null;
  #dragging = false;
  #scheduled = false;

  /**
   * @param {HTMLElement} element role slider, with a canvas and an output in it
   * @param {{player: import("../player.js").Player, pace: import("../pace.js").Pace}} parts
   */
  constructor(element, { player, pace }) {
    this.#element = element;
    this.#canvas = element.querySelector("canvas");
    this.#tip = element.querySelector("output");
    this.#player = player;
    this.#pace = pace;
    player.subscribe(() => this.draw());
    tickWhilePlaying(player, () => this.#tick());
    new ResizeObserver(() => this.draw()).observe(element);
    this.#watchColours();
    element.addEventListener("focus", () => this.#describe());
    element.addEventListener("pointerdown", (event) => this.#press(event));
    element.addEventListener("pointermove", (event) => this.#point(event));
    element.addEventListener("pointerup", (event) => this.#release(event));
    element.addEventListener("pointerleave", () => this.#leave());
    element.addEventListener("pointercancel", () => this.#leave());
    element.addEventListener("keydown", (event) => this.#key(event));
  }

  /** @param {import("../document-model.js").DocumentModel | null} model */
  show(model) {
    this.#model = model;
    this.#cached.clear();
    this.draw();
  }

  /** More of the document is known: every place along the bar has moved. */
  grow() {
    this.draw();
  }

  /** @param {object} piece a `cached` message */
  takeCached(piece) {
    this.#cached.take(piece);
    this.draw();
  }

  /** Draws at the next frame. */
  draw() {
    if (!this.#scheduled) {
      this.#scheduled = true;
      requestAnimationFrame(() => {
        this.#scheduled = false;
        this.#paint();
        this.#describe();
      });
    }
  }

  #paint() {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    const scale = devicePixelRatio || 1;
    this.#canvas.width = Math.round(width * scale);
    this.#canvas.height = Math.round(height * scale);
    const pen = this.#canvas.getContext("2d");
    const style = getComputedStyle(this.#element);
    pen.scale(scale, scale);
    fill(pen, style.getPropertyValue("--track"), 0, width, height);
    if (!this.#model || this.#model.count === 0) {
      return;
    }
    for (const { from, to } of cachedStretches(this.#model, (block) => this.#cached.has(block))) {
      fill(pen, style.getPropertyValue("--track-cached"), from * width, Math.max(1, (to - from) * width), height);
    }
    const { index, status } = this.#player.snapshot;
    const share = status === "ended" ? 1 : shareOf(this.#model, index);
    fill(pen, style.getPropertyValue("--track-heard"), 0, share * width, height);
    const block = Math.max(3, (shareOf(this.#model, index + 1) - shareOf(this.#model, index)) * width);
    fill(pen, style.getPropertyValue("--track-cursor"), Math.min(share * width, width - block), block, height);
    if (this.#hover !== null) {
      fill(pen, style.getPropertyValue("--track-hover"), shareOf(this.#model, this.#hover) * width - 1, 2, height);
    }
  }

  #describe() {
    const { index, count, rate } = this.#player.snapshot;
    const total = this.#model ? this.#pace.msOf(this.#model.text.length) / rate : 0;
    const now = this.#model ? this.#pace.msOf(heardCharacters(this.#model, this.#player)) / rate : 0;
    this.#element.ariaValueMax = String(Math.max(1, count));
    this.#element.ariaValueNow = String(Math.min(index + 1, Math.max(1, count)));
    this.#element.ariaValueText = `Passage ${index + 1} of ${count}, ${spokenClock(now)} of ${spokenDuration(total)}`;
  }

  /** While the bar has the focus screen readers say every change of its value: then one a passage is enough. */
  #tick() {
    if (this.#element.ownerDocument.activeElement !== this.#element) {
      this.#describe();
    }
  }

  /** A canvas keeps the colours that it was painted in. */
  #watchColours() {
    const changed = () => this.draw();
    const theme = { attributes: true, attributeFilter: ["data-theme"] };
    new MutationObserver(changed).observe(this.#element.ownerDocument.documentElement, theme);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);
  }

  #blockUnder(event) {
    const box = this.#element.getBoundingClientRect();
    return blockAtShare(this.#model, (event.clientX - box.left) / box.width);
  }

  #press(event) {
    if (this.#model && event.button === 0) {
      this.#dragging = true;
      this.#element.setPointerCapture(event.pointerId);
      this.#point(event);
    }
  }

  #point(event) {
    if (this.#model && this.#model.count > 0) {
      this.#hover = this.#blockUnder(event);
      this.#showTip(event);
      this.draw();
    }
  }

  #release(event) {
    if (this.#dragging) {
      this.#dragging = false;
      this.#player.seek(this.#blockUnder(event));
    }
  }

  #leave() {
    this.#dragging = false;
    this.#hover = null;
    this.#tip.hidden = true;
    this.draw();
  }

  #showTip(event) {
    const box = this.#element.getBoundingClientRect();
    const words = this.#model.textOf(this.#hover).replace(/\s+/g, " ");
    const time = clockTime(this.#pace.msOf(this.#model.startOf(this.#hover)) / this.#player.snapshot.rate);
    this.#tip.textContent = `${time}  ${words.length > 60 ? `${words.slice(0, 60).trimEnd()}…` : words}`;
    this.#tip.hidden = false;
    const half = this.#tip.offsetWidth / 2;
    const x = Math.min(Math.max(event.clientX - box.left, half + 8), box.width - half - 8);
    this.#tip.style.left = `${x}px`;
  }

  #key(event) {
    const target = blockByKey(event.key, this.#player.snapshot);
    if (target !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      event.stopPropagation();
      this.#player.seek(target);
    }
  }
}

function fill(pen, colour, x, width, height) {
  pen.fillStyle = colour;
  pen.fillRect(x, 0, width, height);
}
