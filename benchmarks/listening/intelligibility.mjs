// The intelligibility gate: every sentence is spoken, heard by Moonshine, and compared with what a careful reader says.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { COMMON, options, requirePack } from "./command-line.mjs";
import { corpus } from "./corpus.mjs";
import { Ear } from "./ear/ear.mjs";
import { listen, rate, rates } from "./listen.mjs";
import { errorList, table, worst } from "./report.mjs";
import { aloudAt, aloudStarted } from "./speakers/aloud.mjs";
import { kokoroJs } from "./speakers/kokoro-js.mjs";

const USAGE = `Usage: benchmarks/listening/run intelligibility [OPTIONS]

Speaks the corpus, hears it, and reports the word error rate of each kind of text. Ends with 1 when Aloud's is over the limit.

  --speaker NAME    aloud, kokoro-js or both (aloud). kokoro-js is the peer: needs (cd peers && npm ci)
  --url URL         a server that runs; without it one is started
  --texts FOLDER    other texts: files of "written<TAB>said" lines
  --kinds A,B       only these files
  --every N         only each Nth sentence of each file (1)
  --most N          and no more of a file than that
  --limit PERCENT   what Aloud may get wrong (2)
  --errors FILE     write all errors there, by where they probably come from, as Markdown
  --voice VOICE     (af_heart)
  --pack FOLDER     the installed model pack (where Aloud installs it)
  --work FOLDER     sound that was spoken is kept there (benchmarks/listening/target)
  --threads N       of the peer's graph (2)
  --json FILE       write everything as JSON
`;

const given = options(
  {
    ...COMMON,
    speaker: { type: "string", default: "aloud" },
    url: { type: "string" },
    texts: { type: "string" },
    kinds: { type: "string", default: "" },
    every: { type: "string", default: "1" },
    most: { type: "string", default: "Infinity" },
    limit: { type: "string", default: "2" },
    errors: { type: "string" },
  },
  USAGE,
);
const sentences = corpus({
  folder: given.texts,
  categories: given.kinds.split(",").filter(Boolean),
  every: Number(given.every),
  most: Number(given.most),
});

const heard = new Map();
const ear = await Ear.open({ threads: given.threads });
for (const speaker of await speakers()) {
  heard.set(speaker.name, await listen(sentences, speaker, ear, progress(speaker.name)));
  await speaker.close?.();
}
await ear.close();

const [, first] = heard.entries().next().value;
const own = heard.get("Aloud");
print(table(heard));
for (const [name, all] of heard) print(`\nworst of ${name}:\n${worst(all)}`);
write(given.json, () => JSON.stringify(summary(), null, 1));
write(given.errors, () => errorList(own ?? first, own && heard.get("kokoro-js")));
const limit = Number(given.limit);
if (own && rate(own).percent > limit) {
  print(`\nFAILED: Aloud is misheard at ${rate(own).percent.toFixed(2)} %, more than ${limit} %`);
  process.exitCode = 1;
}

async function speakers() {
  const { speaker, url, voice } = given;
  if (!["aloud", "kokoro-js", "both"].includes(speaker)) {
    process.stderr.write(`no such speaker: ${speaker}\n\n${USAGE}`);
    process.exit(2);
  }
  const chosen = [];
  if (speaker !== "aloud" || !url) requirePack(given.pack);
  if (speaker !== "kokoro-js") {
    chosen.push(url ? aloudAt({ url, voice }) : await aloudStarted({ pack: given.pack, voice }));
  }
  if (speaker !== "aloud") chosen.push(kokoroJs(given));
  return chosen;
}

function summary() {
  return [...heard].map(([speaker, all]) => ({
    speaker,
    ...rate(all),
    kinds: Object.fromEntries(rates(all)),
    sentences: all,
  }));
}

function progress(name) {
  return (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${name}: ${done} of ${sentences.length} sentences `);
    else if (done % 20 === 0) process.stderr.write(`${name}: ${done} of ${sentences.length} sentences\n`);
  };
}

function write(path, content) {
  if (!path) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${content()}\n`);
}

function print(text) {
  process.stdout.write(`${text}\n`);
}
