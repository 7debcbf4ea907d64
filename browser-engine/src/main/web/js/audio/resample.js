/**
 * Changes the sample rate of a block: windowed-sinc interpolation with the cut-off below the lower of the two rates.
 *
 * Only needed where a voice of another rate follows without a pause; a context opened at the voice's own rate plays its
 * samples as they are.
 */

/** Zero crossings of the sinc to either side: enough to keep images below 16-bit speech's audible floor. */
const LOBES = 12;

/**
 * @param {Int16Array} pcm
 * @param {number} fromRate Hz
 * @param {number} toRate Hz
 * @returns {Int16Array} `pcm` itself where the rates are equal
 */
export function resample(pcm, fromRate, toRate) {
  if (fromRate === toRate) {
    return pcm;
  }
  const out = new Int16Array(Math.round((pcm.length * toRate) / fromRate));
  const cutoff = Math.min(1, toRate / fromRate);
  const reach = LOBES / cutoff;
  for (let i = 0; i < out.length; i++) {
    const centre = (i * fromRate) / toRate;
    const first = Math.max(0, Math.ceil(centre - reach));
    const last = Math.min(pcm.length - 1, Math.floor(centre + reach));
    let sum = 0;
    for (let j = first; j <= last; j++) {
      const distance = j - centre;
      sum += pcm[j] * cutoff * sinc(distance * cutoff) * hann(distance / reach);
    }
    out[i] = Math.max(-32768, Math.min(32767, Math.round(sum)));
  }
  return out;
}

function sinc(x) {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function hann(x) {
  return 0.5 + 0.5 * Math.cos(Math.PI * x);
}
