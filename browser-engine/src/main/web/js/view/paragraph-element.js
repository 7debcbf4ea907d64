/**
 * Builds what a paragraph looks like. Each block is one element around one text node that holds exactly the block's
 * canonical text, so that offsets in the text node are canonical offsets less the block's start.
 */
import { HEADING, LIST_ITEM } from "../document-model.js";

/** Lines shorter than this on average were broken on purpose (verse, code, addresses) and stay as they are. */
const WRAPPED_LINE = 52;

/**
 * @param {import("../document-model.js").DocumentModel} model
 * @param {number} row the paragraph's index
 * @returns {HTMLElement}
 */
export function paragraphElement(model, row) {
  const paragraph = model.paragraphs[row];
  const element = document.createElement(paragraph.kind === HEADING ? "h2" : "p");
  element.className = classOf(model, paragraph, model.paragraphs[row + 1]);
  element.dir = "auto";
  for (let block = paragraph.first; block <= paragraph.last; block++) {
    if (block > paragraph.first) {
      element.append(model.gapBefore(block) || " ");
    }
    const span = document.createElement("span");
    span.className = "block";
    span.dataset.block = String(block);
    span.append(model.textOf(block));
    element.append(span);
  }
  return element;
}

/** Whether a paragraph's line breaks are meant: a hard-wrapped novel flows, a poem keeps its lines. */
export function keepsLines(text) {
  const lines = text.split("\n");
  if (lines.length < 2) {
    return false;
  }
  const inner = lines.slice(0, -1);
  return inner.reduce((sum, line) => sum + line.trim().length, 0) / inner.length < WRAPPED_LINE;
}

function classOf(model, { first, last, kind, continued }, next) {
  const classes = ["row"];
  if (kind === LIST_ITEM) {
    classes.push(next?.kind === LIST_ITEM ? "item" : "item last");
  }
  if (continued) {
    classes.push("continued");
  }
  if (keepsLines(model.text.slice(model.startOf(first), model.endOf(last)))) {
    classes.push("verse");
  }
  return classes.join(" ");
}
