/**
 * Says how far the fetching of this device's voice is, when a listener waits for it: it is some megabytes, once.
 *
 * @param {{engine: import("../engine-client.js").EngineClient, player: import("../player.js").Player,
 *     status: import("./status.js").Status}} parts
 */
export function announceLoading({ engine, player, status }) {
  let message = null;
  const show = () => {
    if (message && player.snapshot.status === "buffering") {
      status.progress("loading", message);
    } else {
      status.dismiss("loading");
    }
  };
  engine.on("source", ({ loaded, total, tier }) => {
    if (tier === "browser") {
      message = loaded === undefined || loaded === total ? null : inWords(loaded, total);
      show();
    }
  });
  player.subscribe(show);
}

function inWords(loaded, total) {
  const amount = total > 0 ? `${Math.floor((100 * loaded) / total)} %` : `${(loaded / 1e6).toFixed(1)} MB`;
  return `Fetching the voice for this device, once: ${amount}`;
}
