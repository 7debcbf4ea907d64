/**
 * Shows a document of any length by keeping only the paragraphs near the window in the page.
 *
 * Paragraphs that are not there are stood for by padding of their estimated height; an estimate is corrected when its
 * paragraph is measured, and what the reader looks at does not move when one above it is. The window scrolls, not an
 * inner box, so that a phone's browser can hide its bars.
 *
 * What is not in the page cannot be found by the browser's own search, nor selected in one go: a selection keeps the
 * paragraphs it spans in the page, up to SELECTION_ROWS.
 */
import { Subscribers } from "../subscribers.js";
import { heightEstimate } from "./height-estimate.js";
import { HeightIndex } from "./height-index.js";
import { Rows } from "./rows.js";

/** Screens kept ready above and below the window. */
const OVERSCAN = 1;
/** Paragraphs that a selection may keep in the page. */
const SELECTION_ROWS = 400;
/** Measured heights replace estimates, which brings further rows into reach: so many rounds settle it. */
const ROUNDS = 4;

export class DocumentView {
  #root;
  #rows;
  #model = null;
  #heights = new HeightIndex();
  #estimate = () => 0;
  #width = 0;
  #scheduled = false;
  #subscribers = new Subscribers();

  /** @param {HTMLElement} root an empty element in the page's flow */
  constructor(root) {
    this.#root = root;
    this.#rows = new Rows(root);
    addEventListener("scroll", () => this.#schedule(), { passive: true });
    addEventListener("resize", () => this.#schedule(), { passive: true });
    new ResizeObserver(() => this.#resized()).observe(root);
  }

  /** @param {() => void} listener called after paragraphs came into the page or left it, or moved */
  onRendered(listener) {
    return this.#subscribers.add(listener);
  }

  /** @param {import("../document-model.js").DocumentModel | null} model shown from its top */
  show(model) {
    this.#model = model;
    this.#rows.clear();
    this.#heights = new HeightIndex();
    this.#pad();
  }

  /** @param {number} firstRow the first paragraph that is new or has changed */
  grow(firstRow) {
    if (this.#heights.length === 0) {
      this.#measureType();
    }
    for (let row = firstRow; row < this.#model.paragraphs.length; row++) {
      if (row < this.#heights.length) {
        this.#heights.set(row, this.#estimateOf(row));
      } else {
        this.#heights.push(this.#estimateOf(row));
      }
    }
    this.#rows.dropFrom(firstRow);
    this.#pad();
    this.update();
  }

  /** Lays out anew after the type or the width has changed; the paragraph at the top stays there. */
  relayout() {
    if (!this.#model || this.#heights.length === 0) {
      return;
    }
    const anchor = this.#anchor();
    this.#measureType();
    for (let row = 0; row < this.#heights.length; row++) {
      this.#heights.set(row, this.#estimateOf(row));
    }
    this.#measureRows();
    this.#pad();
    this.#restore(anchor);
    this.update();
  }

  /** Brings the page up to date with the window's place. */
  update() {
    if (this.#model && this.#heights.length > 0) {
      for (let round = 0; round < ROUNDS && this.#renderWindow(); round++);
      this.#subscribers.tell();
    }
  }

  /** The element of a block, or null where it is not in the page. */
  elementOf(block) {
    return this.#rows.elementOfBlock(block) ?? null;
  }

  /**
   * The range of a stretch of the canonical text within one block.
   *
   * @returns {Range | null} null where it is not in the page
   */
  rangeOf(block, start, end) {
    const node = this.elementOf(block)?.firstChild;
    if (!node) {
      return null;
    }
    const base = this.#model.startOf(block);
    const range = document.createRange();
    range.setStart(node, Math.max(0, Math.min(start - base, node.length)));
    range.setEnd(node, Math.max(0, Math.min(end - base, node.length)));
    return range;
  }

  /**
   * The canonical place under a point of the window.
   *
   * @returns {{block: number, offset: number} | null}
   */
  placeAt(x, y) {
    const caret = caretAt(x, y);
    const element = caret?.node.parentElement?.closest("[data-block]");
    if (!element || !this.#root.contains(element)) {
      return null;
    }
    const block = Number(element.dataset.block);
    return { block, offset: this.#model.startOf(block) + caret.offset };
  }

  /** The first block that begins on screen, `top` pixels or more below the window's upper edge. */
  firstVisibleBlock(top) {
    for (let block = this.#model.paragraphs[this.#rows.first].first; block < this.#model.count; block++) {
      const element = this.elementOf(block);
      if (!element || element.getBoundingClientRect().top >= top) {
        return block;
      }
    }
    return this.#model.count - 1;
  }

  /** How far below the window's upper edge a block begins, in pixels; an estimate where it is not in the page. */
  topOf(block) {
    const element = this.elementOf(block);
    return element?.getBoundingClientRect().top ?? this.#top() + this.#heights.topOf(this.#model.paragraphOf(block));
  }

  /**
   * Jumps to a block.
   *
   * @param {number} block
   * @param {number} comfort how far below the window's top it is to come, in pixels
   */
  jumpTo(block, comfort) {
    // The first jump goes by estimates and brings the block into the page, the second by what was measured then.
    for (let round = 0; round < 2; round++) {
      scrollBy({ top: this.topOf(block) - comfort, behavior: "instant" });
      this.update();
    }
  }

  #schedule() {
    if (!this.#scheduled) {
      this.#scheduled = true;
      requestAnimationFrame(() => {
        this.#scheduled = false;
        this.update();
      });
    }
  }

  #resized() {
    if (this.#root.clientWidth !== this.#width) {
      this.relayout();
    }
  }

  /** Distance of the column's top from the window's. */
  #top() {
    return this.#root.getBoundingClientRect().top;
  }

  /** @returns {boolean} whether another round may change something */
  #renderWindow() {
    const top = this.#top();
    const [first, end] = this.#withSelection(
      this.#heights.rowAt(-top - OVERSCAN * innerHeight),
      this.#heights.rowAt(-top + (1 + OVERSCAN) * innerHeight) + 1,
    );
    if (first === this.#rows.first && end === this.#rows.end) {
      return false;
    }
    const anchor = this.#anchor();
    this.#rows.render(this.#model, first, end);
    const corrected = this.#measureRows();
    this.#pad();
    if (corrected) {
      this.#restore(anchor);
    }
    return corrected;
  }

  /** @returns {boolean} whether any height was not as thought */
  #measureRows() {
    let corrected = false;
    for (const [row, height] of this.#rows.heights()) {
      if (Math.abs(height - this.#heights.heightOf(row)) > 0.5) {
        this.#heights.set(row, height);
        corrected = true;
      }
    }
    return corrected;
  }

  #pad() {
    const { first, end } = this.#rows;
    this.#root.style.paddingTop = `${this.#heights.topOf(first)}px`;
    this.#root.style.paddingBottom = `${Math.max(0, this.#heights.total - this.#heights.topOf(end))}px`;
  }

  /** The first row on screen and where it is, to hold it there. */
  #anchor() {
    const top = this.#top();
    const row = this.#heights.rowAt(Math.max(0, -top));
    return { row, y: top + this.#heights.topOf(row) };
  }

  #restore({ row, y }) {
    const moved = this.#top() + this.#heights.topOf(row) - y;
    if (Math.abs(moved) >= 1 && scrollY > 0) {
      scrollBy({ top: moved, behavior: "instant" });
    }
  }

  /** Rows that a selection spans stay in the page, or it would be lost. */
  #withSelection(first, end) {
    const selection = getSelection();
    if (!selection || selection.isCollapsed) {
      return [first, end];
    }
    const rows = [selection.anchorNode, selection.focusNode]
      .map((node) => this.#rows.rowOf(node))
      .filter((row) => row >= 0);
    const low = Math.min(first, ...rows);
    const high = Math.max(end, ...rows.map((row) => row + 1));
    return high - low <= SELECTION_ROWS ? [low, high] : [first, end];
  }

  #estimateOf(row) {
    const { first, last, kind } = this.#model.paragraphs[row];
    return this.#estimate(this.#model.endOf(last) - this.#model.startOf(first), kind);
  }

  #measureType() {
    this.#width = this.#root.clientWidth;
    this.#estimate = heightEstimate(this.#root, this.#model.text);
  }
}

function caretAt(x, y) {
  if (document.caretPositionFromPoint) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}
