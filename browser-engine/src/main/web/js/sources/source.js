/**
 * Takes what a listener brings (a file, a drop, the clipboard) and gives {text, title}. Knows by name and type which
 * reader to use.
 *
 * @typedef {{text: string, title: string}} Source
 */
import { textOfHtml } from "./html.js";
import { textOfMarkdown } from "./markdown.js";
import { decodeText } from "./text.js";

/** Largest file that is opened: a library of books, yet no danger to the page. */
export const FILE_LIMIT_BYTES = 32 * 1024 * 1024;

/** A file that cannot be read aloud, with a sentence for the listener. */
export class UnreadableSource extends Error {}

/**
 * @param {File} file
 * @returns {Promise<Source>}
 * @throws {UnreadableSource} for files that are too large, empty or not text
 */
export async function readFile(file) {
  if (file.size > FILE_LIMIT_BYTES) {
    throw new UnreadableSource(`“${file.name}” is larger than ${FILE_LIMIT_BYTES >> 20} MB. Try a part of it.`);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const source = await textOf(formatOf(file, bytes), bytes, file.name);
  if (source.text.trim() === "") {
    throw new UnreadableSource(`There is no text to read in “${file.name}”.`);
  }
  return { text: source.text, title: source.title || withoutExtension(file.name) };
}

/**
 * Text from the clipboard or a drop; HTML is preferred, as it knows headings and paragraphs.
 *
 * @param {DataTransfer} transfer
 * @returns {Source}
 */
export function readTransfer(transfer) {
  const html = transfer.getData("text/html");
  const rich = html ? textOfHtml(html) : { text: "", title: "" };
  return rich.text.trim() === "" ? { text: transfer.getData("text/plain"), title: "" } : rich;
}

/**
 * @param {{name: string, type: string}} file
 * @param {Uint8Array} bytes
 * @returns {"text" | "markdown" | "html" | "binary"}
 */
export function formatOf({ name, type }, bytes) {
  if (/\.(md|markdown|mdown)$/i.test(name) || type === "text/markdown") {
    return "markdown";
  }
  if (/\.x?html?$/i.test(name) || /html/.test(type)) {
    return "html";
  }
  return looksBinary(bytes) ? "binary" : "text";
}

async function textOf(format, bytes, name) {
  switch (format) {
    case "markdown":
      return textOfMarkdown(decodeText(bytes));
    case "html":
      return textOfHtml(decodeHtml(bytes));
    case "text":
      return { text: decodeText(bytes), title: "" };
    default:
      throw new UnreadableSource(`“${name}” is not a text file. Aloud opens .txt, .md and .html files.`);
  }
}

/** HTML says its own encoding within its first bytes, where it says it at all. */
function decodeHtml(bytes) {
  const start = new TextDecoder("windows-1252").decode(bytes.subarray(0, 1024));
  const declared = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1];
  try {
    return declared ? new TextDecoder(declared).decode(bytes) : decodeText(bytes);
  } catch {
    return decodeText(bytes);
  }
}

/** Control characters that no text has; zeros are UTF-16's business. */
function looksBinary(bytes) {
  const probe = bytes.subarray(0, 2048);
  const odd = probe.filter((byte) => byte < 9 && byte > 0).length;
  const signature = String.fromCharCode(...bytes.subarray(0, 4));
  return signature === "%PDF" || signature === "PK\u0003\u0004" || odd > probe.length / 50;
}

function withoutExtension(name) {
  return name.replace(/\.[^.]{1,8}$/, "");
}
