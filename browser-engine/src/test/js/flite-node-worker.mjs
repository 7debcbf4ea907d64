/** `flite-worker.js` in a Node worker: gives it the globals that a browser's worker has. */
import { parentPort } from "node:worker_threads";

globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
globalThis.addEventListener = (type, listener) => parentPort.on(type, (data) => listener({ data }));

await import("../../../target/classes/web/engine/flite-worker.js");
