/**
 * Knows the button that has the focus only because its panel was closed. Space means play there, as it does everywhere else: who has just chosen
 * a voice wants to hear it. Enter opens the panel again; so does Space, once the focus has been elsewhere.
 */
export class ReturnedFocus {
  #button = null;

  /** @param {Document} document */
  constructor(document) {
    const take = (panel) => {
      const { activeElement } = document;
      this.#button = activeElement && opens(activeElement, panel) ? activeElement : null;
    };
    // Neither bubbles. That of a panel comes after the focus is back on its button.
    document.addEventListener("toggle", ({ target, newState }) => newState === "closed" && take(target), true);
    document.addEventListener("close", ({ target }) => take(target), true);
    document.addEventListener("focusout", () => (this.#button = null));
  }

  /** @param {EventTarget} element @returns {boolean} whether it has the focus for no other reason */
  has(element) {
    return this.#button !== null && element === this.#button;
  }
}

/** Whether it is the button of a panel or dialog. */
function opens(button, panel) {
  const names = [button.getAttribute("popovertarget"), button.getAttribute("aria-controls")];
  return Boolean(panel.id) && names.includes(panel.id);
}
