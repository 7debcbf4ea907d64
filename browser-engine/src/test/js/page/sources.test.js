import assert from "node:assert/strict";
import { test } from "node:test";
import { textOfNode } from "../../../main/web/js/sources/html.js";
import { formatOf, readFile } from "../../../main/web/js/sources/source.js";
import { decodeText } from "../../../main/web/js/sources/text.js";

/**
 * As much of the DOM as html.js asks for, so that its rules are tested here; that browsers' DOMParser brings the same is
 * tested in end-to-end/.
 */
function element(tag, attributes, ...children) {
  const nodes = children.map((child) =>
    typeof child === "string" ? { nodeType: 3, nodeValue: child, textContent: child } : child,
  );
  const made = {
    nodeType: 1,
    tagName: tag.toUpperCase(),
    childNodes: nodes,
    children: nodes.filter(({ nodeType }) => nodeType === 1),
    textContent: nodes.map(({ textContent }) => textContent).join(""),
    hasAttribute: (name) => name in attributes,
    getAttribute: (name) => attributes[name] ?? null,
  };
  made.children.forEach((child) => (child.parentElement = made));
  return made;
}

const el = (tag, ...children) => element(tag, {}, ...children);

function latin(text, encoding) {
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    const bytes = [...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]);
    return Uint8Array.from(encoding === "utf-16le" ? bytes : bytes.map((_, i) => bytes[i ^ 1]));
  }
  return new TextEncoder().encode(text);
}

test("utf_8_with_and_without_a_byte_order_mark_reads_the_same", () => {
  assert.equal(decodeText(latin("Größe – 日本")), "Größe – 日本");
  assert.equal(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, ...latin("Größe"))), "Größe");
});

test("utf_16_is_known_by_its_mark_or_by_its_zeros", () => {
  assert.equal(decodeText(Uint8Array.of(0xff, 0xfe, ...latin("Größe", "utf-16le"))), "Größe");
  assert.equal(decodeText(Uint8Array.of(0xfe, 0xff, ...latin("Größe", "utf-16be"))), "Größe");
  assert.equal(decodeText(latin("Plain words without a mark.", "utf-16le")), "Plain words without a mark.");
  assert.equal(decodeText(latin("Plain words without a mark.", "utf-16be")), "Plain words without a mark.");
});

test("what_is_not_utf_8_is_read_as_windows_1252", () => {
  // Node 20 decodes this encoding as ISO 8859-1, so only letters that both share are looked at.
  assert.equal(decodeText(Uint8Array.of(0x47, 0x72, 0xf6, 0xdf, 0x65)), "Größe");
});

test("a_file_is_read_by_its_name_then_its_type_then_its_look", () => {
  const bytes = latin("text");
  assert.equal(formatOf({ name: "notes.md", type: "" }, bytes), "markdown");
  assert.equal(formatOf({ name: "page.HTM", type: "" }, bytes), "html");
  assert.equal(formatOf({ name: "page", type: "text/html" }, bytes), "html");
  assert.equal(formatOf({ name: "README", type: "" }, bytes), "text");
  assert.equal(formatOf({ name: "book.pdf", type: "application/pdf" }, latin("%PDF-1.7")), "binary");
  assert.equal(
    formatOf(
      { name: "photo", type: "" },
      Uint8Array.from({ length: 200 }, (_, i) => i % 7),
    ),
    "binary",
  );
});

test("a_text_file_becomes_a_text_named_by_the_file", async () => {
  assert.deepEqual(await readFile(new File(["Once upon a time."], "A tale.txt")), {
    text: "Once upon a time.",
    title: "A tale",
  });
});

test("empty_binary_and_oversized_files_are_refused_with_a_sentence", async () => {
  await assert.rejects(readFile(new File([" \n"], "empty.txt")), /no text to read in “empty.txt”/);
  await assert.rejects(readFile(new File(["%PDF-1.7"], "book.pdf")), /not a text file/);
  await assert.rejects(readFile({ name: "huge.txt", size: 1e9 }), /larger than 32 MB/);
});

test("paragraphs_and_headings_stand_apart_by_blank_lines", () => {
  const page = el(
    "body",
    el("h1", "Title"),
    el("p", "First  line\n wrapped."),
    el("div", el("p", "Second."), "Loose words."),
  );

  assert.equal(textOfNode(page), "Title\n\nFirst line wrapped.\n\nSecond.\n\nLoose words.");
});

test("inline_elements_do_not_break_words_or_lose_spaces", () => {
  const page = el("p", "A ", el("em", "most"), " unusual", el("b", "ly"), " long", el("i", " word"), ".");

  assert.equal(textOfNode(page), "A most unusually long word.");
});

test("list_items_stand_on_lines_of_their_own_and_keep_their_numbers", () => {
  const page = el(
    "body",
    el("p", "Bring:"),
    el("ul", el("li", "bread"), el("li", el("p", "wine"), el("ul", el("li", "red")))),
    element("ol", { start: "3" }, el("li", "third"), el("li", "fourth")),
  );

  assert.equal(textOfNode(page), "Bring:\n\n- bread\n- wine\n\n- red\n\n3. third\n4. fourth");
});

test("what_is_not_meant_to_be_read_is_left_out", () => {
  const page = el(
    "body",
    el("nav", "Home"),
    el("script", "alert(1)"),
    el("style", "p {}"),
    element("p", { hidden: "" }, "secret"),
    element("p", { "aria-hidden": "true" }, "decoration"),
    element("div", { role: "navigation" }, "menu"),
    element("p", { style: "color: red; display:none" }, "gone"),
    element("p", { style: "color: red" }, "Kept."),
  );

  assert.equal(textOfNode(page), "Kept.");
});

test("tables_read_row_by_row_line_breaks_break_and_code_keeps_its_lines", () => {
  const page = el(
    "body",
    el(
      "table",
      el("tbody", el("tr", el("th", "Port"), el("th", "Ships")), el("tr", el("td", "Hull"), el("td", " 12 "))),
    ),
    el("p", "Roses are red,", el("br"), "violets are blue."),
    el("pre", "if (a) {\n  b();\n}\n"),
  );

  assert.equal(textOfNode(page), "Port, Ships\nHull, 12\n\nRoses are red,\nviolets are blue.\n\nif (a) {\n  b();\n}");
});

test("a_form_around_a_page_does_not_hide_it_and_only_its_controls_are_left_out", () => {
  const page = el("body", el("form", el("p", "The article."), el("input"), el("button", "Send"), el("p", "Its end.")));

  assert.equal(textOfNode(page), "The article.\n\nIts end.");
});

test("a_table_that_lays_out_a_page_is_read_cell_by_cell_with_its_paragraphs", () => {
  const page = el(
    "table",
    el("tr", el("td", "Menu"), el("td", el("h1", "Head"), el("p", "First, here."), el("p", "Second."))),
  );

  assert.equal(textOfNode(page), "Menu\n\nHead\n\nFirst, here.\n\nSecond.");
});

test("a_cell_of_one_paragraph_is_still_a_cell", () => {
  const page = el("table", el("tr", el("td", el("p", "Hull")), el("td", el("p", "12"))));

  assert.equal(textOfNode(page), "Hull, 12");
});

test("a_picture_is_read_by_its_description", () => {
  assert.equal(
    textOfNode(el("p", "See", element("img", { alt: "a lighthouse" }), "there.")),
    "See a lighthouse there.",
  );
});
