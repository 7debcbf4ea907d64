/**
 * Keeps the page usable with the server gone, across reloads too.
 *
 * The build lists every file with its SHA-256 in `engine/assets.js`. Installing fetches what is missing, checks it against the list and keeps
 * it under its hash; only when all of it is there does a version count as installed. From then on everything in the list is answered from
 * that one version, never a mixture. What is not in the list (`/v1` and the like) is left to the network and never kept.
 *
 * A new version waits until the old one's pages are gone, or takes over when the only open page is loaded anew.
 *
 * Messages: a page that posts `{type: "offline"}` is answered `{type: "offline", version, ready}`.
 */
importScripts("/engine/assets.js", "/engine/kept-files.js");

const { version, files } = self.ALOUD_ASSETS;
const { CACHE, nameOf, keep, fetchVerified, pathsIn } = self.keptFiles;

/** Path → SHA-256, as this version has it. */
const hashes = new Map(files.map(({ path, sha256 }) => [path, sha256]));

/** What every page needs, whatever the listener chooses. */
const atOnce = files.filter(({ onDemand }) => !onDemand);
const onDemand = new Set(files.filter((file) => file.onDemand).map(({ path }) => path));

/** How many files are fetched at once. */
const PARALLEL = 6;

self.addEventListener("install", (event) => event.waitUntil(install()));

self.addEventListener("activate", (event) => event.waitUntil(activate()));

self.addEventListener("fetch", (event) => {
  const path = listedPath(event.request);
  if (path === null) return;
  event.respondWith(event.request.mode === "navigate" ? navigate(event.request, path) : answer(event.request, path));
});

self.addEventListener("message", (event) => {
  if (event.data?.type === "offline") event.waitUntil(tellState(event.source));
  if (event.data?.type === "take-over") self.skipWaiting();
});

async function install() {
  const cache = await caches.open(CACHE);
  // Who has a model of this device has its program too, and must have this version's when the server is gone.
  const kept = await pathsIn(cache);
  const alongWith = files.filter(({ path }) => onDemand.has(path) && kept.has(path));
  // Small files first: the engine's 21 MB must not hold up the rest.
  const queue = [...atOnce, ...alongWith].sort((a, b) => a.bytes - b.bytes);
  const fetchNext = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) await keep(cache, file);
  };
  await Promise.all(Array.from({ length: PARALLEL }, fetchNext));
}

/** Forgets the files of older versions, and takes the pages that were loaded before there was a service worker. */
async function activate() {
  const cache = await caches.open(CACHE);
  const needed = new Set(files.map(({ sha256 }) => new URL(nameOf(sha256), self.location).href));
  const kept = await cache.keys();
  await Promise.all(kept.filter(({ url }) => !needed.has(url)).map((request) => cache.delete(request)));
  await self.clients.claim();
}

/** A page load: where a new version waits and the only page is loaded anew, it takes over now, and the load is begun again under it. */
async function navigate(request, path) {
  const { waiting } = self.registration;
  // The one page there is must be the one that is being replaced: another tab would go on with files of both versions.
  const onlyThis = request.isReloadNavigation === true && (await self.clients.matchAll({ type: "window" })).length < 2;
  if (waiting && onlyThis) {
    waiting.postMessage({ type: "take-over" });
    const headers = {
      Refresh: "0",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
    };
    return new Response("", { headers });
  }
  return answer(request, path);
}

async function answer(request, path) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(nameOf(hashes.get(path)));
  // The browser may have evicted it; then the network is as good as it gets.
  return kept ?? (onDemand.has(path) ? fetchOnDemand(cache, request, path) : fetch(request));
}

async function fetchOnDemand(cache, request, path) {
  const sha256 = hashes.get(path);
  const response = await fetchVerified(path, sha256, { cache: "default" });
  if (!response) return fetch(request);
  // Without room for it, it is still good for now.
  await cache.put(nameOf(sha256), response.clone()).catch(() => {});
  return response;
}

async function tellState(client) {
  const cache = await caches.open(CACHE);
  const kept = await Promise.all(atOnce.map(({ sha256 }) => cache.match(nameOf(sha256))));
  client?.postMessage({ type: "offline", version, ready: kept.every(Boolean) });
}

/** The listed path that answers a request, or null where it is none of ours. */
function listedPath(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return null;
  const path = url.pathname === "/" ? "/index.html" : url.pathname;
  return hashes.has(path) ? path : null;
}
