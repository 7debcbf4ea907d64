/**
 * Turns a web page into plain text that reads well aloud: paragraphs apart by blank lines, headings and list items on
 * their own, what is not meant to be read left out. The HTML is parsed inertly: no script runs, nothing is fetched.
 */

const DROPPED = new Set([
  "SCRIPT",
  "STYLE",
  "NOSCRIPT",
  "TEMPLATE",
  "NAV",
  "HEAD",
  "SVG",
  "MATH",
  "CANVAS",
  "OBJECT",
  "EMBED",
  "IFRAME",
  "AUDIO",
  "VIDEO",
  "MAP",
  "BUTTON",
  "INPUT",
  "SELECT",
  "TEXTAREA",
  "DATALIST",
  "DIALOG",
  "MENU",
]);
const DROPPED_ROLES = new Set([
  "navigation",
  "banner",
  "contentinfo",
  "search",
  "menu",
  "menubar",
  "toolbar",
  "dialog",
]);
const BLOCKS = new Set([
  "ADDRESS",
  "ARTICLE",
  "ASIDE",
  "BLOCKQUOTE",
  "BODY",
  "CENTER",
  "DD",
  "DETAILS",
  "DIV",
  "DL",
  "DT",
  "FIELDSET",
  "FIGCAPTION",
  "FIGURE",
  "FOOTER",
  "FORM",
  "H1",
  "H2",
  "H3",
  "H4",
  "H5",
  "H6",
  "HEADER",
  "HGROUP",
  "HR",
  "HTML",
  "LI",
  "MAIN",
  "OL",
  "P",
  "PRE",
  "SECTION",
  "SUMMARY",
  "TABLE",
  "TBODY",
  "TFOOT",
  "THEAD",
  "UL",
  "CAPTION",
]);

/**
 * @param {string} html
 * @param {(html: string) => Document} [parse]
 * @returns {{text: string, title: string}} the page's own title, else its first heading
 */
export function textOfHtml(html, parse = parseInertly) {
  const document = parse(html);
  const title = document.title || document.querySelector("h1")?.textContent || "";
  return { text: textOfNode(document.body ?? document.documentElement), title: squeezed(title) };
}

/**
 * The readable text below a node.
 *
 * @param {Node} node
 * @returns {string}
 */
export function textOfNode(node) {
  const writer = new Writer();
  visit(node, writer);
  return writer.finished();
}

function parseInertly(html) {
  return new DOMParser().parseFromString(html, "text/html");
}

function visit(node, writer) {
  if (node.nodeType === 3) {
    writer.words(node.nodeValue);
  } else if (node.nodeType === 1 && !isDropped(node)) {
    visitElement(node, node.tagName.toUpperCase(), writer);
  }
}

function visitElement(element, tag, writer) {
  switch (tag) {
    case "BR":
      return writer.line();
    case "IMG":
      return writer.words(` ${element.getAttribute("alt") ?? ""} `);
    case "PRE":
      return writer.verbatim(element.textContent);
    case "TR":
      return visitRow(element, writer);
    case "LI":
      return visitItem(element, writer);
    default:
      return visitPlain(element, BLOCKS.has(tag), writer);
  }
}

function visitPlain(element, isBlock, writer) {
  if (isBlock) {
    writer.paragraph();
  }
  element.childNodes.forEach((child) => visit(child, writer));
  if (isBlock) {
    writer.paragraph();
  }
}

/** An item is marked as one, numbered where its list is, so that the segmenter lets it stand alone. */
function visitItem(element, writer) {
  const list = element.parentElement;
  const ordered = list?.tagName.toUpperCase() === "OL";
  const siblings = ordered ? [...list.children].filter((child) => child.tagName.toUpperCase() === "LI") : [];
  const first = ordered ? Number(list.getAttribute("start") ?? 1) || 1 : 0;
  writer.line();
  writer.words(ordered ? `${first + siblings.indexOf(element)}. ` : "- ");
  element.childNodes.forEach((child) => {
    // A paragraph just inside an item is the item's own line.
    if (child.nodeType === 1 && child.tagName.toUpperCase() === "P") {
      child.childNodes.forEach((inner) => visit(inner, writer));
      writer.words(" ");
    } else {
      visit(child, writer);
    }
  });
  writer.line();
}

/** A row is one line, cell after cell; where a cell holds more than a line the table lays out a page, and is read as one. */
function visitRow(row, writer) {
  const cells = [...row.children].filter((cell) => !isDropped(cell));
  const texts = cells.map((cell) => textOfNode(cell)).filter((text) => text !== "");
  if (texts.some((text) => text.includes("\n"))) {
    texts.forEach((text) => writer.verbatim(text));
  } else {
    writer.line(texts.join(", "));
  }
}

function isDropped(element) {
  return (
    DROPPED.has(element.tagName.toUpperCase()) ||
    element.hasAttribute("hidden") ||
    element.getAttribute("aria-hidden") === "true" ||
    DROPPED_ROLES.has(element.getAttribute("role") ?? "") ||
    /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)/i.test(element.getAttribute("style") ?? "")
  );
}

function squeezed(text) {
  return text.replace(/\s+/g, " ").trim();
}

/** Collects lines, and keeps white space as a browser would show it. */
class Writer {
  #lines = [];
  #line = "";

  words(text) {
    const run = text.replace(/[^\S\u00a0]+/g, " ");
    this.#line += this.#line === "" || this.#line.endsWith(" ") ? run.replace(/^ /, "") : run;
  }

  line(text = "") {
    this.#flush();
    if (text !== "") {
      this.#lines.push(text);
    }
  }

  paragraph() {
    this.#flush();
    if (this.#lines.length > 0 && this.#lines.at(-1) !== "") {
      this.#lines.push("");
    }
  }

  verbatim(text) {
    this.paragraph();
    this.#lines.push(...text.replace(/\n+$/, "").split("\n"));
    this.paragraph();
  }

  finished() {
    this.#flush();
    return this.#lines.join("\n").trim();
  }

  #flush() {
    const line = this.#line.trimEnd();
    if (line !== "") {
      this.#lines.push(line);
    }
    this.#line = "";
  }
}
