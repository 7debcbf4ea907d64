/**
 * Playback as a state machine: what the listener asks for, what the engine delivers and what the audio output plays,
 * brought together. No DOM, no Web Audio; the engine and the output are given. Those who want to know subscribe and get
 * snapshots (`player-snapshot.js`).
 */
import { Narration } from "./narration.js";
import { NOTHING_OPEN, changed } from "./player-snapshot.js";
import { Subscribers } from "./subscribers.js";

export class Player {
  #engine;
  #output;
  #snapshot = NOTHING_OPEN;
  #subscribers = new Subscribers();
  #narration;
  #playWhenOpen = false;

  /**
   * @param {object} parts
   * @param {import("./engine-client.js").EngineClient} parts.engine
   * @param {import("./audio/audio-output.js").AudioOutput} parts.output
   */
  constructor({ engine, output }) {
    this.#engine = engine;
    this.#output = output;
    this.#narration = new Narration(output, null);
    engine.on("blocks", (message) => this.#takeBlocks(message));
    engine.on("audio", (message) => this.#takeAudio(message));
    engine.on("state", (message) => this.#takeState(message));
    engine.on("error", (message) => this.#takeError(message));
    output.subscribe((event) => this.#takeOutput(event));
  }

  /** @returns {import("./player-snapshot.js").Snapshot} */
  get snapshot() {
    return this.#snapshot;
  }

  /** Whether sound is playing or wanted. */
  get isActive() {
    return this.#snapshot.status === "playing" || this.#snapshot.status === "buffering";
  }

  /**
   * @param {(snapshot: import("./player-snapshot.js").Snapshot) => void} listener
   * @returns {() => void} ends the subscription
   */
  subscribe(listener) {
    return this.#subscribers.add(listener);
  }

  /**
   * Opens a document, standing still at a block.
   *
   * @param {{text: string, documentId: string, index?: number}} document
   */
  open({ text, documentId, index = 0 }) {
    this.close();
    this.#change({ status: "opening", documentId, index });
    this.#engine.open(text, documentId);
  }

  /** Forgets the document; keeps rate and voice. */
  close() {
    if (this.#snapshot.documentId !== null) {
      this.#engine.close();
    }
    this.#output.pause();
    this.#playWhenOpen = false;
    const { status, documentId, index, count, complete } = NOTHING_OPEN;
    this.#beginAnew({ status, documentId, index, count, complete });
  }

  /** Starts or goes on. Call it from within a click or key press, as browsers allow sound only from there. */
  play() {
    const { status } = this.#snapshot;
    if (status === "empty" || this.isActive) {
      return;
    }
    this.#output.unlock();
    if (status === "opening") {
      this.#playWhenOpen = true;
      return;
    }
    if (status === "ended") {
      this.#beginAnew({ status: "paused", index: 0 });
    }
    this.#output.play();
    if (this.#narration.requested) {
      this.#engine.resume();
      this.#change({ status: this.#snapshot.speaking ? "playing" : "buffering" });
    } else {
      this.#request();
    }
  }

  /** Stands still; `play` goes on from here. */
  pause() {
    this.#playWhenOpen = false;
    if (this.isActive) {
      this.#output.pause();
      this.#engine.pause();
      this.#change({ status: "paused" });
    }
  }

  /** Plays or pauses. */
  toggle() {
    if (this.isActive || this.#playWhenOpen) {
      this.pause();
    } else {
      this.play();
    }
  }

  /**
   * Moves the cursor, and goes on playing from there if it was playing.
   *
   * @param {number} index block
   * @param {number | null} [offset] canonical offset of a word in it, to start at
   */
  seek(index, offset = null) {
    const { status, count } = this.#snapshot;
    if (status === "empty" || status === "opening") {
      return;
    }
    const goOn = this.isActive;
    this.#beginAnew({ status: goOn ? status : "paused", index: Math.min(Math.max(0, index), count - 1) }, offset);
    if (goOn) {
      this.#request();
    }
  }

  /** Moves one block on; stays at the last. */
  next() {
    if (this.#snapshot.index + 1 < this.#snapshot.count) {
      this.seek(this.#snapshot.index + 1);
    }
  }

  /** Moves one block back; the first starts again. */
  previous() {
    this.seek(this.#snapshot.index - 1);
  }

  /** @param {number} rate playback rate, 0.5 to 3 */
  setRate(rate) {
    this.#output.setRate(rate);
    this.#engine.setRate(rate);
    this.#change({ rate });
  }

  /**
   * Chooses who speaks. While playing it takes hold at the next block, and the former voice's audio covers until the new
   * one's is there; otherwise it takes hold at the cursor.
   *
   * @param {import("./player-snapshot.js").Choice} wanted
   */
  setVoice(wanted) {
    const { status, index } = this.#snapshot;
    const choice = Object.freeze({ ...wanted });
    if (status === "playing") {
      this.#narration.forgetProblems();
      this.#change({ choice, generation: this.#snapshot.generation + 1, problem: null });
      this.#engine.setVoice(choice, this.#snapshot.generation, index + 1);
      return;
    }
    this.#beginAnew({ choice, status: status === "failed" ? "paused" : status });
    this.#engine.setVoice(choice, this.#snapshot.generation, index);
    if (status === "buffering") {
      this.#request();
    }
  }

  /** What is heard at this moment, with its word; see `Narration`. */
  heard() {
    return this.#narration.heard();
  }

  /** Drops what was queued and begins another generation, in one change. */
  #beginAnew(changes, startOffset = null) {
    this.#output.flush();
    this.#narration = new Narration(this.#output, startOffset);
    const generation = this.#snapshot.generation + 1;
    this.#change({ generation, problem: null, skipped: null, speaking: null, ...changes });
  }

  #request() {
    this.#narration.requested = true;
    this.#change({ status: "buffering" });
    this.#engine.play(this.#snapshot.index, this.#snapshot.generation);
  }

  #takeBlocks({ documentId, first, starts, complete }) {
    if (documentId !== this.#snapshot.documentId) {
      return;
    }
    const count = first + starts.length;
    this.#change({ count, complete });
    if (this.#snapshot.status === "opening" && (this.#snapshot.index < count || complete)) {
      this.#opened(count);
    }
    this.#finishIfLast();
  }

  #opened(count) {
    const index = Math.max(0, Math.min(this.#snapshot.index, count - 1));
    this.#change({ status: count === 0 ? "empty" : "paused", index });
    if (this.#playWhenOpen) {
      this.#playWhenOpen = false;
      this.play();
    }
  }

  #takeAudio(audio) {
    const { generation, index, tier, model, voice } = audio;
    if (generation === this.#snapshot.generation && this.#narration.requested) {
      const speaking = Object.freeze({ tier, model: model ?? this.#snapshot.choice?.model, voice });
      this.#narration.queue(audio, speaking, this.#narration.endsWith(index, this.#snapshot));
      this.#change({ problem: null });
    }
  }

  /** A block that cannot be spoken is left out; the engine goes on with the next. What may yet work, it tries again. */
  #takeState({ generation, index, state, code, message, retryable }) {
    if (state !== "failed" || retryable || generation !== this.#snapshot.generation) {
      return;
    }
    const problem = Object.freeze({ code, message, index });
    this.#narration.leaveOut(problem);
    this.#change({ skipped: problem });
    this.#finishIfLast();
    if (this.#snapshot.status === "buffering") {
      this.#failIfStuck();
    }
  }

  /** What is queued is still heard; the player fails when it has run out and nothing has come. */
  #takeError({ code, message }) {
    const { status, index } = this.#snapshot;
    if (status === "playing") {
      this.#change({ problem: Object.freeze({ code, message, index: index + 1 }) });
    } else if (status !== "empty") {
      this.#fail({ code, message, index });
    }
  }

  #takeOutput(event) {
    if (event.type === "block") {
      this.#begin(event);
    } else if (event.type === "dry") {
      this.#ranDry();
    } else if (event.type === "interrupted") {
      this.pause();
    } else if (event.type === "blocked" || event.type === "broken") {
      const { index } = this.#snapshot;
      this.#fail({ code: `audio-${event.type}`, message: event.message, index });
    }
  }

  #begin({ id, index }) {
    const block = this.#narration.block(id);
    if (block) {
      const status = this.isActive ? "playing" : this.#snapshot.status;
      this.#change({ index, status, speaking: block.speaking });
      this.#engine.moveCursor(index, this.#snapshot.generation);
    }
  }

  #ranDry() {
    if (!this.isActive) {
      return;
    }
    if (this.#isOver()) {
      this.#end();
      return;
    }
    this.#change({ status: "buffering", starvations: this.#output.starvation.count });
    this.#failIfStuck();
  }

  /** Whether the block that sounded last was the last that can be heard. */
  #isOver() {
    return this.#narration.endsWith(this.#snapshot.index, this.#snapshot);
  }

  #end() {
    this.#output.pause();
    this.#engine.pause();
    this.#narration.requested = false;
    this.#change({ status: "ended" });
  }

  /** Called while nothing sounds. */
  #failIfStuck() {
    const { index, speaking, problem } = this.#snapshot;
    const reason = problem ?? this.#narration.stuckAt(speaking ? index + 1 : index, this.#snapshot);
    if (reason) {
      this.#fail(reason);
    }
  }

  #fail(problem) {
    this.#output.pause();
    this.#engine.pause();
    this.#beginAnew({ status: "failed", index: problem.index, problem: Object.freeze(problem) });
  }

  #finishIfLast() {
    if (this.#narration.isWhole(this.#snapshot)) {
      this.#output.finish();
    }
    const { status, speaking } = this.#snapshot;
    if (status === "buffering" && speaking && this.#isOver()) {
      this.#end(); // The sound ran out before it was known that nothing follows.
    }
  }

  #change(changes) {
    const next = changed(this.#snapshot, changes);
    if (next !== this.#snapshot) {
      this.#snapshot = next;
      this.#subscribers.tell(next);
    }
  }
}
