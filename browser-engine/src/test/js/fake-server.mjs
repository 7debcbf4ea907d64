/**
 * A server as `socket.js` sees it, speaking the block protocol for real from blocks and keys of the bundle, with tones for audio. Tests take
 * connections away, refuse jobs and count what is asked.
 */
import * as bundle from "../../../target/classes/web/engine/aloud-engine.js";

const FRAME_BYTES = 32 * 1024;
const SAMPLE_RATE = 22_050;

export class FakeServer {
  revision = "7";
  /** Every job asked for. @type {{model: string, voice: string, text: string}[]} */
  jobs = [];
  /** Every block sent, in order, over all connections. @type {number[]} */
  sent = [];
  /** Every `want`, over all connections. @type {object[]} */
  wants = [];
  cancels = 0;
  deleted = [];
  /** Refuses the next jobs: arguments for `refused`. */
  refusals = [];
  /** Whether there is a network. */
  reachable = true;
  /** Whether it takes everything and answers nothing, as a connection does whose other end was unplugged. */
  mute = false;
  /** How many blocks a connection may send before it is cut; null for all. */
  cutAfter = null;
  /** The block after whose first frame the connection is cut, once; null for none. */
  cutMidway = null;
  /** The text that the server believes to have been given, where a test wants another. */
  mistakenText = null;
  /** How much it is about to do. */
  #pending = 0;
  #forgotten = 0;
  #connection = null;
  #online = [];

  createJob(model, voice, text, created, refused) {
    queueMicrotask(() => {
      if (!this.reachable) return refused("server_unreachable", "no route", true, 0);
      if (this.refusals.length > 0) return refused(...this.refusals.shift());
      this.jobs.push({ model, voice, text });
      return created(`/v1/ws/${this.jobs.length}`, String(this.jobs.length));
    });
  }

  deleteJob(id) {
    this.deleted.push(id);
  }

  catalogue(found, unreachable) {
    queueMicrotask(() => unreachable("not asked"));
  }

  whenOnline(then) {
    this.#online.push(then);
  }

  /** The network comes back. */
  online() {
    this.reachable = true;
    for (const then of this.#online) then();
  }

  connect(url, opened, text, binary, closed) {
    const number = Number(url.split("/").at(-1));
    const job = this.jobs[number - 1];
    const connection = new Connection(this, job, { text, binary, closed });
    this.#connection = connection;
    this.later(() => {
      if (!this.reachable || number <= this.#forgotten) return connection.cut(1006, "");
      opened();
      return connection.greet();
    });
    return connection;
  }

  /** Does something in a moment. */
  later(task) {
    this.#pending++;
    setTimeout(() => {
      this.#pending--;
      task();
    });
  }

  /** Whether it is about to do something. */
  get busy() {
    return this.#pending > 0;
  }

  /** Takes the connection away, as a network does. */
  cut(reason = "") {
    this.#connection?.cut(1006, reason);
  }

  /** Stops as a server does that is told to, and is there again at once: its jobs are gone. */
  restart() {
    this.#forgotten = this.jobs.length;
    this.say({ type: "error", code: "shutting_down", message: "back in a minute", retry_after_ms: 50 });
    this.#connection.cut(1001, "shutting down");
  }

  /** Sends the listener something of the test's own. */
  say(message) {
    this.#connection.events.text(JSON.stringify(message));
  }
}

class Connection {
  #sent = 0;
  #window = { first: 0, count: 0, have: [] };
  #done = new Set();
  #open = true;

  constructor(server, job, events) {
    this.server = server;
    this.job = job;
    this.events = events;
    const flat = bundle.blocks(server.mistakenText ?? job.text);
    this.blocks = Array.from({ length: flat.length / 4 }, (_, i) => ({
      start: Number(flat[4 * i]),
      end: Number(flat[4 * i + 1]),
      key: bundle.key(job.model, server.revision, job.voice, 1000, flat[4 * i + 3]),
    }));
  }

  greet() {
    const { model, voice } = this.job;
    const rest = { codec: "pcm", sample_rate: SAMPLE_RATE, blocks: this.blocks.length, complete: true, est_ms: 1000 };
    this.#text({ type: "job", id: "1", model, revision: this.server.revision, voice, speed: 1000, ...rest });
  }

  send(json) {
    const message = JSON.parse(json);
    if (this.server.mute) return;
    if (message.type === "want") {
      this.server.wants.push(message);
      this.#window = message;
      for (const index of message.have) this.#done.add(index);
      this.server.later(() => this.#serve());
    } else if (message.type === "cancel") this.server.cancels++;
    else if (message.type === "ping") this.#text({ type: "pong", nonce: message.nonce });
  }

  close() {
    this.#open = false;
  }

  cut(code, reason) {
    if (!this.#open) return;
    this.#open = false;
    this.events.closed(code, reason);
  }

  #serve() {
    const { first, count } = this.#window;
    for (let index = first; index < Math.min(first + count, this.blocks.length) && this.#open; index++) {
      if (this.#done.has(index)) continue;
      this.#done.add(index);
      if (this.server.cutAfter !== null && this.#sent >= this.server.cutAfter) return this.cut(1006, "");
      this.#sent++;
      this.#send(index);
    }
    return undefined;
  }

  #send(index) {
    this.server.sent.push(index);
    const state = { type: "block", index, ...this.blocks[index], cached: false };
    const audio = tone(index);
    this.#text({ ...state, state: "running" });
    for (let at = 0; at < audio.length && this.#open; at += FRAME_BYTES) {
      this.events.binary(frame(index, audio, at));
      if (index === this.server.cutMidway) {
        this.server.cutMidway = null;
        this.cut(1006, "the server restarts");
      }
    }
    const words = [[0, 1, 0, 10]];
    this.#text({ ...state, state: "ready", samples: audio.length / 2, bytes: audio.length, words });
  }

  #text(message) {
    if (this.#open) this.events.text(JSON.stringify(message));
  }
}

/** The audio of a block: a second and a half, more than one frame, different for each. */
export function tone(index) {
  const samples = new Int16Array(1.5 * SAMPLE_RATE);
  for (let i = 0; i < samples.length; i++) samples[i] = (i * (index + 3)) % 2000;
  return new Uint8Array(samples.buffer);
}

function frame(index, audio, at) {
  const payload = audio.subarray(at, at + FRAME_BYTES);
  const bytes = new Int8Array(20 + payload.length);
  const header = new DataView(bytes.buffer);
  header.setUint8(0, 1);
  header.setUint8(1, at + payload.length === audio.length ? 1 : 0);
  header.setUint32(4, index);
  header.setUint32(8, at);
  header.setUint32(12, SAMPLE_RATE);
  header.setUint32(16, payload.length / 2);
  bytes.set(payload, 20);
  return bytes;
}
