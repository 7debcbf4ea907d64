// What ./aloud test runs: the corpus, spoken once by one server, heard, and a part of it measured.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { options, requirePack } from "./command-line.mjs";
import { aloudStarted } from "./speakers/aloud.mjs";

const USAGE = `Usage: benchmarks/listening/run gate [OPTIONS]

Every sentence of the corpus is spoken by Aloud's server and heard (word error rate at most 2 %); of each sixth the word marks are
compared with the sound (median 25 ms, p95 80 ms). About six minutes on two cores. Ends with 1 when one of them fails, 69 without
the model pack.

  --every N         each Nth sentence only
  --voice VOICE     (af_heart)
  --pack FOLDER     the installed model pack (where Aloud installs it)
`;

const given = options({ every: { type: "string", default: "1" } }, USAGE);
requirePack(given.pack);
const server = await aloudStarted(given);
const failed = [];
// What was spoken for the first is in the server's cache for the second, where aligning takes its time.
for (const [command, part] of [
  ["intelligibility", 1],
  ["marks", 6],
]) {
  process.stdout.write(`\n== ${command}\n`);
  const every = String(part * Number(given.every));
  const code = await run(command, ["--url", server.url, "--every", every, "--voice", given.voice]);
  if (code !== 0) failed.push(command);
}
await server.close();
if (failed.length > 0) {
  process.stdout.write(`\nFAILED: ${failed.join(", ")}\n`);
  process.exitCode = 1;
}

function run(command, args) {
  const script = fileURLToPath(new URL(`${command}.mjs`, import.meta.url));
  const child = spawn(process.execPath, [...process.execArgv, script, ...args], { stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
