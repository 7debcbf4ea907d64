import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { beforeEach, test } from "node:test";
import { ModelStore } from "../../../main/web/engine/kokoro/model-store.js";
import { Pack } from "../../../main/web/engine/kokoro/pack.js";
import { FakeCaches } from "./fake-caches.mjs";

const PIECE_BYTES = 1000;
const CONTENT = Uint8Array.from({ length: 4500 }, (_, i) => i * 7);
const FILE = {
  path: "model-fp16.onnx",
  bytes: CONTENT.length,
  sha256: createHash("sha256").update(CONTENT).digest("hex"),
  url: "/models/kokoro-82m/model-fp16.onnx",
};
const PACK = Pack.of({ files: [FILE] });

let caches;
let store;
let asked;
beforeEach(() => {
  caches = new FakeCaches();
  store = new ModelStore({ caches, estimate: async () => ({}), pieceBytes: PIECE_BYTES });
  asked = [];
});

const server = {
  open: async (file, from) => {
    asked.push(from);
    return { body: new Response(CONTENT.slice(from)).body, from };
  },
};

const fetchAll = (onProgress = () => {}) => store.fetch(PACK, PACK.files, server, new AbortController().signal, onProgress); // prettier-ignore

/** Throws a piece away, as browsers do that need room. */
function lose(at) {
  const name = [...caches.entries.keys()].find((each) => each.endsWith(`/${PIECE_BYTES}/${at}`));
  assert.ok(caches.entries.delete(name), `piece at ${at}`);
}

test("what_was_fetched_is_read_as_it_was", async () => {
  await fetchAll();
  assert.equal(await store.holds(PACK.files), true);
  assert.deepEqual(new Uint8Array(await store.read(FILE)), CONTENT);
});

test("a_file_of_which_a_piece_is_lost_is_not_here_any_more_and_is_fetched_from_there_on", async () => {
  await fetchAll();
  lose(2000);
  assert.equal(await store.holds(PACK.files), false);
  await assert.rejects(store.read(FILE), { code: "not_here", message: /download it again/ });
  await fetchAll();
  assert.deepEqual(asked, [0, 2000]);
  assert.deepEqual(new Uint8Array(await store.read(FILE)), CONTENT);
});

test("of_a_download_that_broke_off_is_known_how_much_is_here", async () => {
  const broken = { open: async () => ({ body: new Response(CONTENT.slice(0, 2500)).body, from: 0 }) };
  const { signal } = new AbortController();
  await assert.rejects(
    store.fetch(PACK, PACK.files, broken, signal, () => {}),
    { code: "unreachable" },
  );
  assert.equal(await store.keptBytes(PACK.files), 2000, "two whole pieces");
  await fetchAll();
  assert.equal(await store.keptBytes(PACK.files), CONTENT.length);
});

test("a_browser_that_runs_out_of_room_on_the_way_says_how_much_was_needed", async () => {
  caches.open = async () => ({
    put: async () => {
      throw new DOMException("The quota is exceeded.", "QuotaExceededError");
    },
    delete: async () => false,
  });
  await assert.rejects(fetchAll(), { code: "no_room", message: /^The browser has no room for 1 MB\. Free some space/ });
});

test("a_lost_piece_that_nobody_has_noticed_is_fetched_too", async () => {
  await fetchAll();
  lose(4000);
  await fetchAll();
  assert.deepEqual(asked, [0, 4000]);
  assert.deepEqual(new Uint8Array(await store.read(FILE)), CONTENT);
});

test("what_was_kept_in_pieces_of_another_size_is_still_here", async () => {
  await fetchAll();
  const later = new ModelStore({ caches, estimate: async () => ({}), pieceBytes: 3000 });
  assert.equal(await later.holds(PACK.files), true);
  assert.deepEqual(new Uint8Array(await later.read(FILE)), CONTENT);
});
