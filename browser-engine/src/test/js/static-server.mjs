/**
 * A static server for the built web root, with the security headers that the real server gives. It lets the page be worked on without
 * the Java server, and lets a test take the server away.
 *
 * As a program: `node static-server.mjs [port] [root]`.
 */
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const WEB_ROOT = fileURLToPath(new URL("../../../target/classes/web", import.meta.url));

const HEADERS = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Content-Security-Policy":
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; " +
    "media-src 'self' blob:; img-src 'self' data:; style-src 'self'",
  "X-Content-Type-Options": "nosniff",
  "Cache-Control": "no-cache",
};

const MEDIA_TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
};

/** Where the server offers Kokoro's files, and lists them. */
const PACK = "/models/kokoro-82m/";
const PACK_LIST = "/v1/models/kokoro-82m/files";

/**
 * Starts serving.
 *
 * @param {{root?: string, port?: number, pack?: Map<string, Buffer> | string, extra?: Map<string, string>, halfway?: () => Promise<void>}} [options]
 *     port 0 (the default) takes any free one; `pack`: the files of Kokoro by their path, or the folder of an installed pack; `extra`: scripts that
 *     are served besides, or instead, by path; `halfway`: what is waited for in the middle of the weights, where the pack is no folder
 * @returns {Promise<{url: string, port: number, requests: string[], close: () => Promise<void>}>} `requests` lists the paths asked for so
 *     far; `close` also drops open connections, as a dying server would
 */
export async function startStaticServer({
  root = WEB_ROOT,
  port = 0,
  pack = new Map(),
  extra = new Map(),
  halfway = async () => {},
} = {}) {
  const requests = [];
  const server = createServer((request, response) => {
    const path = decodePath(request.url);
    requests.push(path ?? request.url);
    if (extra.has(path)) answerWith(response, Buffer.from(extra.get(path)), MEDIA_TYPES[".js"]);
    else if (path === PACK_LIST) void listPack(pack, response);
    else if (path?.startsWith(PACK)) void answerPack(pack, path.slice(PACK.length), request, response, halfway);
    else void answer(root, path, request.method, response);
  });
  await new Promise((done, failed) => server.once("error", failed).listen(port, "127.0.0.1", done));
  const actual = server.address().port;
  return {
    url: `http://127.0.0.1:${actual}`,
    port: actual,
    requests,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

function decodePath(url) {
  try {
    return decodeURIComponent(new URL(url, "http://local").pathname);
  } catch {
    return null;
  }
}

function answerWith(response, bytes, type) {
  response.writeHead(200, { ...HEADERS, "Content-Type": type, "Content-Length": bytes.length }).end(bytes);
}

/** What the pack holds by its manifest; nothing where there is no pack. */
async function listPack(pack, response) {
  const manifest =
    typeof pack === "string"
      ? await readFile(join(pack, "manifest.json")).catch(() => null)
      : pack.get("manifest.json");
  const { files } = manifest ? JSON.parse(manifest) : { files: [] };
  const listed = files.map((file) => ({ ...file, url: `${PACK}${file.path}?v=${file.sha256.slice(0, 16)}` }));
  const install = manifest ? null : "aloud models install kokoro-82m";
  answerWith(response, Buffer.from(JSON.stringify({ id: "kokoro-82m", install, files: listed })), "application/json");
}

/** A file of the pack, from a byte on where a range is asked for. */
async function answerPack(pack, path, request, response, halfway) {
  const inFolder = typeof pack === "string" ? resolve(pack, path) : null;
  const size = inFolder
    ? (await stat(inFolder).catch(() => null))?.size // what a test asks for is inside the folder
    : pack.get(path)?.length;
  if (size === undefined) {
    response.writeHead(404, { ...HEADERS, "Content-Type": "text/plain" }).end("no such file in the pack");
    return;
  }
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
  const headers = { ...HEADERS, "Content-Type": "application/octet-stream", "Content-Length": size - from };
  if (from > 0) headers["Content-Range"] = `bytes ${from}-${size - 1}/${size}`;
  response.writeHead(from > 0 ? 206 : 200, headers);
  if (inFolder) {
    createReadStream(inFolder, { start: from }).pipe(response);
    return;
  }
  const half = path.endsWith(".onnx") ? Math.max(from, size >> 1) : from;
  response.write(pack.get(path).subarray(from, half));
  if (half > from) await halfway();
  response.end(pack.get(path).subarray(half));
}

async function answer(root, path, method, response) {
  const file = path === null ? null : resolve(root, "." + (path.endsWith("/") ? path + "index.html" : path));
  const found = file !== null && file.startsWith(resolve(root) + sep) && (await stat(file).catch(() => null));
  if (!found || !found.isFile()) {
    response.writeHead(404, { ...HEADERS, "Content-Type": "text/plain" }).end("not found");
    return;
  }
  const type = MEDIA_TYPES[extname(file)] ?? "application/octet-stream";
  response.writeHead(200, { ...HEADERS, "Content-Type": type, "Content-Length": found.size });
  if (method === "HEAD") response.end();
  else createReadStream(file).pipe(response);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [port, root] = process.argv.slice(2);
  const server = await startStaticServer({
    port: Number(port ?? 8080),
    root: root ? join(process.cwd(), root) : WEB_ROOT,
  });
  console.log(`serving ${root ?? "target/classes/web"} at ${server.url}`);
}
