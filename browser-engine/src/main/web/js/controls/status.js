/**
 * Tells the listener what happened: short messages on screen, and the same to screen readers. States that change by
 * themselves are announced, words are not.
 */

/** How long a message stays; one with a button stays until it is used or closed. */
const SHOWN_MS = 6000;

export class Status {
  #toasts;
  #announcer;

  /**
   * @param {HTMLElement} toasts
   * @param {HTMLElement} announcer a live region
   */
  constructor(toasts, announcer) {
    this.#toasts = toasts;
    this.#announcer = announcer;
  }

  /** Says something to screen readers only. */
  announce(message) {
    this.#announcer.textContent = message;
  }

  /**
   * Shows a message.
   *
   * @param {string} message
   * @param {object} [options]
   * @param {"info" | "problem"} [options.tone]
   * @param {string} [options.key] replaces the message shown under the same key
   * @param {{label: string, run: () => void}[]} [options.actions]
   * @param {boolean} [options.stays] until it is closed; messages with actions always do
   */
  show(message, { tone = "info", key = message, actions = [], stays = actions.length > 0 } = {}) {
    this.dismiss(key);
    const toast = document.createElement("div");
    toast.className = `toast ${tone}`;
    toast.dataset.key = key;
    const text = document.createElement("p");
    text.textContent = message;
    toast.append(text);
    actions.forEach(({ label, run }) => {
      toast.append(
        button(label, "toast-action", () => {
          toast.remove();
          run();
        }),
      );
    });
    if (stays) {
      toast.append(button("Close", "toast-close", () => toast.remove()));
    } else {
      setTimeout(() => toast.remove(), SHOWN_MS);
    }
    this.#toasts.append(toast);
    this.announce(message);
  }

  /**
   * Shows a message that changes as something goes on; only its first wording is announced.
   *
   * @param {string} key
   * @param {string} message
   */
  progress(key, message) {
    const shown = [...this.#toasts.children].find((toast) => toast.dataset.key === key);
    if (shown) {
      shown.querySelector("p").textContent = message;
      return;
    }
    const toast = document.createElement("div");
    toast.className = "toast info";
    toast.dataset.key = key;
    toast.append(document.createElement("p"));
    toast.firstChild.textContent = message;
    this.#toasts.append(toast);
    this.announce(message);
  }

  /** Takes a message away. */
  dismiss(key) {
    [...this.#toasts.children].filter((toast) => toast.dataset.key === key).forEach((toast) => toast.remove());
  }
}

function button(label, className, onClick) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = className;
  element.textContent = label;
  element.addEventListener("click", onClick);
  return element;
}
