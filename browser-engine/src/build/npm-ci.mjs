/** Runs `npm ci`, but only when the lock file has changed since it last succeeded here. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const STAMP = "node_modules/.aloud-lock-sha256";

const lock = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
if (!existsSync(STAMP) || readFileSync(STAMP, "utf8") !== lock) {
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (npm.status !== 0) {
    console.error(
      `npm ci failed${npm.error ? `: ${npm.error.message}` : ""}; Node 20 or newer with npm must be on the PATH`,
    );
    process.exit(npm.status || 1);
  }
  writeFileSync(STAMP, lock);
}
