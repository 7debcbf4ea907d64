/**
 * The flite program: a WASI command, run once per instance. A fresh instance a run makes it deterministic (its noise source is seeded in its
 * own memory), so that every host gets the same samples for the same arguments.
 *
 * Nothing here knows about workers, so that Node's tests run the very same code.
 */
import { ConsoleStdout, File, OpenFile, PreopenDirectory, WASI } from "./vendor/browser_wasi_shim/index.js";

/** Where the program finds its only folder, which lives in memory. */
const ROOT = "/";

/**
 * @typedef {object} FliteCommand
 * @property {string[]} args the command line, program name first
 * @property {string} inputFile name of a file that is there before the run, such as `words.txt`; empty for none
 * @property {string} input its content
 * @property {string} outputFile name of the file whose content is handed back, such as `speech.wav`; empty for none
 */

/**
 * @typedef {object} FliteRun
 * @property {number} exitCode 0 when it went well
 * @property {string} stdout
 * @property {string} stderr
 * @property {Uint8Array | null} file what was written to `outputFile`; null when nothing was
 */

/**
 * Runs the program to its end, on the calling thread.
 *
 * @param {WebAssembly.Module} module the compiled `flite.wasm`
 * @param {FliteCommand} command
 * @returns {FliteRun}
 * @throws {WebAssembly.RuntimeError} when the program traps
 */
export function runFlite(module, { args, inputFile, input, outputFile }) {
  const files = inputFile ? [[inputFile, new File(new TextEncoder().encode(input), { readonly: true })]] : [];
  const folder = new PreopenDirectory(ROOT, new Map(files));
  const out = new Output();
  const err = new Output();
  const descriptors = [new OpenFile(new File([])), out.descriptor, err.descriptor, folder];
  const wasi = new WASI(args, [], descriptors, { debug: false });
  const instance = new WebAssembly.Instance(module, { wasi_snapshot_preview1: wasi.wasiImport });
  const exitCode = wasi.start(instance);
  const file = outputFile ? folder.dir.contents.get(outputFile) : null;
  return { exitCode, stdout: out.text(), stderr: err.text(), file: file ? file.data : null };
}

/** Collects what the program prints, up to a limit: a program gone wild must not fill the memory. */
class Output {
  static LIMIT = 1 << 20;

  #decoder = new TextDecoder();
  #text = "";

  descriptor = new ConsoleStdout((bytes) => {
    if (this.#text.length < Output.LIMIT) this.#text += this.#decoder.decode(bytes, { stream: true });
  });

  text() {
    return this.#text + this.#decoder.decode();
  }
}
