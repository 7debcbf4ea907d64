// The texts of the intelligibility gate: sentences of our own, each with the words that a careful reader says.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where Aloud's own texts are: one file a kind, `written<TAB>said` a line. */
export const TEXTS = fileURLToPath(new URL("../../end-to-end/texts/intelligibility", import.meta.url));

/**
 * @typedef {object} Sentence
 * @property {string} category the file's name
 * @property {number} line from 1
 * @property {string} text as it is written
 * @property {string} said the words that are to be heard; " | " between readings that are equally right
 */

/**
 * @param {{folder?: string, categories?: string[], every?: number, most?: number}} [options] every: each nth sentence of each file
 *     only; most: and no more of a file than that
 * @returns {Sentence[]}
 */
export function corpus({ folder = TEXTS, categories = [], every = 1, most = Infinity } = {}) {
  const files = readdirSync(folder).filter((name) => name.endsWith(".txt"));
  const wanted = files
    .map((name) => basename(name, ".txt"))
    .filter((name) => !categories.length || categories.includes(name));
  if (wanted.length === 0) throw new Error(`no such texts in ${folder}: ${categories.join(", ")}`);
  return wanted.sort().flatMap((category) =>
    sentences(join(folder, `${category}.txt`), category)
      .filter((_, i) => i % every === 0)
      .slice(0, most),
  );
}

function sentences(path, category) {
  return readFileSync(path, "utf8")
    .split("\n")
    .map((row, i) => ({ row, line: i + 1 }))
    .filter(({ row }) => row !== "" && !row.startsWith("#"))
    .map(({ row, line }) => {
      const [text, said, more] = row.split("\t");
      if (!text || !said || more !== undefined) throw new Error(`${path}:${line}: not "written<TAB>said"`);
      return { category, line, text, said };
    });
}
