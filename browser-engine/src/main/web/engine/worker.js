/**
 * The engine worker: puts the compiled engine (`aloud-engine.js`) into its surroundings and passes messages between it and the page.
 * README.md lists the messages.
 */
import { start } from "./aloud-engine.js";
import { Clock, FlitePort, KokoroPort, StorePort } from "./device.js";
import { Flite, fetchBytes } from "./flite.js";
import { IndexedDbShelf } from "./indexed-db-shelf.js";
import { GraphProcess } from "./kokoro/graph-process.js";
import { Kokoro } from "./kokoro/kokoro.js";
import { ModelStore } from "./kokoro/model-store.js";
import { PackServer } from "./kokoro/pack.js";
import { Program } from "./kokoro/program.js";
import { MemoryShelf } from "./memory-shelf.js";
import { dispatch, PagePort } from "./page-port.js";
import { ServerPort } from "./socket.js";

const page = new PagePort((message, transfer) => postMessage(message, transfer ?? []));

const flite = (sha256) =>
  new FlitePort(
    new Flite({
      sha256,
      loadBytes: () =>
        fetchBytes(new URL("./flite.wasm", import.meta.url), (loaded, total) => page.loading(loaded, total)),
      createWorker: () => new Worker(new URL("./flite-worker.js", import.meta.url), { type: "module" }),
    }),
  );

/** Models that have to be fetched before they speak, by id. */
const models = {};

const kokoro = (voices, fp16, fp32) => {
  const model = new Kokoro({
    voices: Array.from(voices),
    pinned: { fp16, fp32 },
    store: new ModelStore(),
    program: new Program(),
    server: new PackServer(new URL("/v1/models/kokoro-82m/files", self.location)),
    createProcess: (onLost) =>
      new GraphProcess(
        () => new Worker(new URL("./kokoro/graph-worker.js", import.meta.url), { type: "module" }),
        onLost,
      ),
    onStatus: (status) => page.engine(status),
  });
  models["kokoro-82m"] = model;
  return new KokoroPort(model, () => fetchBytes(new URL("./en.lexicon", import.meta.url)));
};

const engine = start({
  page,
  clock: new Clock(),
  store: new StorePort(
    () => IndexedDbShelf.open("aloud-blocks"),
    () => new MemoryShelf(),
  ),
  server: new ServerPort(self.location.origin),
  flite,
  kokoro,
  channel: () => new MessageChannel(),
});

addEventListener("message", ({ data }) => dispatch(engine, data, page, models));
engine.ready();
for (const model of Object.values(models)) model.check();
