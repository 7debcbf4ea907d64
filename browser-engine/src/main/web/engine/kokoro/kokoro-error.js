/**
 * Why Kokoro cannot do something, in words for the listener. `code`:
 *
 *  - `not_installed`: the server has no such model
 *  - `unreachable`: the server could not be asked
 *  - `cancelled`: the listener ended the download
 *  - `no_room`: the browser leaves too little storage
 *  - `no_storage`: the browser forbids this page to store anything
 *  - `damaged`: what came is not what the server's manifest names
 *  - `not_here`: the model has not been downloaded
 *  - `too_slow`: this device speaks slower than one listens
 *  - `engine_failed`: nothing on this device could run it
 */
export class KokoroError extends Error {
  /** @param {string} code @param {string} message for people */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/** Whether it is the model that is missing, so that no other way to run it would help. @param {Error & {code?: string}} error */
export function isMissingModel({ code }) {
  return code === "not_here" || code === "no_storage";
}
