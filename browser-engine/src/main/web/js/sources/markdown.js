/** Reads Markdown: to HTML first, then as any web page. The parser is fetched only when a Markdown file is opened. */
import { textOfHtml } from "./html.js";

const PARSER_URL = "/engine/vendor/marked/marked.esm.js";
const FRONT_MATTER = /^---\r?\n[\s\S]*?\r?\n---\r?\n/;

/**
 * @param {string} markdown
 * @returns {Promise<{text: string, title: string}>}
 */
export async function textOfMarkdown(markdown) {
  const { marked } = await import(PARSER_URL);
  const html = marked.parse(markdown.replace(FRONT_MATTER, ""), { gfm: true, async: false });
  return textOfHtml(html);
}
