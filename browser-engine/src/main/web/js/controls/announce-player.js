/** Puts what the player does into words: for screen readers each change of state, on screen only what needs care. */
import { sentence } from "../sentence.js";

const ADVICE = {
  "audio-blocked": "The browser did not allow sound. Press play again.",
  "audio-broken": "Sound stopped working. Close other tabs that play sound, then press play.",
  "engine-unavailable": "The reading engine could not be started. Reload the page to try again.",
};

/** How long waiting lasts before it is worth a word. */
const WAIT_MS = 1200;

/**
 * @param {{player: import("../player.js").Player, status: import("./status.js").Status,
 *     tiers: import("../tiers.js").Tiers, reload?: () => void}} parts
 */
export function announcePlayer({ player, status, tiers, reload = () => location.reload() }) {
  let before = player.snapshot;
  let waiting = 0;
  player.subscribe((now) => {
    const was = before;
    before = now;
    if (now.documentId !== was.documentId) {
      status.dismiss("failed");
      status.dismiss("skipped");
    }
    if (now.skipped && now.skipped !== was.skipped && now.status !== "failed") {
      status.show(`A passage could not be spoken and was left out: ${sentence(now.skipped.message)}`, {
        key: "skipped",
      });
    }
    if (now.status === was.status) {
      return;
    }
    clearTimeout(waiting);
    if (now.status === "buffering") {
      waiting = setTimeout(() => status.announce("Preparing the voice."), WAIT_MS);
    } else if (now.status === "playing") {
      status.dismiss("failed");
      status.announce(`Playing${now.speaking ? `, ${tiers.voices.describe(now.speaking)}` : ""}.`);
    } else if (now.status === "paused" && (was.status === "playing" || was.status === "buffering")) {
      status.announce("Paused.");
    } else if (now.status === "ended") {
      status.announce("The end.");
    } else if (now.status === "failed") {
      showProblem(now.problem);
    }
  });

  function showProblem(problem) {
    const message = ADVICE[problem.code] ?? `This passage could not be spoken: ${sentence(problem.message)}`;
    const actions = [
      problem.code === "engine-unavailable"
        ? { label: "Reload the page", run: reload }
        : { label: "Try again", run: () => player.play() },
    ];
    if (!ADVICE[problem.code] && problem.index + 1 < player.snapshot.count) {
      actions.push({
        label: "Skip it",
        run: () => {
          player.seek(problem.index + 1);
          player.play();
        },
      });
    }
    status.show(message, { tone: "problem", key: "failed", actions });
  }
}
