import assert from "node:assert/strict";
import { test } from "node:test";
import { DEFAULTS, SettingsStore } from "../../../main/web/js/storage/settings.js";

function storage(initial = {}) {
  const items = new Map(Object.entries(initial));
  return { getItem: (key) => items.get(key) ?? null, setItem: (key, value) => items.set(key, value) };
}

test("settings_outlive_the_page", () => {
  const shared = storage();
  new SettingsStore(shared).change({ rate: 1.5, theme: "sepia" });

  assert.deepEqual({ ...new SettingsStore(shared).current }, { ...DEFAULTS, rate: 1.5, theme: "sepia" });
});

test("broken_or_foreign_settings_are_not_taken_over", () => {
  for (const stored of ["{", "null", "7", '{"rate": 99, "theme": "<b>", "size": "20", "choice": {"tier": 1}}']) {
    assert.deepEqual({ ...new SettingsStore(storage({ "aloud.settings": stored })).current }, { ...DEFAULTS });
  }
});

test("settings_hold_for_the_visit_where_nothing_can_be_stored", () => {
  const full = { getItem: () => null, setItem: () => assert.fail("QuotaExceededError") };
  for (const store of [new SettingsStore(null), new SettingsStore(full)]) {
    store.change({ rate: 2 });
    assert.equal(store.current.rate, 2);
  }
});
