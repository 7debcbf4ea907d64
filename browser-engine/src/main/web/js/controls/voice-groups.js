/** A long list of voices in groups of one language and gender, each named once instead of at every voice. */

/** From so many voices on a list is easier to read in groups. */
const MANY = 8;

/**
 * @typedef {{id: string, name: string, language: string, gender: string}} Voice
 * @param {Voice[]} voices
 * @returns {{name: string, voices: Voice[]}[]} in the order in which they first come; one group without a name where there are few
 */
export function groupsOf(voices) {
  if (voices.length <= MANY) return [{ name: "", voices }];
  const groups = new Map();
  for (const voice of voices) {
    const name = aboutOf(voice);
    groups.set(name, [...(groups.get(name) ?? []), voice]);
  }
  return [...groups].map(([name, members]) => ({ name, voices: members }));
}

/** Language and gender in words: "American English, female". @param {Voice} voice */
export function aboutOf({ language, gender }) {
  return [languageName(language), gender?.toLowerCase()].filter(Boolean).join(", ");
}

function languageName(tag) {
  try {
    return new Intl.DisplayNames(undefined, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
