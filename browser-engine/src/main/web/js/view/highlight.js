/**
 * Lights up the sentence and the word that are heard, without touching the text's own elements.
 *
 * Uses the CSS Custom Highlight API (`::highlight(aloud-word)`); where a browser has none, boxes are laid under the text.
 * Layers: "sentence" and "word".
 */

const LAYERS = ["sentence", "word"];

/**
 * @param {HTMLElement} surface the positioned element in which boxes would be laid
 * @returns {{set: (layer: "sentence" | "word", range: Range | null) => void}} to be set again after the layout has changed
 */
export function createHighlighter(surface) {
  return "highlights" in CSS ? new RangeHighlighter() : new BoxHighlighter(surface);
}

class RangeHighlighter {
  #layers = new Map();

  constructor() {
    LAYERS.forEach((layer, priority) => {
      const highlight = new Highlight();
      highlight.priority = priority;
      CSS.highlights.set(`aloud-${layer}`, highlight);
      this.#layers.set(layer, highlight);
    });
  }

  set(layer, range) {
    const highlight = this.#layers.get(layer);
    highlight.clear();
    if (range) {
      highlight.add(range);
    }
  }
}

class BoxHighlighter {
  #surface;
  #boxes = new Map();

  constructor(surface) {
    this.#surface = surface;
  }

  set(layer, range) {
    this.#boxes.get(layer)?.forEach((box) => box.remove());
    const origin = this.#surface.getBoundingClientRect();
    const rectangles = range ? [...range.getClientRects()] : [];
    this.#boxes.set(
      layer,
      rectangles.map((rectangle) => this.#box(layer, rectangle, origin)),
    );
  }

  #box(layer, rectangle, origin) {
    const box = document.createElement("span");
    box.className = `highlight-box ${layer}`;
    box.ariaHidden = "true";
    box.style.left = `${rectangle.left - origin.left}px`;
    box.style.top = `${rectangle.top - origin.top}px`;
    box.style.width = `${rectangle.width}px`;
    box.style.height = `${rectangle.height}px`;
    this.#surface.append(box);
    return box;
  }
}
