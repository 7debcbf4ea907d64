import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { BlockStore } from "../../../target/classes/web/engine/block-store.js";
import { MemoryShelf } from "../../../target/classes/web/engine/memory-shelf.js";

const OVERHEAD = 512;

let time;
beforeEach(() => {
  time = 0;
});
const now = () => ++time;

function block(bytes, fill = 0) {
  return { pcm: new Uint8Array(bytes).fill(fill).buffer, sampleRate: 16_000, words: new Int32Array([0, 5, 10, 90]) };
}

/** A block that takes exactly so much of the cap. */
const sized = (bytes) => block(bytes - OVERHEAD - 16);

/** A shelf on which only so many bytes have room, whatever the store believes. */
class SmallShelf extends MemoryShelf {
  constructor(quota) {
    super();
    this.quota = quota;
  }

  async put(key, value, bytes, used) {
    const taken = (await this.list()).reduce((sum, entry) => sum + entry.bytes, 0);
    if (taken + bytes > this.quota) throw new DOMException("no room", "QuotaExceededError");
    await super.put(key, value, bytes, used);
  }
}

test("what was put comes back as it was", async () => {
  const store = await BlockStore.open(new MemoryShelf(), { maxBytes: 1e6, now });
  assert.equal(store.has("a"), false);
  assert.equal(await store.get("a"), null);
  assert.equal(await store.put("a", block(64, 7)), true);
  assert.equal(store.has("a"), true);
  assert.deepEqual(await store.get("a"), block(64, 7));
});

test("a store opened again knows what lies on its shelf", async () => {
  const shelf = new MemoryShelf();
  await (await BlockStore.open(shelf, { maxBytes: 1e6, now })).put("a", block(64));
  const again = await BlockStore.open(shelf, { maxBytes: 1e6, now });
  assert.equal(again.has("a"), true);
  assert.equal(again.usage().blocks, 1);
});

test("over the cap the least recently used goes first", async () => {
  const store = await BlockStore.open(new MemoryShelf(), { maxBytes: 10_000, now });
  for (const key of ["a", "b", "c"]) await store.put(key, sized(3_000));
  await store.get("a");
  await store.put("d", sized(3_000));
  assert.equal(store.has("a"), true, "it was used last");
  assert.equal(store.has("b"), false);
  assert.equal(store.has("d"), true);
  assert.ok(store.usage().bytes <= 10_000);
});

test("a block larger than the cap is not kept and drives nothing out", async () => {
  const store = await BlockStore.open(new MemoryShelf(), { maxBytes: 10_000, now });
  await store.put("a", sized(3_000));
  assert.equal(await store.put("b", sized(10_001)), false);
  assert.equal(store.has("a"), true);
});

test("when the browser's quota is smaller than the cap, old blocks make room for new ones", async () => {
  const store = await BlockStore.open(new SmallShelf(10_000), { maxBytes: 1e9, now });
  for (const key of ["a", "b", "c"]) assert.equal(await store.put(key, sized(3_000)), true);
  assert.equal(await store.put("d", sized(3_000)), true);
  assert.equal(store.has("a"), false);
  assert.equal(store.has("d"), true);
});

test("a shelf that takes nothing makes put answer false and harms nothing", async () => {
  const store = await BlockStore.open(new SmallShelf(0), { maxBytes: 1e9, now });
  assert.equal(await store.put("a", sized(3_000)), false);
  assert.equal(store.has("a"), false);
  assert.deepEqual(store.usage(), { blocks: 0, bytes: 0, maxBytes: 1e9 });
});

test("a block that another tab has evicted counts as missing", async () => {
  const shelf = new MemoryShelf();
  const store = await BlockStore.open(shelf, { maxBytes: 1e6, now });
  await store.put("a", block(64));
  await shelf.remove(["a"]);
  assert.equal(await store.get("a"), null);
  assert.equal(store.has("a"), false);
  assert.equal(store.usage().bytes, 0);
});

test("a block that is not whole is removed and counts as missing", async () => {
  const shelf = new MemoryShelf();
  await shelf.put("odd", { pcm: new ArrayBuffer(3), sampleRate: 16_000, words: new Int32Array() }, 600, 0);
  await shelf.put("rateless", { pcm: new ArrayBuffer(4), sampleRate: 0, words: new Int32Array() }, 600, 0);
  const store = await BlockStore.open(shelf, { maxBytes: 1e6, now });
  assert.equal(await store.get("odd"), null);
  assert.equal(await store.get("rateless"), null);
  assert.deepEqual(await shelf.list(), []);
});

test("putting a key again counts its bytes once", async () => {
  const store = await BlockStore.open(new MemoryShelf(), { maxBytes: 1e6, now });
  await store.put("a", sized(3_000));
  await store.put("a", sized(3_000));
  assert.equal(store.usage().bytes, 3_000);
});

test("a smaller cap takes effect at once, and clearing leaves nothing", async () => {
  const shelf = new MemoryShelf();
  const store = await BlockStore.open(shelf, { maxBytes: 10_000, now });
  for (const key of ["a", "b", "c"]) await store.put(key, sized(3_000));
  await store.limit(4_000);
  assert.deepEqual([store.has("a"), store.has("b"), store.has("c")], [false, false, true]);
  await store.clear();
  assert.equal(store.usage().blocks, 0);
  assert.deepEqual(await shelf.list(), []);
});
