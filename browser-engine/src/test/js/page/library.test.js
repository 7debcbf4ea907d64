import assert from "node:assert/strict";
import { test } from "node:test";
import { Library } from "../../../main/web/js/storage/library.js";

const storage = (entries = {}) => ({
  getItem: (key) => entries[key] ?? null,
  setItem: (key, value) => {
    entries[key] = value;
  },
});
const place = { id: "a", index: 3, share: 0.25, at: 1 };

test("the_newest_place_is_there_at_once_for_a_page_that_is_being_left", async () => {
  const kept = storage();
  void new Library(null, kept).keepPlace(place);
  assert.deepEqual(await new Library(null, kept).placeIn("a"), place);
});

test("the_place_of_another_document_is_not_taken_for_it", async () => {
  const kept = storage();
  await new Library(null, kept).keepPlace(place);
  assert.equal(await new Library(null, kept).placeIn("b"), null);
});

test("what_is_not_a_place_or_cannot_be_read_is_no_place", async () => {
  for (const value of ["{", "null", "7", '{"id":"a"}', '{"id":"a","index":"x","share":0}']) {
    assert.equal(await new Library(null, storage({ "aloud.place": value })).placeIn("a"), null);
  }
});

test("a_full_storage_does_not_keep_the_page_from_going_on", async () => {
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new Error("QuotaExceededError");
    },
  };
  await new Library(null, full).keepPlace(place);
});
