/** Stand-ins for the player's neighbours, which write down what they are asked and let a test speak for them. */
import { Subscribers } from "../../../main/web/js/subscribers.js";

export class FakeEngine {
  /** Everything the player asked for: [name, ...arguments]. */
  asked = [];
  #listeners = new Map();

  on(type, listener) {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  /** Sends a message as the worker would. */
  send(message) {
    this.#listeners.get(message.type)?.forEach((listener) => listener(message));
  }

  open(...args) {
    this.asked.push(["open", ...args]);
  }
  requestCatalogue() {
    this.asked.push(["requestCatalogue"]);
  }
  setVoice(choice, generation, from) {
    this.asked.push(["setVoice", choice.voice, generation, from]);
  }
  setRate(rate) {
    this.asked.push(["setRate", rate]);
  }
  play(...args) {
    this.asked.push(["play", ...args]);
  }
  moveCursor(...args) {
    this.asked.push(["moveCursor", ...args]);
  }
  pause() {
    this.asked.push(["pause"]);
  }
  resume() {
    this.asked.push(["resume"]);
  }
  close() {
    this.asked.push(["close"]);
  }

  /** The last thing asked for under a name. */
  last(name) {
    return this.asked.findLast(([asked]) => asked === name);
  }

  /** Announces a document of so many blocks of ten characters, or a part of it. */
  blocks(documentId, count, { first = 0, complete = true } = {}) {
    const starts = Int32Array.from({ length: count - first }, (_, i) => 10 * (first + i));
    this.send({ type: "blocks", documentId, first, starts, ends: starts.map((start) => start + 9), complete });
  }

  /** Delivers a block of one second: three words of 300 ms. */
  audio(index, generation, { voice = "slt", tier = "browser" } = {}) {
    const at = 10 * index;
    const words = Int32Array.of(at, at + 2, 0, 300, at + 3, at + 5, 300, 600, at + 6, at + 9, 600, 900);
    const pcm = new Int16Array(16000);
    this.send({ type: "audio", generation, index, key: `key-${index}`, sampleRate: 16000, pcm, words, tier, voice });
  }
}

export class FakeOutput {
  /** Blocks queued since the last flush. */
  queued = [];
  playing = false;
  finished = false;
  unlocked = false;
  rate = 1;
  starvation = { count: 0, frames: 0 };
  place = null;
  #subscribers = new Subscribers();
  #nextId = 1;

  subscribe(listener) {
    return this.#subscribers.add(listener);
  }
  unlock() {
    this.unlocked = true;
  }
  push(block) {
    const id = this.#nextId++;
    this.queued = [...this.queued.filter(({ index }) => index < block.index), { ...block, id }];
    this.finished = block.last;
    return id;
  }
  finish() {
    this.finished = true;
  }
  flush() {
    this.queued = [];
    this.finished = false;
    this.place = null;
  }
  play() {
    this.playing = true;
  }
  pause() {
    this.playing = false;
  }
  setRate(rate) {
    this.rate = rate;
  }
  heard() {
    return this.place;
  }

  /** Lets a queued block begin to sound. */
  begin(index) {
    const block = this.queued.find((queued) => queued.index === index);
    this.place = { id: block.id, index, generation: block.generation, sample: block.from, frame: 0 };
    this.#subscribers.tell({ type: "block", id: block.id, index, frame: 0 });
  }

  /** Says that nothing is left. */
  runDry() {
    this.starvation = { ...this.starvation, count: this.starvation.count + (this.finished ? 0 : 1) };
    this.#subscribers.tell({ type: "dry", starved: !this.finished, frame: 0 });
  }

  /** Sends any event. */
  tell(event) {
    this.#subscribers.tell(event);
  }
}

/** Writes down what is shown. */
export class FakeStatus {
  /** What is on screen: key → {message, actions}. */
  shown = new Map();
  /** All that was shown, oldest first. */
  said = [];

  show(message, { key = message, actions = [] } = {}) {
    this.shown.set(key, { message, actions });
    this.said.push(message);
  }
  progress(key, message) {
    this.show(message, { key });
  }
  announce() {}
  dismiss(key) {
    this.shown.delete(key);
  }

  /** Presses a button of a message on screen. */
  press(label) {
    const [key, { actions }] = [...this.shown].find(([, toast]) =>
      toast.actions.some((action) => action.label === label),
    );
    this.shown.delete(key);
    actions.find((action) => action.label === label).run();
  }
}
