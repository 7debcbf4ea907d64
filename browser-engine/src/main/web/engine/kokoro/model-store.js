/**
 * Kokoro's files in the browser's Cache API: there after a reload and without the server. A file is kept in pieces, so that a download that was
 * stopped goes on where it was; it counts as here once all of it is, and its checksum is right.
 */
import { KokoroError } from "./kokoro-error.js";
import { Pack } from "./pack.js";
import { megabytes } from "./words.js";

const CACHE = "aloud-models";

/** No server answers to these names. */
const SHELF = "/kept/kokoro-82m/";
const MANIFEST = `${SHELF}manifest`;

/** What is lost at most when a download stops. */
const PIECE_BYTES = 8 << 20;

export class ModelStore {
  #caches;
  #estimate;
  #pieceBytes;

  /**
   * @param {object} [parts]
   * @param {CacheStorage | undefined} [parts.caches] none where the browser gives none
   * @param {() => Promise<{quota?: number, usage?: number}>} [parts.estimate] how much room there is
   * @param {number} [parts.pieceBytes]
   */
  constructor({
    caches = globalThis.caches,
    estimate = async () => (await navigator.storage?.estimate?.()) ?? {},
    pieceBytes = PIECE_BYTES,
  } = {}) {
    this.#caches = caches;
    this.#estimate = estimate;
    this.#pieceBytes = pieceBytes;
  }

  /** @returns {Promise<Pack | null>} the pack that files were last kept of */
  async pack() {
    const kept = await this.#kept(MANIFEST);
    return kept ? Pack.of(await kept.json()) : null;
  }

  /** Whether all of these files are here, whole and sound. @param {import("./pack.js").PackFile[]} files */
  async holds(files) {
    const found = await Promise.all(files.map((file) => this.#isWhole(file)));
    return files.length > 0 && found.every(Boolean);
  }

  /** How much of these files is here, be they whole or not. @param {import("./pack.js").PackFile[]} files @returns {Promise<number>} bytes */
  async keptBytes(files) {
    const kept = await Promise.all(files.map((file) => this.#keptBytesOf(file)));
    return kept.reduce((sum, bytes) => sum + bytes, 0);
  }

  /**
   * Fetches what is missing of these files.
   *
   * @param {Pack} pack that they are of
   * @param {import("./pack.js").PackFile[]} files
   * @param {import("./pack.js").PackServer} server
   * @param {AbortSignal} signal
   * @param {(loaded: number, total: number) => void} onProgress bytes of all files, those that were here among them
   * @throws {KokoroError}
   */
  async fetch(pack, files, server, signal, onProgress) {
    const cache = await this.#cache();
    const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    const missing = total - (await this.keptBytes(files));
    await this.#checkRoom(missing);
    try {
      let before = 0;
      for (const file of files) {
        await this.#fetchFile(cache, file, server, signal, (loaded) => onProgress(before + loaded, total));
        before += file.bytes;
      }
      await this.#put(cache, MANIFEST, JSON.stringify({ files: pack.files }));
    } catch (error) {
      throw error?.name === "QuotaExceededError" ? noRoom(missing, 0) : error;
    }
    await this.#forgetOthers(cache, pack);
  }

  /** @returns {Promise<ArrayBuffer>} a file's content @throws {KokoroError} when it is not here */
  async read(file) {
    const sound = await this.#kept(soundName(file));
    if (!sound) throw new KokoroError("not_here", "Kokoro is not on this device any more: download it again.");
    return this.#join(await this.#cache(), file, Number(await sound.text()));
  }

  /** Forgets everything. @throws {KokoroError} */
  async clear() {
    try {
      await this.#caches?.delete(CACHE);
    } catch (error) {
      throw new KokoroError(
        "no_storage",
        `The browser could not remove Kokoro (${error.message}). Try again, or clear this site’s data in its settings.`,
      );
    }
  }

  /** Looks without making room for what may never come. */
  async #kept(name) {
    try {
      return (await this.#caches.match(name, { cacheName: CACHE })) ?? null;
    } catch {
      return null;
    }
  }

  async #cache() {
    try {
      return await this.#caches.open(CACHE);
    } catch {
      throw new KokoroError(
        "no_storage",
        "This browser lets the page keep nothing, so Kokoro cannot be downloaded. A private window, perhaps?",
      );
    }
  }

  async #checkRoom(missing) {
    const { quota, usage = 0 } = await this.#estimate();
    if (quota !== undefined && quota - usage < missing) throw noRoom(missing, Math.max(0, quota - usage));
  }

  async #fetchFile(cache, file, server, signal, onProgress) {
    if (await this.#isWhole(file)) {
      onProgress(file.bytes);
      return;
    }
    await cache.delete(soundName(file)); // it may have lost a piece
    const kept = await this.#keptBytesOf(file);
    if (kept < file.bytes) {
      const { body, from } = await server.open(file, kept, signal);
      await this.#keepPieces(cache, file, { body, from, kept }, onProgress);
    }
    await this.#checkSum(cache, file);
    await this.#put(cache, soundName(file), String(this.#pieceBytes));
  }

  /** Cuts what comes into pieces and keeps each as soon as it is whole. */
  async #keepPieces(cache, file, { body, from, kept }, onProgress) {
    let skip = kept - from;
    let at = kept;
    let piece = new Uint8Array(Math.min(this.#pieceBytes, file.bytes - at));
    let filled = 0;
    for await (const chunk of chunksOf(body)) {
      let rest = chunk.subarray(Math.min(skip, chunk.length));
      skip -= chunk.length - rest.length;
      while (rest.length > 0) {
        if (filled === piece.length) throw damaged(file); // more than there should be
        const part = rest.subarray(0, piece.length - filled);
        piece.set(part, filled);
        filled += part.length;
        rest = rest.subarray(part.length);
        if (filled === piece.length) {
          await this.#put(cache, pieceName(file, at, this.#pieceBytes), piece);
          at += filled;
          filled = 0;
          piece = new Uint8Array(Math.min(this.#pieceBytes, file.bytes - at));
        }
      }
      onProgress(at + filled);
    }
    if (at < file.bytes) {
      throw new KokoroError(
        "unreachable",
        "The download broke off. What is here is kept, and the next one goes on from there.",
      );
    }
  }

  async #checkSum(cache, file) {
    const digest = new Uint8Array(
      await crypto.subtle.digest("SHA-256", await this.#join(cache, file, this.#pieceBytes)),
    );
    const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    if (hex !== file.sha256) {
      for (let at = 0; at < file.bytes; at += this.#pieceBytes) {
        await cache.delete(pieceName(file, at, this.#pieceBytes));
      }
      throw damaged(file);
    }
  }

  /** Whether it was checked once, and the browser has thrown nothing of it away since. */
  async #isWhole(file) {
    return (await this.#kept(soundName(file))) !== null && (await this.#keptBytesOf(file)) === file.bytes;
  }

  async #keptBytesOf(file) {
    const sound = await this.#kept(soundName(file));
    const pieceBytes = sound ? Number(await sound.text()) : this.#pieceBytes;
    let at = 0;
    while (at < file.bytes && (await this.#kept(pieceName(file, at, pieceBytes)))) at += pieceBytes;
    return Math.min(at, file.bytes);
  }

  async #join(cache, file, pieceBytes) {
    const bytes = new Uint8Array(file.bytes);
    for (let at = 0; at < file.bytes; at += pieceBytes) {
      const piece = await cache.match(pieceName(file, at, pieceBytes));
      if (!piece) throw new KokoroError("not_here", "A part of Kokoro was removed by the browser: download it again.");
      bytes.set(new Uint8Array(await piece.arrayBuffer()), at);
    }
    return bytes.buffer;
  }

  async #put(cache, name, content) {
    try {
      await cache.put(name, new Response(content));
    } catch (error) {
      if (error?.name === "QuotaExceededError") throw error; // who knows how much is needed says so
      throw new KokoroError("no_storage", `The browser could not store Kokoro (${error?.message ?? error}).`);
    }
  }

  /** An older pack's files. */
  async #forgetOthers(cache, pack) {
    const present = new Set(pack.files.map(({ sha256 }) => sha256));
    for (const request of await cache.keys()) {
      const [, sha256] = /\/kept\/kokoro-82m\/([0-9a-f]{64})/.exec(request.url) ?? [];
      if (sha256 && !present.has(sha256)) await cache.delete(request);
    }
  }
}

/** A stream's chunks; not every browser can iterate over a stream. */
async function* chunksOf(body) {
  const reader = body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } catch (error) {
    throw error?.name === "AbortError"
      ? new KokoroError("cancelled", "The download was cancelled.")
      : new KokoroError(
          "unreachable",
          "The download broke off. What is here is kept, and the next one goes on from there.",
        );
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** Holds the size of the pieces, and is there only where the whole was checked. */
function soundName({ sha256 }) {
  return `${SHELF}${sha256}`;
}

function pieceName({ sha256 }, at, pieceBytes) {
  return `${SHELF}${sha256}/${pieceBytes}/${at}`;
}

function damaged({ path }) {
  return new KokoroError(
    "damaged",
    `What came for ${path} is not what the server’s list names. Try the download again.`,
  );
}

function noRoom(needed, left) {
  const has = left > 0 ? `; it leaves ${megabytes(left)}` : "";
  return new KokoroError(
    "no_room",
    `The browser has no room for ${megabytes(needed)}${has}. Free some space, then try again.`,
  );
}
