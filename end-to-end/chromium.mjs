// Finds a Chromium to test in: the one named in ALOUD_CHROMIUM, else the system's, else the one inside npm's
// @sparticuz/chromium, unpacked once below end-to-end/target.
import { spawnSync } from "node:child_process";
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync } from "node:fs";
import { renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));

/**
 * @typedef {object} Chromium
 * @property {string} executable path of the program
 * @property {Record<string, string>} env what its environment needs beside the caller's own
 */

/** @returns {Chromium} the Chromium to use; throws an error that says what to install when there is none */
export function findChromium() {
  const named = process.env.ALOUD_CHROMIUM;
  if (named) {
    if (!isExecutable(named)) throw new Error(`ALOUD_CHROMIUM names ${named}, which is not a program`);
    return { executable: named, env: {} };
  }
  const system = onPath(["chromium", "chromium-browser", "google-chrome"]);
  return system ? { executable: system, env: {} } : unpackedFromNpm();
}

function onPath(names) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  for (const name of names) {
    const found = folders.map((folder) => join(folder, name)).find(isExecutable);
    if (found) return found;
  }
  return null;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function unpackedFromNpm() {
  const packaged = join(here, "node_modules", "@sparticuz", "chromium");
  if (!existsSync(packaged)) {
    throw new Error("no Chromium: install one, or run `npm ci` in end-to-end, or set ALOUD_CHROMIUM");
  }
  const { version } = JSON.parse(readFileSync(join(packaged, "package.json"), "utf8"));
  const folder = join(here, "target", `chromium-${version}`);
  if (!existsSync(folder)) unpack(join(packaged, "bin"), folder);
  return {
    executable: join(folder, "chromium"),
    env: {
      LD_LIBRARY_PATH: [join(folder, "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter),
      FONTCONFIG_PATH: folder,
    },
  };
}

/** Unpacks beside the final folder and renames at the end, so that an interrupted or a second run does no harm. */
function unpack(bin, folder) {
  const partial = `${folder}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  const program = join(partial, "chromium");
  writeFileSync(program, brotliDecompressSync(readFileSync(join(bin, "chromium.br"))));
  chmodSync(program, 0o755);
  for (const archive of ["al2023", "swiftshader", "fonts"]) {
    const input = brotliDecompressSync(readFileSync(join(bin, `${archive}.tar.br`)));
    const tar = spawnSync("tar", ["-x", "-C", partial], { input, stdio: ["pipe", "inherit", "inherit"] });
    if (tar.status !== 0) throw tar.error ?? new Error(`tar could not unpack ${archive}`);
  }
  writeFileSync(join(partial, "fonts.conf"), fontsConf(join(folder, "fonts"), join(folder, "font-cache")));
  try {
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** Without a fonts.conf that names real fonts every text has rectangles of size zero. */
function fontsConf(fonts, cache) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${cache}</cachedir>
</fontconfig>
`;
}
