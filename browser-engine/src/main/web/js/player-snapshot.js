/**
 * What the player shows of itself: frozen values, a new one whenever something changes.
 *
 * @typedef {object} Snapshot
 * @property {"empty" | "opening" | "paused" | "buffering" | "playing" | "ended" | "failed"} status `buffering`: wants to
 *     sound and waits for audio; `failed`: see `problem`
 * @property {string | null} documentId
 * @property {number} index the cursor: the block heard now, or where play would start
 * @property {number} count blocks known so far
 * @property {boolean} complete whether `count` is final
 * @property {number} rate playback rate
 * @property {Choice | null} choice who is to speak
 * @property {Choice | null} speaking who speaks the block at the cursor; differs from `choice` until a change takes hold
 * @property {number} generation raised by every seek and change of voice
 * @property {number} starvations how often sound ran out before the next block was there
 * @property {Problem | null} skipped the block last left out because it could not be spoken
 * @property {Problem | null} problem why the status is `failed`, or will be when what is queued has been heard
 *
 * @typedef {object} Choice
 * @property {"browser" | "server"} tier
 * @property {string} model
 * @property {string} voice
 * @property {string} [revision] the model's, where the catalogue told
 *
 * @typedef {object} Problem
 * @property {string} code
 * @property {string} message
 * @property {number} index the block it concerns
 */

/** @type {Snapshot} */
export const NOTHING_OPEN = Object.freeze({
  status: "empty",
  documentId: null,
  index: 0,
  count: 0,
  complete: false,
  rate: 1,
  choice: null,
  speaking: null,
  generation: 0,
  starvations: 0,
  skipped: null,
  problem: null,
});

/**
 * @param {Snapshot} snapshot
 * @param {Partial<Snapshot>} changes
 * @returns {Snapshot} the snapshot itself where the changes change nothing
 */
export function changed(snapshot, changes) {
  const differs = Object.keys(changes).some((key) => changes[key] !== snapshot[key]);
  return differs ? Object.freeze({ ...snapshot, ...changes }) : snapshot;
}
