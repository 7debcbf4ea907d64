/** Keyboard shortcuts, and the dialog that lists them. */
import { ReturnedFocus } from "./returned-focus.js";

/** In the order in which the dialog shows them. `keys` are compared with `event.key`, lower case. */
export const SHORTCUTS = [
  { keys: [" ", "k"], shown: ["Space", "K"], name: "Play or pause", action: "toggle" },
  { keys: ["arrowleft", "j"], shown: ["←", "J"], name: "Previous passage", action: "previous" },
  { keys: ["arrowright", "l"], shown: ["→", "L"], name: "Next passage", action: "next" },
  { keys: ["home"], shown: ["Home"], name: "To the beginning", action: "first" },
  { keys: ["end"], shown: ["End"], name: "To the last passage", action: "last" },
  { keys: ["+", "=", ">"], shown: ["+"], name: "Faster", action: "faster" },
  { keys: ["-", "<"], shown: ["−"], name: "Slower", action: "slower" },
  { keys: ["r"], shown: ["R"], name: "Read from the top of the window", action: "readFromHere" },
  { keys: ["f"], shown: ["F"], name: "Back to what is being read", action: "backToReading" },
  { keys: ["t"], shown: ["T"], name: "This device or server", action: "switchTier" },
  { keys: ["o"], shown: ["O"], name: "Open a file", action: "openFile" },
  { keys: ["?"], shown: ["?"], name: "This list", action: "help" },
];

const TYPING = "input:not([type=radio]):not([type=range]), textarea, select, [contenteditable]";
/** Elements for which a key already means something. */
const OWN_KEYS = {
  " ": "button, a, input, summary, select",
  arrowleft: "input",
  arrowright: "input",
  home: "input",
  end: "input",
};

/**
 * The action that a key press asks for.
 *
 * @param {{key: string, ctrlKey: boolean, metaKey: boolean, altKey: boolean, target: {closest?: Function}}} event
 * @param {{singleKeys: boolean}} [settings] `singleKeys`: whether letters and signs are shortcuts; who speaks to the
 *     computer types them without meaning to. Space and the keys without a sign always are
 * @param {{has: (element: EventTarget) => boolean} | null} [returned] the button that has the focus only because its panel was closed
 * @returns {string | null}
 */
export function actionOf(event, { singleKeys } = { singleKeys: true }, returned = null) {
  const { ctrlKey, metaKey, altKey, target } = event;
  const key = event.key.toLowerCase();
  if (ctrlKey || metaKey || altKey || target.closest?.(TYPING) || target.closest?.("dialog")) {
    return null;
  }
  if (!singleKeys && key.length === 1 && key !== " ") {
    return null;
  }
  if (OWN_KEYS[key] && target.closest?.(OWN_KEYS[key]) && !(key === " " && returned?.has(target))) {
    return null;
  }
  return SHORTCUTS.find(({ keys }) => keys.includes(key))?.action ?? null;
}

/**
 * Listens for shortcuts.
 *
 * @param {Document} document
 * @param {import("../storage/settings.js").SettingsStore} settings
 * @param {Record<string, () => void>} actions by the names in SHORTCUTS
 */
export function listenForShortcuts(document, settings, actions) {
  const single = document.getElementById("single-keys");
  single.checked = settings.current.singleKeys;
  single.addEventListener("change", () => settings.change({ singleKeys: single.checked }));
  const returned = new ReturnedFocus(document);
  document.addEventListener("keydown", (event) => {
    const action = event.defaultPrevented ? null : actionOf(event, settings.current, returned);
    if (action && actions[action] && actions[action]() !== false) {
      event.preventDefault();
      if (returned.has(event.target)) {
        // Some browsers press a button when the key is let go.
        document.addEventListener("keyup", (up) => up.preventDefault(), { once: true });
      }
    }
  });
}

/** Fills the dialog's list. */
export function listShortcuts(list) {
  const { ownerDocument: document } = list;
  for (const { shown, name } of SHORTCUTS) {
    const term = document.createElement("dt");
    shown.forEach((key) => {
      const cap = document.createElement("kbd");
      cap.textContent = key;
      term.append(cap);
    });
    const meaning = document.createElement("dd");
    meaning.textContent = name;
    list.append(term, meaning);
  }
}
