/**
 * Decodes text files of unknown encoding: by byte order mark, else UTF-8 where it is valid, else UTF-16 where every other
 * byte is zero, else Windows-1252, which older Western files are in.
 */

const MARKS = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
];
/** How much of a file is looked at for zero bytes. */
const PROBE_BYTES = 4096;

/**
 * @param {Uint8Array} bytes
 * @returns {string} without a byte order mark
 */
export function decodeText(bytes) {
  const mark = MARKS.find((candidate) => candidate.bytes.every((byte, i) => bytes[i] === byte));
  if (mark) {
    return new TextDecoder(mark.encoding).decode(bytes);
  }
  const wide = wideEncoding(bytes);
  if (wide) {
    return new TextDecoder(wide).decode(bytes);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Western text in UTF-16 has a zero in nearly every other byte; no other text has any. */
function wideEncoding(bytes) {
  const probe = bytes.subarray(0, PROBE_BYTES);
  const zeros = [0, 0];
  probe.forEach((byte, i) => (zeros[i & 1] += byte === 0 ? 1 : 0));
  const most = probe.length / 2;
  if (zeros[1] > 0.6 * most && zeros[0] < 0.1 * most) {
    return "utf-16le";
  }
  return zeros[0] > 0.6 * most && zeros[1] < 0.1 * most ? "utf-16be" : null;
}
