/** Lets times run while something sounds, between one change of the player and the next. */

/** A displayed second is never late by more than this, nor left out. */
const TICK_MS = 250;

/**
 * @param {import("../player.js").Player} player
 * @param {() => void} tick
 */
export function tickWhilePlaying(player, tick) {
  let timer = 0;
  player.subscribe(({ status }) => {
    if (status === "playing") {
      timer ||= setInterval(tick, TICK_MS);
    } else {
      clearInterval(timer);
      timer = 0;
    }
  });
}
