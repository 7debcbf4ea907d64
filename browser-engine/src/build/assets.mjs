/**
 * Writes `engine/assets.js`: every file that the page needs, with its size and SHA-256, and a version made of all of them. The service worker
 * imports it and precaches by it; since it changes with any file, browsers see that there is a new version.
 *
 * Usage: node assets.mjs WEB_ROOT
 */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

const LIST = "engine/assets.js";

/** What the page works without, and the service worker itself, which browsers fetch by rules of their own. */
const LEFT_OUT = /(\.(br|gz)|\/LICENSE[^/]*|\/COPYING|^\/sw\.js|^\/engine\/assets\.js)$/;

/** What only those need who choose a model that has to be fetched: kept for offline use once it was asked for, and not before. */
const ON_DEMAND = /^\/engine\/(vendor\/onnxruntime-web\/|en\.lexicon$)/;

const root = process.argv[2];

const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .map((file) => ({ file, path: "/" + relative(root, file).split(sep).join("/") }))
  .filter(({ path }) => !LEFT_OUT.test(path))
  .sort((a, b) => (a.path < b.path ? -1 : 1))
  .map(({ file, path }) => {
    const bytes = readFileSync(file);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return { path, bytes: bytes.length, sha256, ...(ON_DEMAND.test(path) ? { onDemand: true } : {}) };
  });

const version = createHash("sha256")
  .update(files.map(({ path, sha256 }) => `${path} ${sha256}\n`).join(""))
  .digest("hex")
  .slice(0, 16);
writeFileSync(join(root, LIST), `self.ALOUD_ASSETS = ${JSON.stringify({ version, files }, null, 1)};\n`);

removeStaleVariants();

/** A compressed variant older than its file would be served in its place. */
function removeStaleVariants() {
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const variant = join(entry.parentPath ?? entry.path, entry.name);
    const file = variant.replace(/\.(br|gz)$/, "");
    if (file === variant) continue;
    const original = statSync(file, { throwIfNoEntry: false });
    if (!original || original.mtimeMs > statSync(variant).mtimeMs) rmSync(variant);
  }
}
