// Aloud as a speaker: the real server over its own protocol. Each sentence is a paragraph of one document.
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { serve } from "../../../end-to-end/harness/aloud.mjs";
import { readWav, toFloat } from "../../../end-to-end/harness/wav.mjs";

const MODEL = "kokoro-82m";
const WINDOW = 16;
const BLOCK_LIMIT_MS = 300_000;
const LOAD_LIMIT_MS = 600_000;

/**
 * @typedef {{text: string, fromMs: number, toMs: number}} Word a word as it is written, and when it is heard
 *
 * @param {{url: string, voice: string, model?: string}} options a server that runs
 * @returns {{name: string, speak: (texts: string[]) => AsyncGenerator<{samples: Float32Array, sampleRate: number, words: Word[]}>}}
 */
export function aloudAt({ url, voice, model = MODEL }) {
  return {
    name: "Aloud",
    async *speak(texts) {
      const document = texts.join("\n\n");
      const job = await json(`${url}/v1/models/${model}/tts`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ text: document, voice }),
      });
      const blocks = await allBlocks(url, job.job_id);
      const spoken = wantAll(new URL(job.ws_url, url), blocks.length);
      let from = 0;
      let next = 0;
      for (const text of texts) {
        const own = [];
        const end = from + text.length;
        for (; next < blocks.length && blocks[next].start < end; next++) {
          own.push(await fetchBlock(url, blocks[next].text, await spoken.block(next)));
        }
        if (own.length === 0) throw new Error(`no block for: ${text}`);
        yield joined(own);
        from = end + 2;
      }
      spoken.close();
    },
    /** How long one text takes, from asking for it (the first request) to its first sound and to all of it. */
    async time(text) {
      const askedMs = performance.now();
      const job = await json(`${url}/v1/models/${model}/tts`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ text, voice }),
      });
      const blocks = await allBlocks(url, job.job_id);
      const spoken = wantAll(new URL(job.ws_url, url), blocks.length, askedMs);
      for (const { index } of blocks) await spoken.block(index);
      spoken.close();
      return spoken.times();
    },
  };
}

/**
 * The same with a server of its own, which ends with `close`. Where times are taken it has to be warmed up: until then its engines'
 * compilers take the processors.
 *
 * @param {{pack: string, voice: string, warm?: boolean}} options
 */
export async function aloudStarted({ pack, voice, warm = true }) {
  // Another engine's compiler would take half the processors for a minute.
  const server = await serve({ env: { ALOUD_MODELS: dirname(pack), ALOUD_WORKER_MODELS: MODEL } });
  const isThere = warm ? isReady : isListed;
  const end = performance.now() + LOAD_LIMIT_MS;
  while (!(await isThere(server.url))) {
    if (performance.now() > end) {
      await server.stop();
      throw new Error(`${MODEL} was not ready within ${LOAD_LIMIT_MS / 1000} s`);
    }
    await pause(500);
  }
  return { ...aloudAt({ url: server.url, voice }), url: server.url, close: () => server.stop() };
}

async function isReady(url) {
  return (await fetch(`${url}/health/ready`)).status === 200;
}

async function isListed(url) {
  const { models } = await json(`${url}/v1/models`);
  return models.some(({ id, state }) => id === MODEL && state === "ready");
}

async function allBlocks(url, job) {
  const all = [];
  for (let next = 0; next !== undefined && next !== null;) {
    const page = await json(`${url}/v1/jobs/${job}/blocks?first=${next}&count=500`);
    all.push(...page.blocks);
    next = page.next;
  }
  return all;
}

/** Asks for all blocks in windows, and gives each one's key when it is spoken; times count from `askedMs`. */
function wantAll(address, count, askedMs = performance.now()) {
  if (typeof WebSocket === "undefined") {
    throw new Error("this Node has no WebSocket yet: run benchmarks/listening/run, or node --experimental-websocket");
  }
  const socket = new WebSocket(address.href.replace(/^http/, "ws"), "aloud.blocks.v1");
  const keys = new Map();
  const waiting = new Map();
  let failed = null;
  let wanted = 0;
  const times = { firstMs: null, wholeMs: 0, samples: 0, sampleRate: 0 };
  const fail = (message) => {
    failed ??= new Error(message);
    for (const { reject } of waiting.values()) reject(failed);
  };
  const wantMore = (first) => {
    wanted = Math.min(count, first + WINDOW);
    socket.send(JSON.stringify({ type: "want", first, count: wanted - first, have: [] }));
  };
  socket.addEventListener("open", () => wantMore(0));
  socket.addEventListener("close", ({ code, reason }) => fail(`the server closed the connection: ${code} ${reason}`));
  socket.addEventListener("error", () => fail(`cannot listen at ${address}`));
  socket.addEventListener("message", ({ data }) => {
    if (typeof data !== "string") {
      times.firstMs ??= performance.now() - askedMs;
      return;
    }
    const message = JSON.parse(data);
    if (message.type === "job") times.sampleRate = message.sample_rate;
    if (message.type === "error") fail(`the server says: ${message.message}`);
    if (message.type !== "block") return;
    if (message.state === "failed") fail(`block ${message.index}: ${message.message}`);
    if (message.state !== "ready") return;
    times.wholeMs = performance.now() - askedMs;
    times.samples += message.samples;
    keys.set(message.index, message.key);
    waiting.get(message.index)?.resolve(message.key);
    if (keys.size === wanted && wanted < count) wantMore(wanted);
  });
  return {
    async block(index) {
      if (failed) throw failed;
      if (keys.has(index)) return keys.get(index);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`block ${index} did not come in five minutes`)),
          BLOCK_LIMIT_MS,
        );
        const done = (settle) => (value) => {
          clearTimeout(timer);
          settle(value);
        };
        waiting.set(index, { resolve: done(resolve), reject: done(reject) });
      });
    },
    times: () => ({
      firstMs: times.firstMs ?? times.wholeMs,
      wholeMs: times.wholeMs,
      seconds: times.samples / times.sampleRate,
    }),
    close: () => socket.close(1000),
  };
}

async function fetchBlock(url, text, key) {
  const response = await fetch(`${url}/v1/audio/${key}?codec=wav`);
  if (!response.ok) throw new Error(`the audio of ${key}: ${response.status} ${await response.text()}`);
  const { sampleRate, pcm } = readWav(new Uint8Array(await response.arrayBuffer()));
  const { words } = await json(`${url}/v1/audio/${key}/words`);
  return {
    sampleRate,
    samples: toFloat(pcm),
    words: words.map((word) => ({ ...word, text: text.slice(word.start, word.end) })),
  };
}

/** Mostly a sentence is one block. Two of them follow each other without a gap, as a player plays them. */
function joined(blocks) {
  const sampleRate = blocks[0].sampleRate;
  const samples = new Float32Array(blocks.reduce((sum, block) => sum + block.samples.length, 0));
  const words = [];
  let at = 0;
  for (const block of blocks) {
    const atMs = (at * 1000) / sampleRate;
    for (const { text, from_ms: fromMs, to_ms: toMs } of block.words) {
      words.push({ text, fromMs: atMs + fromMs, toMs: atMs + toMs });
    }
    samples.set(block.samples, at);
    at += block.samples.length;
  }
  return { samples, sampleRate, words };
}

async function json(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response.json();
}
