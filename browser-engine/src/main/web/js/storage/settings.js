/**
 * What the listener chose, kept in this browser: appearance, playback rate and voice.
 *
 * @typedef {object} Settings
 * @property {"auto" | "light" | "sepia" | "dark"} theme
 * @property {"serif" | "sans"} face
 * @property {number} size text size in pixels
 * @property {number} leading line height, as a multiple of the size
 * @property {number} measure line length in characters
 * @property {number} rate playback rate
 * @property {boolean} singleKeys whether letters and signs alone are shortcuts
 * @property {"auto" | "webgpu" | "wasm"} compute what neural voices of this device are computed on
 * @property {import("../player-snapshot.js").Choice | null} choice who reads
 */
import { Subscribers } from "../subscribers.js";

const KEY = "aloud.settings";

/** @type {Settings} */
export const DEFAULTS = Object.freeze({
  theme: "auto",
  face: "serif",
  size: 20,
  leading: 1.7,
  measure: 68,
  rate: 1,
  singleKeys: true,
  compute: "auto",
  choice: null,
});

const ALLOWED = {
  theme: oneOf("auto", "light", "sepia", "dark"),
  face: oneOf("serif", "sans"),
  size: within(14, 32),
  leading: within(1.3, 2.2),
  measure: within(40, 96),
  rate: within(0.5, 3),
  singleKeys: oneOf(true, false),
  compute: oneOf("auto", "webgpu", "wasm"),
  choice: (value) => value === null || ["tier", "model", "voice"].every((key) => typeof value?.[key] === "string"),
};

export class SettingsStore {
  #storage;
  #settings;
  #subscribers = new Subscribers();

  /** @param {Pick<Storage, "getItem" | "setItem"> | null} storage null where the browser offers none */
  constructor(storage) {
    this.#storage = storage;
    this.#settings = Object.freeze({ ...DEFAULTS, ...valid(this.#read()) });
  }

  /** @returns {Settings} */
  get current() {
    return this.#settings;
  }

  /** @param {(settings: Settings) => void} listener told after every change */
  subscribe(listener) {
    this.#subscribers.add(listener);
  }

  /** @param {Partial<Settings>} changes what is not allowed is left as it was */
  change(changes) {
    this.#settings = Object.freeze({ ...this.#settings, ...valid(changes) });
    try {
      this.#storage?.setItem(KEY, JSON.stringify(this.#settings));
    } catch {
      // Full or forbidden: the choice still holds until the page is closed.
    }
    this.#subscribers.tell(this.#settings);
  }

  #read() {
    try {
      return JSON.parse(this.#storage?.getItem(KEY) ?? "{}");
    } catch {
      return {};
    }
  }
}

/** The page's own storage, or null where the browser forbids it. */
export function pageStorage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

function valid(values) {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([key, value]) => ALLOWED[key]?.(value)));
}

function oneOf(...values) {
  return (value) => values.includes(value);
}

function within(low, high) {
  return (value) => typeof value === "number" && value >= low && value <= high;
}
