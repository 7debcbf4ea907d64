/**
 * Writes a `.br` and a `.gz` next to every file of the web root that is worth compressing. Results are kept by content hash in a cache folder,
 * so that only what changed is compressed again.
 *
 * Usage: node precompress.mjs WEB_ROOT CACHE_FOLDER
 */
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const COMPRESSIBLE = /\.(wasm|js|mjs|css|html|json|svg|webmanifest|lexicon)$/;
const TOO_SMALL = 1024;
const LARGE = 1 << 20;

const [root, cache] = process.argv.slice(2);
mkdirSync(cache, { recursive: true });

const variants = { br: brotli, gz: (bytes) => gzipSync(bytes, { level: bytes.length > LARGE ? 6 : 9 }) };

for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath ?? entry.path, entry.name);
  if (!entry.isFile() || !COMPRESSIBLE.test(entry.name)) continue;
  const bytes = readFileSync(file);
  const hash = createHash("sha256").update(bytes).digest("hex");
  for (const [suffix, compress] of Object.entries(variants)) {
    const target = `${file}.${suffix}`;
    if (bytes.length < TOO_SMALL) rmSync(target, { force: true });
    else {
      copyFileSync(
        cached(`${hash}.${suffix}`, () => compress(bytes)),
        target,
      );
    }
  }
}

function cached(name, make) {
  const file = join(cache, name);
  if (!existsSync(file)) {
    // Renamed into place: a build that is stopped half way leaves no half file behind.
    writeFileSync(`${file}.part`, make());
    renameSync(`${file}.part`, file);
  }
  return file;
}

/** Quality 11 takes minutes on the 21 MB engine and gains a few per cent; small files get it. */
function brotli(bytes) {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: bytes.length > LARGE ? 6 : 10,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
