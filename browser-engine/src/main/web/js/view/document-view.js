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
import { HEADING } from "../document-model.js";
import { HeightIndex } from "./height-index.js";
import { paragraphElement } from "./paragraph-element.js";

/** Screens kept ready above and below the window. */
const OVERSCAN = 1;
/** Paragraphs that a selection may keep in the page. */
const SELECTION_ROWS = 400;
/** Lines are never quite full; measured on English and German prose. */
const LINE_FILL = 0.95;
const HEADING_EXTRA = 1.9;

export class DocumentView {
  #root;
  #model = null;
  #heights = new HeightIndex();
  #rows = new Map();
  #blocks = new Map();
  #first = 0;
  #end = 0;
  #width = 0;
  #metrics = { perLine: 60, line: 30, gap: 16 };
  #scheduled = false;
  #listeners = new Set();

  /** @param {HTMLElement} root an empty element in the page's flow */
  constructor(root) {
    this.#root = root;
    addEventListener("scroll", () => this.#schedule(), { passive: true });
    addEventListener("resize", () => this.#schedule(), { passive: true });
    new ResizeObserver(() => this.#resized()).observe(root);
  }

  /** Calls back after paragraphs came into the page or left it. */
  onRendered(listener) {
    this.#listeners.add(listener);
  }

  /** @param {import("../document-model.js").DocumentModel | null} model shown from its top */
  show(model) {
    this.#model = model;
    this.#clear();
    this.#heights = new HeightIndex();
    if (model) {
      this.#measureType();
      this.grow(0);
    } else {
      this.#pad();
    }
  }

  /** @param {number} firstRow the first paragraph that is new or has changed */
  grow(firstRow) {
    const { paragraphs } = this.#model;
    for (let row = firstRow; row < paragraphs.length; row++) {
      if (row < this.#heights.length) {
        this.#heights.set(row, this.#estimate(row));
        this.#remove(row);
      } else {
        this.#heights.push(this.#estimate(row));
      }
    }
    this.#end = Math.min(this.#end, firstRow);
    this.#first = Math.min(this.#first, this.#end);
    this.update();
  }

  /** Lays out anew after the type or the width has changed; the paragraph at the top stays there. */
  relayout() {
    if (!this.#model) {
      return;
    }
    const anchor = this.#anchor();
    this.#measureType();
    for (let row = 0; row < this.#heights.length; row++) {
      const element = this.#rows.get(row);
      this.#heights.set(row, element ? element.getBoundingClientRect().height : this.#estimate(row));
    }
    this.#pad();
    this.#restore(anchor);
    this.update();
  }

  /** Brings the page up to date with the window's place. */
  update() {
    if (!this.#model || this.#heights.length === 0) {
      return;
    }
    // Measured heights replace estimates, which may bring further rows into reach: a few rounds settle it.
    for (let round = 0; round < 4 && this.#renderWindow(); round++);
    this.#listeners.forEach((listener) => listener());
  }

  /** The element of a block, where it is in the page. */
  elementOf(block) {
    return this.#blocks.get(block) ?? null;
  }

  /**
   * The range of a stretch of the canonical text within one block.
   *
   * @returns {Range | null} null where it is not in the page
   */
  rangeOf(block, start, end) {
    const node = this.#blocks.get(block)?.firstChild;
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

  /** The first block whose text is on screen below `top` pixels. */
  firstVisibleBlock(top) {
    for (let row = this.#heights.rowAt(top - this.#top()); row < this.#end; row++) {
      const paragraph = this.#model.paragraphs[row];
      for (let block = paragraph.first; block <= paragraph.last; block++) {
        if ((this.#blocks.get(block)?.getBoundingClientRect().top ?? -1) >= top) {
          return block;
        }
      }
    }
    return 0;
  }

  /**
   * Where a block lies in the document's column, in pixels of the page; brings it into the page first if need be.
   *
   * @param {number} block
   * @param {number} comfort how far below the window's top it is to come, in pixels
   * @returns {number} the scroll position that puts it there
   */
  scrollTargetOf(block, comfort) {
    const element = this.#blocks.get(block);
    if (element) {
      return scrollY + element.getBoundingClientRect().top - comfort;
    }
    return scrollY + this.#top() + this.#heights.topOf(this.#model.paragraphOf(block)) - comfort;
  }

  /** Jumps to a block. */
  jumpTo(block, comfort) {
    // The first jump goes by estimates and brings the block into the page, the second by what was measured then.
    for (let round = 0; round < 2; round++) {
      scrollTo({ top: this.scrollTargetOf(block, comfort), behavior: "instant" });
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
    const width = this.#root.clientWidth;
    if (width !== this.#width) {
      this.#width = width;
      this.relayout();
    }
  }

  /** Distance of the column's top from the window's. */
  #top() {
    return this.#root.getBoundingClientRect().top;
  }

  #renderWindow() {
    const top = this.#top();
    const from = -top - OVERSCAN * innerHeight;
    const to = -top + (1 + OVERSCAN) * innerHeight;
    let first = this.#heights.rowAt(from);
    let end = this.#heights.rowAt(to) + 1;
    [first, end] = this.#withSelection(first, end);
    if (first === this.#first && end === this.#end) {
      return false;
    }
    const anchor = this.#anchor();
    this.#renderRows(first, end);
    this.#pad();
    const grew = this.#measureRows();
    if (grew) {
      this.#pad();
      this.#restore(anchor);
    }
    return grew;
  }

  #renderRows(first, end) {
    for (const row of [...this.#rows.keys()]) {
      if (row < first || row >= end) {
        this.#remove(row);
      }
    }
    let next = null;
    for (let row = end - 1; row >= first; row--) {
      let element = this.#rows.get(row);
      if (!element) {
        element = paragraphElement(this.#model, row);
        element.dataset.row = String(row);
        this.#root.insertBefore(element, next);
        this.#rows.set(row, element);
        for (const span of element.querySelectorAll("[data-block]")) {
          this.#blocks.set(Number(span.dataset.block), span);
        }
      }
      next = element;
    }
    this.#first = first;
    this.#end = end;
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

  #clear() {
    this.#root.replaceChildren();
    this.#rows.clear();
    this.#blocks.clear();
    this.#first = this.#end = 0;
  }

  /** @returns {boolean} whether any height was not as thought */
  #measureRows() {
    let differs = false;
    for (const [row, element] of this.#rows) {
      const { height } = element.getBoundingClientRect();
      if (Math.abs(height - this.#heights.heightOf(row)) > 0.5) {
        this.#heights.set(row, height);
        differs = true;
      }
    }
    return differs;
  }

  #pad() {
    const { total } = this.#heights;
    this.#root.style.paddingTop = `${this.#heights.topOf(this.#first)}px`;
    this.#root.style.paddingBottom = `${Math.max(0, total - this.#heights.topOf(this.#end))}px`;
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

  #withSelection(first, end) {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !this.#root.contains(selection.anchorNode)) {
      return [first, end];
    }
    const rows = [selection.anchorNode, selection.focusNode].map((node) => {
      const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
      return Number(element?.closest("[data-row]")?.dataset.row ?? first);
    });
    const low = Math.min(first, ...rows);
    const high = Math.max(end, ...rows.map((row) => row + 1));
    return high - low <= SELECTION_ROWS ? [low, high] : [first, end];
  }

  #estimate(row) {
    const { first, last, kind } = this.#model.paragraphs[row];
    const length = this.#model.endOf(last) - this.#model.startOf(first);
    const lines = Math.ceil(length / this.#metrics.perLine);
    return lines * this.#metrics.line * (kind === HEADING ? HEADING_EXTRA : 1) + this.#metrics.gap;
  }

  /** Learns how many characters of this text fit a line of this type. */
  #measureType() {
    const style = getComputedStyle(this.#root);
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.font = `${style.fontSize} ${style.fontFamily}`;
    const sample = this.#model.text.slice(0, 2000).replace(/\s+/g, " ") || "The quick brown fox";
    const width = canvas.measureText(sample).width / sample.length || 8;
    const line = parseFloat(style.lineHeight) || parseFloat(style.fontSize) * 1.6;
    this.#width = this.#root.clientWidth;
    this.#metrics = { perLine: Math.max(8, (this.#width / width) * LINE_FILL), line, gap: line * 0.6 };
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
