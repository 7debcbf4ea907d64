/** Says in the voice panel whether the page would work without the server by now. */

const REFUSED =
  "This browser does not let the page work offline. Allow it to keep this site’s data, and leave a private window, for that.";

const NOT_FETCHED = "What is needed to work offline could not be fetched. Load the page again to try once more.";

/**
 * Asks the service worker, once it has fetched everything.
 *
 * @param {ServiceWorkerContainer} serviceWorkers
 * @param {HTMLElement} note
 * @param {Promise<unknown>} registered rejected where there will be no service worker
 */
export function noteOffline(serviceWorkers, note, registered) {
  note.textContent = "Fetching what is needed to work offline…";
  serviceWorkers.addEventListener("message", ({ data }) => {
    if (data?.type === "offline") {
      note.textContent = data.ready ? "Ready offline." : "Not everything is there yet to work offline.";
    }
  });
  registered.catch(({ name }) => (note.textContent = name === "TypeError" ? NOT_FETCHED : REFUSED));
  serviceWorkers.startMessages();
  serviceWorkers.ready.then(({ active }) => active.postMessage({ type: "offline" }));
}
