/** The paragraphs that are in the page now: one unbroken run of rows, their elements and those of their blocks. */
import { paragraphElement } from "./paragraph-element.js";

export class Rows {
  #root;
  #rows = new Map();
  #blocks = new Map();
  /** First row in the page. */
  first = 0;
  /** One past the last. */
  end = 0;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
  }

  /** Brings exactly these rows into the page; elements that stay are not touched. */
  render(model, first, end) {
    for (const row of [...this.#rows.keys()]) {
      if (row < first || row >= end) {
        this.#remove(row);
      }
    }
    let next = null;
    for (let row = end - 1; row >= first; row--) {
      next = this.#rows.get(row) ?? this.#insert(model, row, next);
    }
    this.first = first;
    this.end = end;
  }

  /** Takes out a row and all after it, as they have changed. */
  dropFrom(row) {
    for (let dropped = row; dropped < this.end; dropped++) {
      this.#remove(dropped);
    }
    this.end = Math.min(this.end, row);
    this.first = Math.min(this.first, this.end);
  }

  clear() {
    this.#root.replaceChildren();
    this.#rows.clear();
    this.#blocks.clear();
    this.first = this.end = 0;
  }

  /** @returns {HTMLElement | undefined} */
  elementOfBlock(block) {
    return this.#blocks.get(block);
  }

  /** @returns {[number, number][]} each row in the page with its height in pixels */
  heights() {
    return [...this.#rows].map(([row, element]) => [row, element.getBoundingClientRect().height]);
  }

  /** The row that a node of the page lies in; undefined outside. */
  rowOf(node) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    const row = element?.closest("[data-row]");
    return row && this.#root.contains(row) ? Number(row.dataset.row) : undefined;
  }

  #insert(model, row, next) {
    const element = paragraphElement(model, row);
    element.dataset.row = String(row);
    this.#root.insertBefore(element, next);
    this.#rows.set(row, element);
    for (const span of element.querySelectorAll("[data-block]")) {
      this.#blocks.set(Number(span.dataset.block), span);
    }
    return element;
  }

  #remove(row) {
    const element = this.#rows.get(row);
    if (element) {
      for (const span of element.querySelectorAll("[data-block]")) {
        this.#blocks.delete(Number(span.dataset.block));
      }
      element.remove();
      this.#rows.delete(row);
    }
  }
}
