/**
 * Runs every `*.test.js` below a folder with Node's test runner. The files are named one by one, because Node 20 takes folders and not globs, and
 * later ones globs and not folders.
 *
 * Usage: node node-tests.mjs FOLDER
 */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

const files = readdirSync(process.argv[2], { recursive: true })
  .filter((name) => name.endsWith(".test.js"))
  .map((name) => join(process.argv[2], name))
  .sort();
if (files.length === 0) {
  console.error(`there are no tests in ${process.argv[2]}`);
  process.exit(1);
}
// Most of them wait, for a moment of the player's time to pass.
const AT_ONCE = 3;
const options = ["--test", `--test-concurrency=${AT_ONCE}`, "--test-reporter=spec"];
const run = spawnSync(process.execPath, [...options, ...files], { stdio: "inherit" });
process.exit(run.status ?? 1);
