/**
 * Writes `engine/assets.json`: every file of the web root with its size and SHA-256, and a version made of all of them. The service worker
 * precaches by it, the flite worker verifies `flite.wasm` by it.
 *
 * Usage: node assets.mjs WEB_ROOT
 */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

const LIST = "engine/assets.json";
const root = process.argv[2];

const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .map((file) => ({ file, path: "/" + relative(root, file).split(sep).join("/") }))
  .filter(({ path }) => path !== "/" + LIST)
  .sort((a, b) => (a.path < b.path ? -1 : 1))
  .map(({ file, path }) => {
    const bytes = readFileSync(file);
    return { path, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
  });

const version = createHash("sha256")
  .update(files.map(({ path, sha256 }) => `${path} ${sha256}\n`).join(""))
  .digest("hex")
  .slice(0, 16);
writeFileSync(join(root, LIST), JSON.stringify({ version, files }, null, 1) + "\n");
