/** Guesses how high a paragraph will be before it is in the page, from the type it is set in. */
import { HEADING } from "../document-model.js";

/** Lines are never quite full; measured on English and German prose. */
const LINE_FILL = 0.95;
/** A heading's type is larger, and it has room around it. */
const HEADING_EXTRA = 1.9;
/** Space below a paragraph, in lines. */
const GAP_LINES = 0.56;
const SAMPLE_CHARACTERS = 2000;

/**
 * @param {HTMLElement} root in which the text is set
 * @param {string} text of the document, whose first characters are measured
 * @returns {(length: number, kind: number) => number} pixels, for a paragraph's characters and kind
 */
export function heightEstimate(root, text) {
  const style = getComputedStyle(root);
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${style.fontSize} ${style.fontFamily}`;
  const sample = text.slice(0, SAMPLE_CHARACTERS).replace(/\s+/g, " ") || "The quick brown fox";
  const character = pen.measureText(sample).width / sample.length || 8;
  const line = parseFloat(style.lineHeight) || parseFloat(style.fontSize) * 1.6;
  const perLine = Math.max(8, (root.clientWidth / character) * LINE_FILL);
  return (length, kind) =>
    Math.ceil(length / perLine) * line * (kind === HEADING ? HEADING_EXTRA : 1) + GAP_LINES * line;
}
