// Where sound begins after silence, by its energy alone.

const STEP_MS = 2;
const WINDOW_MS = 8;

/**
 * @param {Float32Array} samples
 * @param {number} sampleRate
 * @param {{quietMs?: number, floorDb?: number}} [options] how long silence lasts to count, and how far below the loudest it lies
 * @returns {number[]} milliseconds at which sound begins after each silence, the first included
 */
export function onsets(samples, sampleRate, { quietMs = 80, floorDb = -42 } = {}) {
  const step = Math.round((STEP_MS * sampleRate) / 1000);
  const window = Math.round((WINDOW_MS * sampleRate) / 1000);
  const energies = [];
  for (let from = 0; from + window <= samples.length; from += step) {
    let sum = 0;
    for (let i = from; i < from + window; i++) sum += samples[i] * samples[i];
    energies.push(sum / window);
  }
  const loudest = energies.reduce((most, energy) => Math.max(most, energy), 0);
  const threshold = loudest * 10 ** (floorDb / 10);
  const found = [];
  let quiet = Infinity; // what is before the recording is silence
  for (const [i, energy] of energies.entries()) {
    if (energy < threshold) {
      quiet += STEP_MS;
    } else {
      // The window that first holds sound holds it at its end.
      if (quiet >= quietMs) found.push(i * STEP_MS + WINDOW_MS / 2);
      quiet = 0;
    }
  }
  return found;
}
