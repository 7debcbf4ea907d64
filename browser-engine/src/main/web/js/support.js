/** What the page cannot do without, and what to tell a listener whose browser does not have it. */

/**
 * @param {typeof globalThis} scope the window
 * @returns {string | null} a sentence, or null where everything is there
 */
export function whatIsMissing(scope) {
  if (!scope.isSecureContext) {
    return "Browsers allow Aloud’s sound only at a secure address. Open it by https, or at localhost.";
  }
  if (!("Worker" in scope) || !("WebAssembly" in scope) || !("AudioWorkletNode" in scope)) {
    return "This browser is too old for Aloud: it cannot make sound in a page. A current browser can.";
  }
  return null;
}
