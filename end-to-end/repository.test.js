// What the repository may hold. It is public: nothing of one machine or one network belongs in it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const MAX_BYTES = 1_000_000;
const NOT_SOURCES = new Set([".git", "target", "node_modules"]);

// Put together here, so that this file does not name them either.
const REGISTRY_HOSTS = [
  ["registry", "npmjs", "org"],
  ["registry", "yarnpkg", "com"],
  ["npm", "pkg", "github", "com"],
  ["repo", "maven", "apache", "org"],
  ["repo1", "maven", "org"],
  ["central", "sonatype", "com"],
  ["files", "pythonhosted", "org"],
  ["pypi", "org"],
  ["index", "crates", "io"],
].map((labels) => labels.join("."));

const HOME_PATH = new RegExp(
  ["(?<![\\w.])/(?:home|Users)/[\\w-]+/", "(?<![\\w.])/(?:root)/", "[A-Z]:\\\\Users\\\\"].join("|"),
);

/** The files that git tracks; those of the tree where this is no checkout, as in an unpacked archive. */
function sources() {
  const git = spawnSync("git", ["ls-files", "-z", "--full-name"], { cwd: ROOT, encoding: "utf8" });
  const found = git.status === 0 ? git.stdout.split("\0").filter(Boolean) : walk("");
  // What is deleted and not yet committed is still tracked.
  return found.filter((path) => lstatSync(join(ROOT, path), { throwIfNoEntry: false })?.isFile());
}

function walk(folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return NOT_SOURCES.has(entry.name) ? [] : walk(path);
    return entry.isFile() ? [path] : [];
  });
}

const files = sources();

function offenders(offends) {
  return files.filter((path) => offends(readFileSync(join(ROOT, path), "utf8")));
}

test("there are files to look at", () => {
  assert.ok(files.includes("README.md") && files.length > 100, `${files.length} files`);
});

test("no file names the host of a package registry: where packages come from is the machine's business", () => {
  assert.deepEqual(
    offenders((text) => REGISTRY_HOSTS.some((host) => text.includes(host))),
    [],
  );
});

test("no file holds the path of somebody's home", () => {
  assert.deepEqual(
    offenders((text) => HOME_PATH.test(text)),
    [],
  );
});

test("no file is over a megabyte: what is large is fetched or generated", () => {
  assert.deepEqual(
    files.filter((path) => lstatSync(join(ROOT, path)).size > MAX_BYTES),
    [],
  );
});
