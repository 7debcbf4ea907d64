/** Sounds to test with, and measures of what came out. */

export const RATE = 16000;

/** A sine as 16-bit samples. */
export function sine(hz, seconds, { amplitude = 0.5, sampleRate = RATE } = {}) {
  return Int16Array.from({ length: Math.round(seconds * sampleRate) }, (_, i) =>
    Math.round(32767 * amplitude * Math.sin((2 * Math.PI * hz * i) / sampleRate)),
  );
}

/** Samples that say where they come from: a different value at every place. */
export function ramp(length, first = 0) {
  return Int16Array.from({ length }, (_, i) => ((first + i) % 30000) + 1);
}

/** Something like a voice: a buzz of falling harmonics, its pitch and loudness moving. */
export function voice(seconds, sampleRate = RATE) {
  let phase = 0;
  return Int16Array.from({ length: Math.round(seconds * sampleRate) }, (_, i) => {
    const t = i / sampleRate;
    phase += (110 + 25 * Math.sin(2 * Math.PI * 0.7 * t)) / sampleRate;
    const harmonics = [1, 2, 3, 4, 5].reduce((sum, n) => sum + Math.sin(2 * Math.PI * n * phase) / n, 0);
    return Math.round(8000 * harmonics * (0.6 + 0.4 * Math.sin(2 * Math.PI * 3 * t)));
  });
}

/** The frequency with most energy, to a fraction of a hertz: a fine scan of the Fourier sum. */
export function dominantHz(samples, { from = 50, to = 1000, sampleRate = RATE } = {}) {
  const power = (hz) => {
    let real = 0;
    let imaginary = 0;
    for (let i = 0; i < samples.length; i++) {
      const hann = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / samples.length);
      real += hann * samples[i] * Math.cos((2 * Math.PI * hz * i) / sampleRate);
      imaginary += hann * samples[i] * Math.sin((2 * Math.PI * hz * i) / sampleRate);
    }
    return real * real + imaginary * imaginary;
  };
  const best = (low, high, step) => {
    let found = low;
    let most = -1;
    for (let hz = low; hz <= high; hz += step) {
      const here = power(hz);
      if (here > most) {
        [most, found] = [here, hz];
      }
    }
    return found;
  };
  const rough = best(from, to, 2);
  return best(rough - 2, rough + 2, 0.1);
}

/** The largest step between two neighbouring samples: a click shows as one. */
export function largestJump(samples) {
  let largest = 0;
  for (let i = 1; i < samples.length; i++) {
    largest = Math.max(largest, Math.abs(samples[i] - samples[i - 1]));
  }
  return largest;
}

/**
 * Renders until the renderer runs dry or a limit is reached, 128 frames at a time as the audio thread does.
 *
 * @returns {{samples: Float32Array, events: object[]}} samples up to where it ran dry
 */
export function renderAll(renderer, { frames = 10 * 60 * RATE, from = 0 } = {}) {
  const quantum = new Float32Array(128);
  const pieces = [];
  const events = [];
  for (let frame = from; frame < from + frames; frame += quantum.length) {
    renderer.render(quantum, frame);
    pieces.push(quantum.slice());
    const news = renderer.takeEvents();
    events.push(...news);
    if (news.some(({ type }) => type === "dry")) {
      break;
    }
  }
  const samples = new Float32Array(pieces.length * quantum.length);
  pieces.forEach((piece, i) => samples.set(piece, i * quantum.length));
  const dry = events.find(({ type }) => type === "dry");
  return { samples: dry ? samples.slice(0, dry.frame - from) : samples, events };
}

/** 16-bit samples as the floats they stand for. */
export function floats(pcm) {
  return Float32Array.from(pcm, (value) => value / 32768);
}
