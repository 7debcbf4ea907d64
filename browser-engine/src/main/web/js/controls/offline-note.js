/** Says in the voice panel whether the page would work without the server by now. */

/**
 * Asks the service worker, once it has fetched everything.
 *
 * @param {ServiceWorkerContainer} serviceWorkers
 * @param {HTMLElement} note
 */
export function noteOffline(serviceWorkers, note) {
  note.textContent = "Fetching what is needed to work offline…";
  serviceWorkers.addEventListener("message", ({ data }) => {
    if (data?.type === "offline") {
      note.textContent = data.ready ? "Ready offline." : "Not everything is there yet to work offline.";
    }
  });
  serviceWorkers.startMessages();
  serviceWorkers.ready.then(({ active }) => active.postMessage({ type: "offline" }));
}
