import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runFlite } from "../../../target/classes/web/engine/flite-program.js";
import { Flite } from "../../../target/classes/web/engine/flite.js";
import { nodeFlite } from "./engine-harness.mjs";

const BYTES = readFileSync(new URL("../../../target/classes/web/engine/flite.wasm", import.meta.url));
const SHA256 = createHash("sha256").update(BYTES).digest("hex");
const module = new WebAssembly.Module(BYTES);

const say = (text, voice = "kal16") => ({
  args: ["flite", "-voice", voice, "-psdur", "-t", text, "-o", "/o.wav"],
  inputFile: "",
  input: "",
  outputFile: "o.wav",
});

const listWords = (text) => ({
  args: ["flite", "-voice", "kal16", "-ps", "-f", "/words.txt", "-o", "none"],
  inputFile: "words.txt",
  input: text,
  outputFile: "",
});

test("equal commands give equal bytes, whatever ran in between", () => {
  const first = runFlite(module, say("The same bytes each time.", "slt"));
  runFlite(module, say("Something else in between."));
  const again = runFlite(module, say("The same bytes each time.", "slt"));
  assert.equal(first.exitCode, 0);
  assert.equal(Buffer.compare(first.file, again.file), 0);
  assert.equal(first.stdout, again.stdout);
});

test("an input file is read, and what is printed comes back", () => {
  const { stdout, file } = runFlite(module, listWords("one\ntwo\n"));
  assert.equal(file, null);
  assert.match(stdout, /w/);
});

test("a run in the worker gives what a run on this thread gives", async () => {
  const flite = nodeFlite(SHA256);
  const { stdout, file } = await flite.run(say("Hello."), 30_000);
  const here = runFlite(module, say("Hello."));
  assert.equal(Buffer.compare(file, here.file), 0);
  assert.equal(stdout, here.stdout);
  flite.cancel();
});

test("a program that does not end is ended, and the next run works", async () => {
  const flite = nodeFlite(SHA256);
  // An hour of audio: far more than a millisecond's work.
  const endless = flite.run(say("and so on, ".repeat(20_000)), 1);
  await assert.rejects(endless, { code: "engine_timeout" });
  const { file } = await flite.run(say("Still here."), 30_000);
  assert.ok(file.length > 1_000);
  flite.cancel();
});

test("a program with another hash is refused, by name", async () => {
  const flite = new Flite({
    sha256: "0".repeat(64),
    loadBytes: async () => BYTES,
    createWorker: () => assert.fail("it must not be run"),
  });
  await assert.rejects(flite.run(say("Hello."), 1_000), {
    code: "engine_failed",
    message: /not the pinned one.*reload the page/,
  });
});

test("loading that failed is tried again", async () => {
  let attempts = 0;
  const flite = new Flite({
    sha256: SHA256,
    loadBytes: async () => {
      if (++attempts === 1) throw new Error("no network");
      return BYTES;
    },
    createWorker: () => assert.fail("nothing is run here"),
  });
  await assert.rejects(flite.load(), { code: "engine_failed", message: /no network/ });
  assert.ok((await flite.load()) instanceof WebAssembly.Module);
});

test("a program that fails says so with its exit code", async () => {
  const flite = nodeFlite(SHA256);
  const command = { ...say("Hello."), args: ["flite", "-voice", "nobody", "-t", "x", "-o", "/nowhere/o.wav"] };
  await assert.rejects(flite.run(command, 30_000), { code: "engine_failed" });
  flite.cancel();
});
