/**
 * Says what a listener who does not look into the voice panel should know of a neural voice: that its download failed, that it starts, and that it
 * goes on elsewhere.
 */
import { placeOf } from "../../engine/kokoro/words.js";
import { sentence } from "../sentence.js";

/**
 * @param {{engine: import("../engine-client.js").EngineClient, player: import("../player.js").Player,
 *     status: import("./status.js").Status, nameOf: (model: string) => string}} parts
 */
export function announceEngine({ engine, player, status, nameOf }) {
  let ranOn = null;
  let starting = null;
  let fetching = false;
  const showStarting = () => {
    if (starting && player.snapshot.status === "buffering" && player.snapshot.choice?.model === starting) {
      status.progress("starting", `${nameOf(starting)} is getting ready, once for this visit…`);
    } else {
      status.dismiss("starting");
    }
  };
  const showDownload = ({ model, state, message }) => {
    const failed = fetching && (state === "absent" || state === "unavailable") && message;
    fetching = state === "fetching";
    if (fetching) status.dismiss("download");
    if (failed) {
      const words = `${nameOf(model)} could not be downloaded. ${sentence(message)}`;
      status.show(words, { tone: "problem", key: "download", stays: true });
    }
  };
  engine.on("engine", (news) => {
    const { model, state, backend, threads, message } = news;
    showDownload(news);
    starting = state === "starting" ? model : null;
    showStarting();
    if (state === "running") {
      if (ranOn && ranOn !== backend) {
        status.show(`${nameOf(model)} goes on on ${placeOf({ backend, threads })}. ${message}`, { key: "engine" });
      }
      ranOn = backend;
    } else if (state !== "starting") {
      ranOn = null;
    }
  });
  player.subscribe(showStarting);
}
