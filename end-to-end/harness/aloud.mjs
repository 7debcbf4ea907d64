// Runs the real launcher, as a person would: the server as a process that can be stopped or killed, commands to their end.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const ownLauncher = join(repository, "aloud");
const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 30_000;

/** Settings of the person who runs the tests would change what they show: an old cache, another port. */
const ownEnvironment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith("ALOUD_") || name === "ALOUD_CHROMIUM"),
);

const servers = new Set();
const folders = [];
// Who ends the tests early ends their servers too.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));
process.once("exit", () => {
  for (const server of servers) server.kill("SIGKILL");
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new empty folder, removed when this process ends. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "aloud-e2e-"));
  folders.push(folder);
  return folder;
}

/**
 * Runs `./aloud` with these arguments to its end.
 *
 * @param {string[]} args
 * @param {{input?: string, env?: Record<string, string>, cwd?: string, launcher?: string}} [options]
 * @returns {Promise<{code: number | null, signal: string | null, stdout: string, stderr: string}>}
 */
export async function aloud(args, { input = "", env = {}, cwd = repository, launcher = ownLauncher } = {}) {
  const child = spawn(launcher, args, { cwd, env: { ...ownEnvironment, ...env } });
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  child.stdin.on("error", () => {}); // a command that does not read its input may be gone already
  child.stdin.end(input);
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (...how) => resolve(how));
  });
  return { code, signal, stdout: stdout.text, stderr: stderr.text };
}

/**
 * Starts `./aloud serve` on a free port and waits until it says that it is ready.
 *
 * @param {{data?: string, args?: string[], env?: Record<string, string>}} [options]
 */
export async function serve({ data = temporaryFolder(), args = [], env = {} } = {}) {
  const child = spawn(ownLauncher, ["serve", "--port", "0", "--data", data, ...args], {
    cwd: repository,
    env: { ...ownEnvironment, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  servers.add(child);
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const exited = new Promise((resolve) => child.once("exit", (code, signal) => resolve({ code, signal })));
  exited.then(() => servers.delete(child));

  const ready = await until(
    stdout,
    /Aloud is ready at (http:\/\/\S+)/,
    exited,
    () => `./aloud serve did not get ready.\n${stdout.text}\n${stderr.text}`,
  );
  const end = async (signal) => {
    child.kill(signal);
    return within(STOP_LIMIT_MS, exited, () => `the server was still there after ${signal}`);
  };
  return {
    url: ready[1].replace(/\/$/, ""),
    data,
    pid: child.pid,
    /** What it has written so far. */
    output: () => ({ stdout: stdout.text, stderr: stderr.text }),
    /** Asks it to stop, as a person or a service manager does. */
    stop: () => end("SIGTERM"),
    /** Takes it away without a word, as a power cut does. */
    kill: () => end("SIGKILL"),
  };
}

function collect(stream) {
  const collected = { text: "", changed: () => {} };
  stream.setEncoding("utf8");
  stream.on("data", (piece) => {
    collected.text += piece;
    collected.changed();
  });
  return collected;
}

function until(collected, pattern, exited, message) {
  const found = new Promise((resolve, reject) => {
    collected.changed = () => {
      const match = pattern.exec(collected.text);
      if (match) resolve(match);
    };
    collected.changed();
    exited.then(() => reject(new Error(message())));
  });
  return within(START_LIMIT_MS, found, message);
}

/**
 * The promise, or an error when it takes longer than the limit.
 *
 * @template T
 * @param {number} limitMs
 * @param {Promise<T>} promise
 * @param {() => string} message
 * @returns {Promise<T>}
 */
export async function within(limitMs, promise, message) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(message())), limitMs);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}
