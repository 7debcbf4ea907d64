// Runs the end-to-end tests: first those in which nothing is played as time passes, two at once; then the others one by one, since a busy
// machine is heard.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";

const PLAYED = ["kokoro-reading", "kokoro-server", "listening", "reading", "server-gone", "two-tiers"].map(
  (name) => `${name}.test.js`,
);

const files = readdirSync(".").filter((name) => name.endsWith(".test.js"));
const missing = PLAYED.filter((name) => !files.includes(name));
if (missing.length > 0) throw new Error(`no such tests: ${missing.join(", ")}`);

const others = files.filter((name) => !PLAYED.includes(name));
const codes = [run(others, 2), run(PLAYED, 1)];
process.exitCode = Math.max(...codes);

function run(some, atOnce) {
  const options = ["--test", `--test-concurrency=${atOnce}`, "--test-timeout=1200000", "--test-reporter=spec"];
  return spawnSync(process.execPath, [...options, ...some], { stdio: "inherit" }).status ?? 1;
}
