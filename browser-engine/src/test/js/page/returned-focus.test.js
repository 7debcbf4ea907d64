import assert from "node:assert/strict";
import { test } from "node:test";
import { ReturnedFocus } from "../../../main/web/js/controls/returned-focus.js";
import { actionOf } from "../../../main/web/js/controls/shortcuts.js";

const button = (attributes) => ({
  getAttribute: (name) => attributes[name] ?? null,
  closest: (selector) => (selector.includes("button") ? {} : null),
});
const voice = button({ popovertarget: "voice-panel" });
const help = button({ "aria-controls": "help" });
const next = button({});

function begin() {
  const document = new EventTarget();
  const returned = new ReturnedFocus(document);
  const tell = (type, more) => document.dispatchEvent(Object.defineProperties(new Event(type), values(more)));
  const close = (id, focused) => {
    document.activeElement = focused;
    tell("toggle", { target: { id }, newState: "closed" });
  };
  const press = (key, target) =>
    actionOf({ key, ctrlKey: false, metaKey: false, altKey: false, target }, undefined, returned);
  return { document, tell, close, press };
}

const values = (object) =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, { value, configurable: true }]));

test("space_plays_where_a_panel_was_closed_and_enter_still_opens_it", () => {
  const { close, press } = begin();
  assert.equal(press(" ", voice), null, "space opens the panel of a button that was gone to");
  close("voice-panel", voice);
  assert.equal(press(" ", voice), "toggle");
  assert.equal(press(" ", voice), "toggle", "and pauses");
  assert.equal(press("Enter", voice), null, "which is the button's own");
});

test("space_opens_it_again_once_the_focus_has_been_elsewhere", () => {
  const { close, press, tell } = begin();
  close("voice-panel", voice);
  tell("focusout", {});
  assert.equal(press(" ", voice), null);
});

test("a_panel_closed_by_pressing_another_button_leaves_that_button_its_space", () => {
  const { close, press } = begin();
  close("voice-panel", next);
  assert.equal(press(" ", next), null);
});

test("the_same_holds_for_the_dialog_and_not_while_something_opens", () => {
  const { document, press, tell } = begin();
  document.activeElement = voice;
  tell("toggle", { target: { id: "voice-panel" }, newState: "open" });
  assert.equal(press(" ", voice), null);
  document.activeElement = help;
  tell("close", { target: { id: "help" } });
  assert.equal(press(" ", help), "toggle");
});
