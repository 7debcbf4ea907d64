// The built page on a static server that offers a toy in Kokoro's place, and lets a test take the graphics processor away.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startStaticServer } from "../../browser-engine/src/test/js/static-server.mjs";
import { toyPack } from "../../browser-engine/src/test/js/toy-kokoro.mjs";
import { repository } from "./aloud.mjs";

const WEB = join(repository, "browser-engine", "target", "classes", "web");
export const GRAPH_WORKER = "/engine/kokoro/graph-worker.js";
const ENGINE_WORKER = "/engine/worker.js";
const ASSETS = "/engine/assets.js";

/** What a message on this channel does: the device that the graph is computed on is lost. */
export const LOSS_CHANNEL = "lose-the-graphics-processor";

const WITH_LOSS = `
const ask = globalThis.GPUAdapter?.prototype.requestDevice;
if (ask) {
  GPUAdapter.prototype.requestDevice = async function (...args) {
    const device = await ask.apply(this, args);
    new BroadcastChannel("${LOSS_CHANNEL}").addEventListener("message", () => device.destroy());
    return device;
  };
}
`;

/**
 * @param {object} [options] of the static server; `pack` is a toy's unless given
 * @returns {ReturnType<typeof startStaticServer>}
 */
export function startToyServer({ pack = toyPack({ voices: ALL_VOICES }), ...options } = {}) {
  const pinned = "pinned: { fp16, fp32 },";
  const worker = readFileSync(join(WEB, ENGINE_WORKER), "utf8");
  if (!worker.includes(pinned)) throw new Error(`${ENGINE_WORKER} pins the weights in another way than this knows`);
  const extra = new Map([
    [GRAPH_WORKER, readFileSync(join(WEB, GRAPH_WORKER), "utf8") + WITH_LOSS],
    [ENGINE_WORKER, worker.replace(pinned, "")], // a toy has other weights than those that revisions name
  ]);
  extra.set(ASSETS, listed(extra));
  return startStaticServer({ pack, extra, ...options });
}

/** The service worker's list of files, with what is served otherwise than it was built. */
function listed(extra) {
  const [, json] = /^self\.ALOUD_ASSETS = (.*);\n$/s.exec(readFileSync(join(WEB, ASSETS), "utf8"));
  const assets = JSON.parse(json);
  for (const file of assets.files.filter(({ path }) => extra.has(path))) {
    file.sha256 = createHash("sha256").update(extra.get(file.path)).digest("hex");
  }
  return `self.ALOUD_ASSETS = ${JSON.stringify(assets)};\n`;
}

/** Those that the catalogue lists. */
export const ALL_VOICES = [
  ...["heart", "alloy", "aoede", "bella", "jessica", "kore", "nicole", "nova", "river", "sarah", "sky"].map(
    (name) => `af_${name}`,
  ),
  ...["adam", "echo", "eric", "fenrir", "liam", "michael", "onyx", "puck", "santa"].map((name) => `am_${name}`),
  ...["alice", "emma", "isabella", "lily"].map((name) => `bf_${name}`),
  ...["daniel", "fable", "george", "lewis"].map((name) => `bm_${name}`),
];
