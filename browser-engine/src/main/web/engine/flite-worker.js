/**
 * The sub-worker in which flite runs, so that a run that does not end can be ended by ending the worker.
 *
 * Takes `{type: "module", module}` once, then `{type: "run", id, command}`; answers each run with
 * `{type: "done", id, exitCode, stdout, stderr, file}` or `{type: "trapped", id, message}`.
 */
import { runFlite } from "./flite-program.js";

let module = null;

addEventListener("message", ({ data }) => {
  if (data.type === "module") module = data.module;
  else if (data.type === "run") answer(data);
});

function answer({ id, command }) {
  try {
    const run = runFlite(module, command);
    postMessage({ type: "done", id, ...run }, run.file ? [run.file.buffer] : []);
  } catch (error) {
    postMessage({ type: "trapped", id, message: String(error?.message ?? error) });
  }
}
