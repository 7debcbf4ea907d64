/** What ONNX Runtime and browsers say when something fails, as a listener can read it: they tell of files and lines of their own sources. */

const MEMORY = /bad_alloc|out of memory|memory access out of bounds|allocat|too large|Array buffer/i;
const LOST = /MapAsyncStatus|device.{0,20}(lost|destroyed)|instance.{0,20}(dropped|lost)/i;
const NO_MEMORY = "there is not enough memory: close other tabs or programs, then try again";
const LONGEST = 120;

/** @param {unknown} error @returns {string} part of a sentence */
export function inShort(error) {
  const message = String(error?.message ?? error);
  if (LOST.test(message)) return "the graphics processor is gone";
  if (MEMORY.test(message) || error instanceof RangeError) return NO_MEMORY;
  const said = message
    .replace(/^.*ERROR_MESSAGE:\s*/s, "")
    .replace(/\S*\/\S+:\d+\s.*?\)\s*/s, "") // where in the runtime's sources
    .replace(/\s+/g, " ")
    .replace(/[.\s]+$/, "");
  return said.length > LONGEST ? `${said.slice(0, LONGEST)}…` : said || "no reason was given";
}
