/**
 * The engine worker: puts the compiled engine (`aloud-engine.js`) into its surroundings and passes messages between it and the page.
 * README.md lists the messages.
 */
import { start } from "./aloud-engine.js";
import { Clock, FlitePort, StorePort } from "./device.js";
import { Flite, fetchBytes } from "./flite.js";
import { IndexedDbShelf } from "./indexed-db-shelf.js";
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

const engine = start({
  page,
  clock: new Clock(),
  store: new StorePort(
    () => IndexedDbShelf.open("aloud-blocks"),
    () => new MemoryShelf(),
  ),
  server: new ServerPort(self.location.origin),
  flite,
  channel: () => new MessageChannel(),
});

addEventListener("message", ({ data }) => dispatch(engine, data, page));
engine.ready();
