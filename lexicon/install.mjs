// Installs what package-lock.json pins, unless that is what is installed. The Maven build runs this each time.
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";

const changed = (path) => statSync(new URL(path, import.meta.url), { throwIfNoEntry: false })?.mtimeMs ?? 0;

if (changed("node_modules/.package-lock.json") < changed("package-lock.json")) {
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: new URL(".", import.meta.url),
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  process.exit(npm.status ?? 1);
}
