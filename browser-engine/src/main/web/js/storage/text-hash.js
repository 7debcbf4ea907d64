/**
 * Names a document by its text, to find its place again. Not for security: a 64-bit FNV-1a over UTF-16 units in two
 * halves, as `crypto.subtle` is asynchronous and missing on plain-http addresses.
 *
 * @param {string} text
 * @returns {string} 16 hex digits and the length
 */
export function textHash(text) {
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ (unit + i), 0x85ebca6b);
  }
  return `${hex(low)}${hex(high)}-${text.length.toString(36)}`;
}

function hex(value) {
  return (value >>> 0).toString(16).padStart(8, "0");
}
