// What ./aloud test runs: a part of the corpus, spoken once by one server, heard and measured.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { options, requirePack } from "./command-line.mjs";
import { aloudStarted } from "./speakers/aloud.mjs";

const USAGE = `Usage: benchmarks/listening/run gate [OPTIONS]

Each sixth sentence of each kind is spoken by Aloud's server, heard (word error rate at most 2 %), and its word marks are compared with
the sound (median 25 ms, p95 80 ms). About two minutes on two cores. Ends with 1 when one of them fails, 69 without the model pack.

  --every N         each Nth sentence instead; 1 takes all, a quarter of an hour
  --voice VOICE     (af_heart)
  --pack FOLDER     the installed model pack (where Aloud installs it)
`;

const given = options({ every: { type: "string", default: "6" } }, USAGE);
requirePack(given.pack);
const server = await aloudStarted(given);
const failed = [];
for (const command of ["intelligibility", "marks"]) {
  process.stdout.write(`\n== ${command}\n`);
  // What was spoken for the first is in the server's cache for the second.
  const code = await run(command, ["--url", server.url, "--every", given.every, "--voice", given.voice]);
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
