/**
 * The model pack as the server offers it: a list of files, each with an address that names its content, so that it may be kept for good.
 *
 * @typedef {object} PackFile
 * @property {string} path inside the pack, such as `voices/af_heart.bin`
 * @property {number} bytes
 * @property {string} sha256 lowercase hex
 * @property {string} url where it is, on the server that listed it
 */
import { KokoroError } from "./kokoro-error.js";

/** The weights that a browser can run, best first: half the download, and on WASM no slower. */
export const PRECISIONS = ["fp16", "fp32"];

/** How long the server may take to say what it has. */
const ASK_LIMIT_MS = 15_000;

export class Pack {
  /** @param {PackFile[]} files */
  constructor(files) {
    this.files = files;
  }

  /** Reads a list; what is not needed here is left out, and what the server does not have. @throws {KokoroError} when it is none */
  static of(list) {
    const files = (Array.isArray(list?.files) ? list.files : [])
      .filter(({ url }) => typeof url === "string")
      .map(({ path, bytes, sha256, url }) => ({ path, bytes, sha256, url }));
    const sound = files.every(
      ({ path, bytes, sha256 }) =>
        /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(path) && Number.isSafeInteger(bytes) && /^[0-9a-f]{64}$/.test(sha256),
    );
    if (!sound) throw new KokoroError("damaged", "The server’s list of Kokoro’s files cannot be read.");
    return new Pack(files);
  }

  /** The precisions whose weights are in the pack, best first. */
  get precisions() {
    return PRECISIONS.filter((precision) => this.weights(precision) !== null);
  }

  /** @returns {PackFile | null} */
  weights(precision) {
    return this.#file(`model-${precision}.onnx`);
  }

  /** @returns {PackFile | null} */
  voice(id) {
    return this.#file(`voices/${id}.bin`);
  }

  /** All that is needed to speak with these voices. @param {string[]} voices those that are missing are passed over */
  needed(precision, voices) {
    return [...voices.map((id) => this.voice(id)), this.weights(precision)].filter((file) => file !== null);
  }

  #file(path) {
    return this.files.find((file) => file.path === path) ?? null;
  }
}

/** Where the pack comes from. */
export class PackServer {
  #list;
  #fetch;

  /** @param {string | URL} list the address of the list of files @param {typeof fetch} [fetchIt] */
  constructor(list, fetchIt = (...args) => fetch(...args)) {
    this.#list = list;
    this.#fetch = fetchIt;
  }

  /** @returns {Promise<Pack>} what is installed there @throws {KokoroError} */
  async pack() {
    const response = await this.#ask(this.#list, { cache: "no-cache", signal: AbortSignal.timeout(ASK_LIMIT_MS) });
    const list = await response.json().catch(() => null);
    const pack = response.ok ? Pack.of(list) : new Pack([]);
    if (pack.files.length === 0) {
      const how = list?.install ? `with “${list.install}”` : "first";
      throw new KokoroError("not_installed", `The server does not have Kokoro: its operator has to install it ${how}.`);
    }
    return pack;
  }

  /**
   * Begins to fetch a file.
   *
   * @param {PackFile} file
   * @param {number} from the first byte that is wanted
   * @param {AbortSignal} signal
   * @returns {Promise<{body: ReadableStream<Uint8Array>, from: number}>} `from`: where what comes begins, 0 where the server knows no ranges
   * @throws {KokoroError}
   */
  async open(file, from, signal) {
    const headers = from > 0 ? { Range: `bytes=${from}-` } : {};
    // Kept by us, piece by piece: the browser's own cache would hold it twice.
    const response = await this.#ask(file.url, { headers, signal, cache: "no-store" });
    if (!response.ok) {
      throw new KokoroError(
        "not_installed",
        `The server does not give ${file.path} (status ${response.status}): its operator has to install Kokoro again.`,
      );
    }
    return { body: response.body, from: response.status === 206 ? from : 0 };
  }

  async #ask(path, options) {
    try {
      return await this.#fetch(new URL(path, this.#list), options);
    } catch (error) {
      if (options.signal?.aborted && options.signal.reason?.name === "AbortError") {
        throw new KokoroError("cancelled", "The download was cancelled.");
      }
      throw new KokoroError(
        "unreachable",
        "The server with Kokoro’s files cannot be reached. Check the connection, then try again.",
      );
    }
  }
}
