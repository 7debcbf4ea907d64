// Drives the shipped engine worker the way the page does, without the page: what does it deliver for a text?
import { within } from "./aloud.mjs";

const READ_LIMIT_MS = 600_000;

/**
 * Reads a text from its first block to its last through `/engine/worker.js`, in a page of the server's origin. The browser's
 * own block store is neither read nor written.
 *
 * @param {import("playwright-core").Page} page
 * @param {{text: string, tier: "browser" | "server", model?: string, voice?: string}} reading
 * @returns {Promise<{canonical: string, blocks: {start: number, end: number, kind: number}[],
 *   audio: {index: number, key: string, sampleRate: number, samples: number, sha256: string, words: number[],
 *   tier: string, cached: boolean}[], failures: object[]}>}
 */
export async function readThrough(page, { text, tier, model = "flite", voice = "slt" }) {
  const reading = page.evaluate(readInPage, { text, tier, model, voice });
  return within(READ_LIMIT_MS, reading, () => `the ${tier} tier did not come to the end of the text`);
}

/** Runs in the page. */
async function readInPage({ text, tier, model, voice }) {
  const worker = new Worker("/engine/worker.js", { type: "module" });
  const blocks = [];
  const audio = [];
  const failures = [];
  let canonical = "";
  let complete = false;
  const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

  await new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(`the worker failed: ${event.message}`));
    const arrivals = [];
    const take = {
      blocks(message) {
        canonical = canonical.slice(0, message.textStart) + message.text;
        message.starts.forEach((start, i) => {
          blocks[message.first + i] = { start, end: message.ends[i], kind: message.kinds[i] };
        });
        complete = message.complete;
      },
      audio(message) {
        arrivals.push(
          crypto.subtle.digest("SHA-256", message.pcm).then((digest) => {
            const { index, key, sampleRate, pcm, words, tier: from, cached } = message;
            audio.push({
              index,
              key,
              sampleRate,
              samples: pcm.length,
              sha256: hex(digest),
              words: Array.from(words),
              tier: from,
              cached,
            });
          }),
        );
        worker.postMessage({ type: "cursor", index: message.index, generation: 1 });
      },
      state(message) {
        if (message.state === "failed") failures.push(message);
      },
      error: (message) => reject(new Error(`${message.code}: ${message.message}`)),
    };
    worker.onmessage = ({ data }) => {
      take[data.type]?.(data);
      if (complete && arrivals.length + failures.length === blocks.length) Promise.all(arrivals).then(resolve, reject);
    };
    const send = (message) => worker.postMessage(message);
    send({ type: "preferences", useCache: false });
    send({ type: "open", text, documentId: `e2e-${tier}` });
    send({ type: "voice", tier, model, voice, generation: 1, from: 0 });
    send({ type: "play", index: 0, generation: 1 });
  });
  worker.terminate();
  return { canonical, blocks, audio, failures };
}
