// Kokoro on both sides: the same lines spoken by the server's adapter on the JVM and by the page's engine in Chromium, with any graph
// that has Kokoro's inputs and outputs.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { startStaticServer } from "../../browser-engine/src/test/js/static-server.mjs";
import { openPage } from "../browser.mjs";
import { repository, temporaryFolder } from "./aloud.mjs";
import { toFloat } from "./wav.mjs";

const PROGRAM = "dev.aloud.adapter.onnx.KokoroLines";
const CLASSES = join(repository, "adapters", "onnx", "target", "test-classes");
const LIBRARIES = join(repository, "server", "target", "aloud", "lib", "*");

const WORKER = "/engine/kokoro-lines-worker.js";
const GRAPH = "graph.onnx";

/**
 * @typedef {object} Line
 * @property {string} text without tabs and line feeds
 * @property {string} voice
 * @property {number} speed thousandths
 *
 * @typedef {object} Spoken
 * @property {{ids: number[], durations: number[]}[]} runs of the graph
 * @property {number[][]} words start, end, fromMs and toMs of each
 * @property {Float32Array | null} samples what is heard, at 24 kHz; null where it was not asked for
 */

/**
 * @param {{graph: string, pack: string, lines: Line[], sounds?: boolean}} speaking files of the graph and of the installed pack
 * @returns {Promise<Spoken[]>}
 */
export async function onJvm({ graph, pack, lines, sounds = false }) {
  if (!existsSync(join(CLASSES, ...PROGRAM.split(".")) + ".class")) {
    throw new Error("the adapter's tests are not compiled: mvn -pl adapters/onnx -am test-compile");
  }
  const folder = sounds ? temporaryFolder() : null;
  const input = lines.map(({ text, voice, speed }) => `${voice}\t${speed}\t${text}\n`).join("");
  const output = await java([PROGRAM, graph, pack, ...(folder ? [folder] : [])], input);
  return output
    .replace(/\n$/, "")
    .split("\n")
    .map((line, i) => {
      const [ids, durations, words] = line.split("\t");
      const units = durations.split("|").map(numbers);
      return {
        runs: ids === "" ? [] : ids.split("|").map((each, run) => ({ ids: numbers(each), durations: units[run] })),
        words: rows(numbers(words)),
        samples: folder && floats(readFileSync(join(folder, `${i}.f32`))),
      };
    });
}

/**
 * @param {{browser: import("playwright-core").Browser, graph: string, pack: string, lines: Line[], sounds?: boolean}} speaking
 * @returns {Promise<Spoken[]>}
 */
export async function inChromium({ browser, graph, pack, lines, sounds = false }) {
  const folder = temporaryFolder();
  symlinkSync(graph, join(folder, GRAPH));
  symlinkSync(join(pack, "voices"), join(folder, "voices"));
  const script = readFileSync(new URL("kokoro-lines-worker.js", import.meta.url), "utf8");
  const server = await startStaticServer({ pack: folder, extra: new Map([[WORKER, script]]) });
  const { page, context } = await openPage(browser, { serviceWorkers: "block" });
  try {
    await page.goto(`${server.url}/engine/assets.js`);
    const message = { graph: `/models/kokoro-82m/${GRAPH}`, lines, sounds };
    const spoken = await page.evaluate(askWorker, { worker: WORKER, message });
    return spoken.map(({ runs, words, pcm }) => ({ runs, words: rows(words), samples: pcm && fromBase64(pcm) }));
  } finally {
    await context.close();
    await server.close();
  }
}

/** Runs in the page. */
function askWorker({ worker, message }) {
  const started = new Worker(worker, { type: "module" });
  return new Promise((resolve, reject) => {
    started.onerror = (event) => reject(new Error(event.message));
    started.onmessage = ({ data }) => (data.failed ? reject(new Error(data.failed)) : resolve(data.spoken));
    started.postMessage(message);
  });
}

/** Runs a program of Java with the server's libraries; the launcher that runs the tests says which Java. */
async function java(args, input) {
  const program = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin", "java") : "java";
  const options = ["--enable-native-access=ALL-UNNAMED", "-cp", [CLASSES, LIBRARIES].join(delimiter)];
  const child = spawn(program, [...options, ...args], { stdio: ["pipe", "pipe", "pipe"] });
  const [stdout, stderr] = [child.stdout, child.stderr].map(async (stream) => {
    let text = "";
    for await (const piece of stream.setEncoding("utf8")) text += piece;
    return text;
  });
  child.stdin.on("error", () => {}); // it may be gone already, and says why
  child.stdin.end(input);
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}:\n${await stderr}`);
  return stdout;
}

function numbers(text) {
  return text === "" ? [] : text.split(" ").map(Number);
}

function rows(list) {
  return Array.from({ length: list.length / 4 }, (_, i) => list.slice(4 * i, 4 * i + 4));
}

function floats(bytes) {
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

function fromBase64(text) {
  const bytes = Buffer.from(text, "base64");
  return toFloat(new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)));
}
