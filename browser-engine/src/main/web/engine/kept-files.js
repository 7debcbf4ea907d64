/**
 * The page's own files as this browser keeps them: each under its hash, checked against the list that the build makes (`assets.js`). The service
 * worker keeps and answers with them; the engine worker adds what only a downloaded model needs.
 *
 * One of the two is a classic script and the other a module: hence a script that exports nothing, and `keptFiles` on the global object.
 */
globalThis.keptFiles = (() => {
  /** All versions share it: a file that did not change is not fetched again. */
  const CACHE = "aloud-files";

  /** The header that says of what is kept which file it is: its name is only a hash. */
  const PATH = "Aloud-Path";

  /** The name a file is kept under; no server ever answers to it. */
  const nameOf = (sha256) => `/sha256/${sha256}`;

  /**
   * Puts a file into the cache, unless it is there.
   *
   * @param {Cache} cache
   * @param {{path: string, sha256: string}} file
   * @param {AbortSignal} [signal]
   */
  async function keep(cache, { path, sha256 }, signal = undefined) {
    const name = nameOf(sha256);
    if (await cache.match(name)) return;
    // What the HTTP cache holds will do if it is the right file; if it is not, the server is asked.
    const response =
      (await fetchVerified(path, sha256, { cache: "default", signal })) ??
      (await fetchVerified(path, sha256, { cache: "reload", signal }));
    if (!response) throw new Error(`${path} is of another version: load the page again`);
    await cache.put(name, response);
  }

  /** @returns {Promise<Response | null>} null where it is another file than the hash names */
  async function fetchVerified(path, sha256, options) {
    const response = await fetch(path, options);
    if (!response.ok) throw new Error(`the server answered ${response.status} for ${path}`);
    const bytes = await response.arrayBuffer();
    if ((await hexSha256(bytes)) !== sha256) return null;
    const headers = new Headers(response.headers);
    // The body is kept decoded.
    headers.delete("Content-Encoding");
    headers.delete("Content-Length");
    headers.set(PATH, path);
    return new Response(bytes, { status: 200, headers });
  }

  async function hexSha256(bytes) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  /** @returns {Promise<Set<string>>} the paths of all that is kept, of whatever version */
  async function pathsIn(cache) {
    return new Set((await cache.matchAll()).map(({ headers }) => headers.get(PATH)));
  }

  return { CACHE, nameOf, keep, fetchVerified, pathsIn };
})();
