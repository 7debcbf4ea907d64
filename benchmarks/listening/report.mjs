// What was misheard, for people: tables for the terminal, and a list of errors by where they probably come from.
import { rate, rates } from "./listen.mjs";

/** @param {Map<string, import("./listen.mjs").Heard[]>} bySpeaker @returns {string} a table in Markdown, one column a speaker */
export function table(bySpeaker) {
  const speakers = [...bySpeaker.keys()];
  const categories = [...rates(bySpeaker.get(speakers[0])).keys()];
  const row = (name, cells) => `| ${[name, ...cells].join(" | ")} |`;
  const cell = ({ percent, errors, words }) => `${percent.toFixed(2)} % (${errors} of ${words})`;
  const of = (speaker, category) => rates(bySpeaker.get(speaker)).get(category);
  return [
    row("kind", ["sentences", ...speakers]),
    row("---", ["---:", ...speakers.map(() => "---:")]),
    ...categories.map((category) =>
      row(category, [of(speakers[0], category).sentences, ...speakers.map((speaker) => cell(of(speaker, category)))]),
    ),
    row("**all**", [
      bySpeaker.get(speakers[0]).length,
      ...speakers.map((speaker) => `**${cell(rate(bySpeaker.get(speaker)))}**`),
    ]),
  ].join("\n");
}

/** The sentences with most errors. @param {import("./listen.mjs").Heard[]} heard @returns {string} */
export function worst(heard, count = 15) {
  return heard
    .filter(({ errors }) => errors > 0)
    .sort((a, b) => b.errors - a.errors || a.words - b.words)
    .slice(0, count)
    .map(
      (one) =>
        `${one.errors} of ${one.words}  ${one.category}:${one.line}\n  said   ${one.said}\n  heard  ${one.heard}`,
    )
    .join("\n");
}

/** @param {{said: string, heard: string}} confusion */
export function confusionText({ said, heard }) {
  return `${said || "(nothing)"} → ${heard || "(nothing)"}`;
}

/**
 * Splits errors by where they probably come from. What the peer's sound, made from other phonemes, is misheard as too is the ear's
 * mistake (or the reference's). A word that does not stand in the text as it was written comes from the spoken form; the rest is
 * pronunciation.
 *
 * @param {import("./listen.mjs").Heard[]} heard
 * @param {import("./listen.mjs").Heard[] | undefined} peer the same sentences
 */
export function origins(heard, peer) {
  const found = { "spoken form": [], pronunciation: [], ear: [] };
  for (const [i, one] of heard.entries()) {
    const written = new Set(one.text.toLowerCase().match(/[a-z]+/g));
    const peers = new Set(peer?.[i].confusions.map(confusionText));
    for (const confusion of one.confusions) {
      const words = (confusion.said || confusion.heard).split(" ");
      let origin = "pronunciation";
      if (peers.has(confusionText(confusion))) origin = "ear";
      else if (
        words.some((word) => !written.has(word)) &&
        /[\d&@%$£€+=/]|\b[A-Z.]{2,}|[A-Za-z]+\./.test(one.text.slice(0, -1))
      ) {
        origin = "spoken form";
      }
      found[origin].push({ ...one, confusion });
    }
  }
  return found;
}

/** @returns {string} Markdown */
export function errorList(heard, peer) {
  const found = origins(heard, peer);
  return Object.entries(found)
    .map(([origin, errors]) => {
      const lines = errors.map(
        ({ category, line, text, confusion, heard: whole }) =>
          `- ${category}:${line} **${confusionText(confusion)}**\n  - written: ${text}\n  - heard: ${whole}`,
      );
      return [`## ${origin}: ${errors.length}`, "", ...lines, ""].join("\n");
    })
    .join("\n");
}
