// The browser's own cache of blocks on a real IndexedDB: what it keeps, what it does when the browser gives less room than asked for.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { startStaticServer } from "../browser-engine/src/test/js/static-server.mjs";
import { launchBrowser, openPage } from "./browser.mjs";

let server;
let browser;
let page;
let context;

before(async () => {
  server = await startStaticServer();
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(async () => {
  ({ page, context } = await openPage(browser, { serviceWorkers: "block" }));
  await load();
});
afterEach(() => context?.close());

/** A page of the origin without the reader, and with the store's modules at hand. */
async function load() {
  await page.goto(`${server.url}/engine/assets.js`);
  await page.evaluate(async () => {
    const { BlockStore } = await import("/engine/block-store.js");
    const { IndexedDbShelf } = await import("/engine/indexed-db-shelf.js");
    globalThis.openShelf = () => IndexedDbShelf.open("test");
    globalThis.openStore = async (maxBytes) => BlockStore.open(await globalThis.openShelf(), { maxBytes });
    globalThis.block = (bytes) => ({
      // Noise, so that the browser cannot make it smaller.
      pcm: crypto.getRandomValues(new Uint8Array(bytes)).buffer,
      sampleRate: 16000,
      words: new Int32Array([0, 4, 10, 200]),
    });
  });
}

test("what was put is there after a reload, with audio, rate and words", async () => {
  const put = await page.evaluate(async () => {
    const store = await globalThis.openStore(1e8);
    await store.put("a", globalThis.block(50_000));
    const { pcm, sampleRate, words } = await store.get("a");
    return { pcm: [...new Uint8Array(pcm)].slice(-20), length: pcm.byteLength, sampleRate, words: [...words] };
  });
  await load();
  const found = await page.evaluate(async () => {
    const store = await globalThis.openStore(1e8);
    if (!store.has("a")) return null;
    const { pcm, sampleRate, words } = await store.get("a");
    return { pcm: [...new Uint8Array(pcm)].slice(-20), length: pcm.byteLength, sampleRate, words: [...words] };
  });
  assert.deepEqual(found, put);
  assert.equal(found.length, 50_000);
});

test("the order of use outlives a reload", async () => {
  await page.evaluate(async () => {
    const store = await globalThis.openStore(1e8);
    for (const key of ["a", "b", "c"]) await store.put(key, globalThis.block(30_000));
    await new Promise((turn) => setTimeout(turn, 5)); // the clock must move on
    await store.get("a");
  });
  await load();
  const held = await page.evaluate(async () => {
    const store = await globalThis.openStore(100_000);
    await store.put("d", globalThis.block(30_000));
    return ["a", "b", "c", "d"].filter((key) => store.has(key));
  });
  assert.ok(held.includes("a") && held.includes("d"), `held: ${held}`);
  assert.ok(!held.includes("b"), "the least recently used went");
});

test("when the browser's quota is used up, the oldest blocks make room and the newest are kept", async () => {
  // Chromium counts values of over 64 KiB only later, so these are smaller.
  const devtools = await context.newCDPSession(page);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: server.url, quotaSize: 600_000 });
  const result = await page.evaluate(async () => {
    const store = await globalThis.openStore(1e9);
    const kept = [];
    for (let i = 0; i < 24; i++) kept.push(await store.put(`k${i}`, globalThis.block(60_000)));
    const shelf = await globalThis.openShelf();
    return {
      kept,
      first: store.has("k0"),
      last: store.has("k23"),
      read: (await store.get("k23")) !== null,
      listed: (await shelf.list()).length,
    };
  });
  // What is deleted does not always count as room at once, so one or the other block may be refused; most must not be.
  assert.ok(result.kept.filter(Boolean).length >= 18, `kept: ${result.kept}`);
  assert.equal(result.first, false);
  assert.equal(result.last, true);
  assert.equal(result.read, true);
  assert.ok(result.listed < 24, "less than everything fits");
});

test("what the worker has spoken comes from the store after a reload, byte for byte", async () => {
  const read = () =>
    page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const worker = new Worker("/engine/worker.js", { type: "module" });
          const heard = [];
          let kept = 0;
          worker.onerror = (event) => reject(new Error(event.message));
          worker.onmessage = async ({ data }) => {
            if (data.type === "cached") kept += data.bits.some((bits) => bits !== 0) ? 1 : 0;
            if (data.type === "audio") {
              const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", data.pcm));
              heard.push({ index: data.index, cached: data.cached, hash: digest.join(), words: data.words.join() });
            }
            if (heard.length === 2 && kept > 0 && (heard[0].cached || kept === 2)) resolve(heard);
          };
          const text = "The first paragraph.\n\nAnd the second.";
          worker.postMessage({ type: "open", text, documentId: "d" });
          worker.postMessage({
            type: "voice",
            tier: "browser",
            model: "flite",
            voice: "kal16",
            generation: 1,
            from: 0,
          });
          // Played once the worker knows what is in its store, which a person's hand is never faster than.
          worker.addEventListener("message", function play({ data }) {
            if (data.type !== "cached") return;
            worker.removeEventListener("message", play);
            worker.postMessage({ type: "play", index: 0, generation: 1 });
          });
        }),
    );
  const first = await read();
  await load();
  const second = await read();
  assert.deepEqual(
    first.map(({ cached }) => cached),
    [false, false],
  );
  assert.deepEqual(
    second.map(({ cached }) => cached),
    [true, true],
  );
  const withoutOrigin = (heard) => heard.map(({ index, hash, words }) => ({ index, hash, words }));
  assert.deepEqual(withoutOrigin(second), withoutOrigin(first));
});
