import assert from "node:assert/strict";
import { test } from "node:test";
import { actionOf, SHORTCUTS } from "../../../main/web/js/controls/shortcuts.js";

const within = (...selectors) => ({
  closest: (selector) => (selectors.some((own) => selector.includes(own)) ? {} : null),
});
const press = (key, { target = within(), ...modifiers } = {}, settings = undefined) =>
  actionOf({ key, ctrlKey: false, metaKey: false, altKey: false, target, ...modifiers }, settings);

test("shortcuts_are_found_by_key_whatever_its_case", () => {
  assert.deepEqual(
    [" ", "K", "ArrowLeft", "ArrowRight", "+", "-", "?", "Home"].map((key) => press(key)),
    ["toggle", "toggle", "previous", "next", "faster", "slower", "help", "first"],
  );
  assert.equal(press("ArrowDown"), null, "scrolling stays the browser's");
});

test("shortcuts_keep_out_of_text_fields_dialogs_and_the_browsers_own", () => {
  assert.equal(press("k", { target: within("textarea") }), null);
  assert.equal(press("k", { target: within("dialog") }), null);
  assert.equal(press("k", { ctrlKey: true }), null);
  assert.equal(press(" ", { target: within("button") }), null, "space presses the focused button");
  assert.equal(press("k", { target: within("button") }), "toggle");
});

test("letters_and_signs_can_be_switched_off_and_space_and_arrows_stay", () => {
  const off = { singleKeys: false };
  assert.deepEqual(
    ["k", "J", "r", "?", "+", "-"].map((key) => press(key, {}, off)),
    Array(6).fill(null),
  );
  assert.deepEqual(
    [" ", "ArrowLeft", "Home"].map((key) => press(key, {}, off)),
    ["toggle", "previous", "first"],
  );
});

test("no_key_has_two_meanings", () => {
  const keys = SHORTCUTS.flatMap((shortcut) => shortcut.keys);

  assert.equal(new Set(keys).size, keys.length);
});
