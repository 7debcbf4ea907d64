/**
 * The engine worker without a browser: the built bundle and the very modules that `worker.js` uses, with blocks kept in memory and flite run
 * by a Node worker. Tests talk to it in the page's messages.
 */
import { readFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { start } from "../../../target/classes/web/engine/aloud-engine.js";
import { Clock, FlitePort, StorePort } from "../../../target/classes/web/engine/device.js";
import { Flite } from "../../../target/classes/web/engine/flite.js";
import { MemoryShelf } from "../../../target/classes/web/engine/memory-shelf.js";
import { dispatch, PagePort } from "../../../target/classes/web/engine/page-port.js";

const ENGINE = new URL("../../../target/classes/web/engine/", import.meta.url);

/** How long a condition may take to come true before a test gives up on it. */
const PATIENCE_MS = 30_000;

/** A server that is not there. */
export const noServer = {
  createJob: (model, voice, text, created, refused) =>
    setTimeout(() => refused("server_unreachable", "there is no server", true, 0)),
  deleteJob: () => {},
  connect: () => {
    throw new Error("nobody told where to connect");
  },
  catalogue: (found, unreachable) => setTimeout(() => unreachable("there is no server")),
  whenOnline: () => {},
};

/** Kokoro on a device that does not have it. */
export const noKokoro = () => ({
  precision: () => "fp32",
  load: (precision, loaded, failed) => setTimeout(() => failed("not_here", "Kokoro is not on this device yet.")),
  run: () => {
    throw new Error("it was never loaded");
  },
});

/** flite in a Node worker, behind the interface of a browser's. */
export function nodeFlite(sha256) {
  return new Flite({
    sha256,
    loadBytes: () => readFile(new URL("flite.wasm", ENGINE)),
    createWorker: () => new BrowserLikeWorker(new URL("./flite-node-worker.mjs", import.meta.url)),
  });
}

class BrowserLikeWorker {
  #worker;

  constructor(url) {
    this.#worker = new Worker(url);
    this.#worker.on("message", (data) => this.onmessage?.({ data }));
    this.#worker.on("error", (error) => this.onerror?.(error));
    // Listening has tied it to the process: a test that is over must not wait for it.
    this.#worker.unref();
  }

  postMessage(message) {
    this.#worker.postMessage(message);
  }

  terminate() {
    void this.#worker.terminate();
  }
}

/** An engine worker and what it said so far. */
export class EngineHarness {
  /** @type {object[]} every message to the page, oldest first */
  said = [];
  #engine;
  #page;
  #clock;
  #server;
  /** How many tasks wait for their turn. */
  #waiting = 0;
  #watchers = new Set();
  #channels = [];

  /**
   * @param {object} [parts]
   * @param {object} [parts.server] what `socket.js` is in the browser
   * @param {(sha256: string) => object} [parts.flite] what `flite.js` is in the browser
   * @param {(voices: string[]) => object} [parts.kokoro] what `KokoroPort` is in the browser
   * @param {() => Promise<object>} [parts.openShelf]
   * @param {Clock} [parts.clock]
   */
  constructor({
    server = noServer,
    flite = nodeFlite,
    kokoro = noKokoro,
    openShelf = async () => new MemoryShelf(),
    clock = new Clock(),
  } = {}) {
    this.#clock = clock;
    this.#server = server;
    this.#countTasksOf(clock);
    this.#page = new PagePort((message) => this.#hear(message));
    this.store = new StorePort(openShelf, () => new MemoryShelf());
    this.#engine = start({
      page: this.#page,
      clock: this.#clock,
      store: this.store,
      server,
      flite: (sha256) => new FlitePort(flite(sha256)),
      kokoro,
      channel: () => {
        const channel = new MessageChannel();
        this.#channels.push(channel);
        return channel;
      },
    });
    this.#engine.ready();
  }

  /** Sends a message as the page would. */
  send(message) {
    dispatch(this.#engine, message, this.#page);
    return this;
  }

  /** @returns {object[]} what was said of a type */
  all(type) {
    return this.said.filter((message) => message.type === type);
  }

  /** Waits until what was said satisfies a condition; rejects when that takes too long. */
  until(condition, what = String(condition)) {
    return new Promise((resolve, reject) => {
      const check = () => {
        const value = condition(this.said);
        if (!value) return;
        this.#watchers.delete(check);
        clearTimeout(timer);
        resolve(value);
      };
      const timer = setTimeout(() => {
        this.#watchers.delete(check);
        const types = this.said
          .slice(-12)
          .map((m) => JSON.stringify(m, (k, v) => (ArrayBuffer.isView(v) ? v.length : v)));
        reject(new Error(`waited in vain for ${what}; last said:\n${types.join("\n")}`));
      }, PATIENCE_MS);
      this.#watchers.add(check);
      check();
    });
  }

  /** Waits for a message of a type that fits. */
  heard(type, fits = () => true) {
    return this.until((said) => said.find((message) => message.type === type && fits(message)), `${type} ${fits}`);
  }

  /** Waits until there is nothing left to do at once, here and at the server: what comes then comes by a timer, or never. */
  async settled() {
    do await new Promise((turn) => setTimeout(turn));
    while (this.#waiting > 0 || this.#server.busy);
  }

  #countTasksOf(clock) {
    const soon = clock.soon.bind(clock);
    clock.soon = (task) => {
      this.#waiting++;
      soon(() => {
        this.#waiting--;
        task();
      });
    };
  }

  /** Ends it, so that Node can. */
  close() {
    this.send({ type: "close" });
    this.#clock.close();
    for (const { port1, port2 } of this.#channels) {
      port1.close();
      port2.close();
    }
  }

  #hear(message) {
    this.said.push(message);
    for (const check of [...this.#watchers]) check();
  }
}
