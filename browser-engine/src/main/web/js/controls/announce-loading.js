/**
 * Says how far the fetching of this device's voice is, when a listener waits for it: it is some megabytes, once. And says
 * why, when it cannot be had.
 *
 * @param {{engine: import("../engine-client.js").EngineClient, player: import("../player.js").Player,
 *     status: import("./status.js").Status}} parts
 */
export function announceLoading({ engine, player, status }) {
  let message = null;
  let problem = null;
  const show = () => {
    const waits = player.snapshot.status === "buffering" && player.snapshot.choice?.tier !== "server";
    for (const [key, words] of [
      ["loading", message],
      ["not-loaded", problem],
    ]) {
      if (words && waits) {
        status.progress(key, words);
      } else {
        status.dismiss(key);
      }
    }
  };
  engine.on("source", ({ loaded, total, tier, state, message: reason }) => {
    if (tier === "browser") {
      message = loaded === undefined || loaded === total ? null : inWords(loaded, total);
      if (state === "offline") {
        problem = `The voice for this device could not be fetched (${reason}). Trying again…`;
      } else if (state === "connected" || loaded > 0) {
        problem = null;
      }
      show();
    }
  });
  player.subscribe(show);
}

function inWords(loaded, total) {
  const amount = total > 0 ? `${Math.floor((100 * loaded) / total)} %` : `${(loaded / 1e6).toFixed(1)} MB`;
  return `Fetching the voice for this device, once: ${amount}`;
}
