/** A click on a word reads from there; selecting text, following links and modified clicks are left alone. */

/** A pointer that moved further than this between press and release was selecting. */
const STILL_PIXELS = 6;

/**
 * @param {HTMLElement} root
 * @param {import("./document-view.js").DocumentView} view
 * @param {(place: {block: number, offset: number}) => void} onPlace
 */
export function listenForClicks(root, view, onPlace) {
  let pressed = null;
  root.addEventListener("pointerdown", (event) => {
    const hadSelection = !(getSelection()?.isCollapsed ?? true);
    pressed = event.button === 0 && !hadSelection ? { x: event.clientX, y: event.clientY } : null;
  });
  root.addEventListener("click", (event) => {
    const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    const still = pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < STILL_PIXELS;
    pressed = null;
    if (modified || !still || event.detail > 1) {
      return;
    }
    const place = view.placeAt(event.clientX, event.clientY);
    if (place) {
      onPlace(place);
    }
  });
}
