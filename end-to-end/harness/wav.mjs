// The few things a test needs to do to samples.

/**
 * Reads a RIFF WAVE file of 16-bit mono samples, which is all that flite and Aloud write.
 *
 * @param {Uint8Array} bytes
 * @returns {{sampleRate: number, pcm: Int16Array}}
 */
export function readWav(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = (at) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (tag(0) !== "RIFF" || tag(8) !== "WAVE") throw new Error("not a RIFF WAVE file");
  let sampleRate = 0;
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    if (tag(at) === "fmt ") {
      const [format, channels, bits] = [8, 10, 22].map((offset) => view.getUint16(at + offset, true));
      if (format !== 1 || channels !== 1 || bits !== 16) {
        throw new Error(`not 16-bit mono PCM: ${format} ${channels} ${bits}`);
      }
      sampleRate = view.getUint32(at + 12, true);
    } else if (tag(at) === "data") {
      const held = Math.min(length, bytes.length - at - 8);
      return { sampleRate, pcm: Int16Array.from({ length: held >> 1 }, (_, i) => view.getInt16(at + 8 + 2 * i, true)) };
    }
    at += 8 + length + (length & 1);
  }
  throw new Error("a WAVE file without data");
}

/**
 * Writes a RIFF WAVE file of 16-bit mono samples.
 *
 * @param {Float32Array} samples in [-1, 1]
 * @param {number} sampleRate
 * @returns {Buffer}
 */
export function writeWav(samples, sampleRate) {
  const bytes = Buffer.alloc(44 + 2 * samples.length);
  bytes.write("RIFF", 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write("WAVEfmt ", 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(sampleRate, 24);
  bytes.writeUInt32LE(2 * sampleRate, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write("data", 36);
  bytes.writeUInt32LE(2 * samples.length, 40);
  samples.forEach((sample, i) => bytes.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32767), 44 + 2 * i));
  return bytes;
}

/** @param {Int16Array} pcm @returns {Float32Array} samples in [-1, 1] */
export function toFloat(pcm) {
  return Float32Array.from(pcm, (sample) => sample / 32768);
}

/**
 * Changes the sample rate with a windowed sinc, low-passed below both Nyquist frequencies.
 *
 * @param {Float32Array} samples
 * @param {number} fromHz
 * @param {number} toHz
 * @returns {Float32Array}
 */
export function resample(samples, fromHz, toHz) {
  if (fromHz === toHz) return samples;
  const step = fromHz / toHz;
  const cutoff = Math.min(1, toHz / fromHz) * 0.95;
  const reach = Math.ceil(12 / cutoff);
  const result = new Float32Array(Math.floor(samples.length / step));
  for (let i = 0; i < result.length; i++) {
    const centre = i * step;
    const first = Math.max(0, Math.ceil(centre - reach));
    const last = Math.min(samples.length - 1, Math.floor(centre + reach));
    let sum = 0;
    let weight = 0;
    for (let j = first; j <= last; j++) {
      const distance = j - centre;
      const x = Math.PI * distance * cutoff;
      const sinc = Math.abs(x) < 1e-9 ? 1 : Math.sin(x) / x;
      const tap = sinc * (0.5 + 0.5 * Math.cos((Math.PI * distance) / (reach + 1)));
      sum += samples[j] * tap;
      weight += tap;
    }
    result[i] = weight === 0 ? 0 : sum / weight;
  }
  return result;
}

/**
 * The frequency at which a voiced sound repeats, by autocorrelation over the loudest stretch of it.
 *
 * @param {Float32Array} samples
 * @param {number} sampleRate
 * @returns {number} Hz, between 60 and 400; the median over all voiced stretches
 */
export function medianPitch(samples, sampleRate) {
  const length = Math.round(0.04 * sampleRate);
  const [shortest, longest] = [Math.floor(sampleRate / 400), Math.ceil(sampleRate / 60)];
  const pitches = [];
  for (let from = 0; from + length + longest < samples.length; from += length) {
    let best = 0;
    let bestLag = 0;
    for (let lag = shortest; lag <= longest; lag++) {
      const likeness = correlation(samples, from, samples, from + lag, length);
      if (likeness > best + 0.01) {
        best = likeness;
        bestLag = lag;
      }
    }
    if (best > 0.8 && loudness(samples, from, length) > 0.01) pitches.push(sampleRate / bestLag);
  }
  return median(pitches);
}

/** @param {number[]} numbers */
export function median(numbers) {
  if (numbers.length === 0) return NaN;
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Root mean square of a stretch. */
export function loudness(samples, from, length) {
  let sum = 0;
  for (let i = from; i < from + length; i++) sum += samples[i] * samples[i];
  return Math.sqrt(sum / length);
}

/** How alike two stretches are, whatever their loudness: 1 the same, 0 unrelated or silent. */
export function correlation(a, fromA, b, fromB, length) {
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < length; i++) {
    const x = a[fromA + i];
    const y = b[fromB + i];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa < 1e-9 || bb < 1e-9 ? 0 : ab / Math.sqrt(aa * bb);
}
