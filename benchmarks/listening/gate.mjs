// What ./aloud test runs: 200 sentences of the corpus, spoken by one server and heard; the words of some are measured.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { options, requirePack } from "./command-line.mjs";
import { aloudStarted } from "./speakers/aloud.mjs";

const USAGE = `Usage: benchmarks/listening/run gate [OPTIONS]

Twenty-five sentences of each kind in the corpus, 200 in all, are spoken by Aloud's server and heard (word error rate at most 2 %); of each
sixth in the corpus the word marks are compared with the sound (median 25 ms, p95 80 ms). About five minutes on two cores. Ends with 1 when
one of them fails, 69 without the model pack.

  --most N          sentences of each kind (25)
  --voice VOICE     (af_heart)
  --pack FOLDER     the installed model pack (where Aloud installs it)
`;

const given = options({ most: { type: "string", default: "25" } }, USAGE);
requirePack(given.pack);
const server = await aloudStarted({ ...given, warm: false });
const failed = [];
// Most of what was spoken for the first is in the server's cache for the second, where aligning takes its time.
for (const [command, choice] of [
  ["intelligibility", ["--most", given.most]],
  ["marks", ["--every", "6"]],
]) {
  process.stdout.write(`\n== ${command}\n`);
  const code = await run(command, ["--url", server.url, "--voice", given.voice, ...choice]);
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
