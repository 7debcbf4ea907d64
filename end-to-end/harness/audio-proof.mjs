// Proves from what was really played that every block was heard: whole, in order, with nothing put in between.
//
// The proof does not trust the player. It takes the samples that went to the output and the audio that each block should
// have, made independently, and finds the one in the other: first where a block begins, then stretch by stretch whether
// the rest of it follows at its place. A stretch that comes late means that the output starved inside the block.
import { correlation, loudness, resample } from "./wav.mjs";

/** Between two blocks that were ready, silence beyond what their audio holds. The limit. */
export const GAP_LIMIT_MS = 60;
const STRETCH_MS = 40;
const ANCHOR_MS = 240;
const QUIET = 0.004; // below this a stretch is silence and cannot be told from any other
const ALIKE = 0.8;
const ANCHOR_ALIKE = 0.6;

/**
 * @typedef {object} ExpectedBlock
 * @property {number} index
 * @property {Float32Array} samples what it should sound like
 *
 * @typedef {object} HeardBlock
 * @property {number} index
 * @property {number} startMs where in the recording its first sample is
 * @property {number} endMs where its last sample is
 * @property {number | null} gapMs what lies between the block before and this one; null for the first
 * @property {number} stalledMs silence put into the block
 * @property {number} missingMs how much of it was not found in its place
 *
 * @typedef {object} Proof
 * @property {boolean} ok
 * @property {string[]} problems what a listener would complain about, in words
 * @property {HeardBlock[]} blocks those that were found
 */

/**
 * @param {{samples: Float32Array, sampleRate: number}} recording what the output played
 * @param {ExpectedBlock[]} expected in the order in which they should be heard
 * @param {number} sampleRate of the expected samples
 * @returns {Proof}
 */
export function proveAudio(recording, expected, sampleRate) {
  const heard = resample(recording.samples, recording.sampleRate, sampleRate);
  const toMs = (samples) => (samples * 1000) / sampleRate;
  const problems = [];
  const blocks = [];
  let after = 0; // sample of the recording after which the next block should come
  for (const block of expected) {
    const found = follow(heard, block.samples, after, sampleRate);
    if (found === null) {
      problems.push(`block ${block.index} was not heard after ${toMs(after).toFixed(0)} ms`);
      continue;
    }
    const gapMs = blocks.length === 0 ? null : toMs(found.start - after);
    const result = {
      index: block.index,
      startMs: toMs(found.start),
      endMs: toMs(found.end),
      gapMs,
      stalledMs: toMs(found.stalled),
      missingMs: toMs(found.missing),
    };
    blocks.push(result);
    if (gapMs !== null && gapMs > GAP_LIMIT_MS) {
      problems.push(`${gapMs.toFixed(0)} ms of silence before block ${block.index}`);
    }
    if (result.stalledMs > GAP_LIMIT_MS) {
      problems.push(`the output stalled for ${result.stalledMs.toFixed(0)} ms inside block ${block.index}`);
    }
    if (result.missingMs > 2 * STRETCH_MS) {
      problems.push(`${result.missingMs.toFixed(0)} ms of block ${block.index} were not heard`);
    }
    after = found.end;
  }
  return { ok: problems.length === 0, problems, blocks };
}

/**
 * Finds the block after a place of the recording and follows it to its end.
 *
 * @returns {{start: number, end: number, stalled: number, missing: number} | null} in samples
 */
function follow(heard, samples, after, sampleRate) {
  const stretch = Math.round((STRETCH_MS * sampleRate) / 1000);
  const anchorLength = Math.min(samples.length, Math.round((ANCHOR_MS * sampleRate) / 1000));
  const anchor = firstLoud(samples, stretch);
  const length = Math.min(anchorLength, samples.length - anchor);
  // A block may begin a little before the end of the one before was expected: rounding, not overlap.
  const from = Math.max(0, after + anchor - stretch);
  const place = bestPlace(heard, samples, anchor, length, from, heard.length - length);
  if (place === null || place.likeness < ANCHOR_ALIKE) return null;

  const start = place.at - anchor;
  let offset = start; // where in the recording the block's sample 0 would be, by what was found last
  let stalled = 0;
  let missing = 0;
  for (let at = anchor; at + stretch <= samples.length; at += stretch) {
    if (loudness(samples, at, stretch) < QUIET) continue;
    if (fits(heard, offset + at, samples, at, stretch)) continue;
    // Not at its place: a little off by rounding, or late because the output had nothing to play.
    const next = bestPlace(heard, samples, at, 2 * stretch, offset + at - stretch / 4, offset + at + 3 * sampleRate);
    if (next !== null && next.likeness >= ALIKE) {
      const late = next.at - at - offset;
      if (late > 0) stalled += late;
      offset += late;
    } else {
      missing += stretch;
    }
  }
  return { start, end: offset + samples.length, stalled, missing };
}

function firstLoud(samples, stretch) {
  for (let at = 0; at + stretch <= samples.length; at += stretch >> 2) {
    if (loudness(samples, at, stretch) >= 2 * QUIET) return at;
  }
  return 0;
}

function fits(heard, fromHeard, samples, from, length) {
  return (
    fromHeard >= 0 &&
    fromHeard + length <= heard.length &&
    correlation(heard, fromHeard, samples, from, length) >= ALIKE
  );
}

/** The place between two bounds where the stretch is most alike: every second sample first, then exactly. */
function bestPlace(heard, samples, from, wanted, first, last) {
  const length = Math.min(wanted, samples.length - from);
  const low = Math.max(0, Math.round(first));
  const high = Math.min(heard.length - length, Math.round(last));
  let best = null;
  const look = (at) => {
    const likeness = correlation(heard, at, samples, from, length);
    if (best === null || likeness > best.likeness) best = { at, likeness };
    return likeness;
  };
  for (let at = low; at <= high; at += 2) {
    // The first place that is as good as certain is the one: a sentence said twice is heard the first time first.
    if (look(at) > 0.97) break;
  }
  if (best === null) return null;
  for (let at = Math.max(low, best.at - 3), end = Math.min(high, best.at + 3); at <= end; at++) look(at);
  return best;
}
