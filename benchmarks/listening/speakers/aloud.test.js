import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { aloudAt } from "./aloud.mjs";

/** A server that answers from a table, each answer after a while of a clock that only moves when something is done. */
function server() {
  let now = 5_000;
  const takes = (ms) => (now += ms);
  mock.method(performance, "now", () => now);
  mock.method(globalThis, "fetch", async (url, { method = "GET" } = {}) => {
    takes(method === "POST" ? 100 : 20);
    const answer = method === "POST" ? { job_id: "j", ws_url: "/ws" } : { blocks: [{ index: 0, text: "Hello." }] };
    return { ok: true, json: async () => answer };
  });
  globalThis.WebSocket = class extends EventTarget {
    constructor() {
      super();
      queueMicrotask(() => {
        takes(30);
        this.dispatchEvent(new Event("open"));
      });
    }

    send() {
      this.#say(JSON.stringify({ type: "job", sample_rate: 24_000 }), 0);
      this.#say(new ArrayBuffer(8), 400);
      this.#say(JSON.stringify({ type: "block", index: 0, state: "ready", key: "k", samples: 48_000 }), 200);
    }

    close() {}

    #say(data, ms) {
      takes(ms);
      this.dispatchEvent(Object.assign(new Event("message"), { data }));
    }
  };
}

test("time is counted from asking for a text, not from the connection", async () => {
  const { WebSocket } = globalThis;
  server();
  try {
    const times = await aloudAt({ url: "http://there", voice: "af_heart" }).time("Hello.");
    assert.deepEqual(times, { firstMs: 100 + 20 + 30 + 400, wholeMs: 750, seconds: 2 });
  } finally {
    mock.restoreAll();
    globalThis.WebSocket = WebSocket;
  }
});
