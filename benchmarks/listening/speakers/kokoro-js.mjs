// kokoro-js as a speaker: its own front end, the same graph and voice as Aloud.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Graph, KOKORO_HZ } from "./graph.mjs";

const PEERS = fileURLToPath(new URL("../peers", import.meta.url));

/**
 * @param {{pack: string, work: string, voice: string, threads: number}} options
 * @returns {{name: string, speak: (texts: string[]) => AsyncGenerator<{samples: Float32Array, sampleRate: number}>}}
 */
export function kokoroJs({ pack, work, voice, threads }) {
  return {
    name: "kokoro-js",
    async *speak(texts) {
      if (!existsSync(`${PEERS}/node_modules`)) throw new Error(`the peers are not installed: (cd ${PEERS} && npm ci)`);
      const graph = new Graph({ pack, cache: `${work}/audio`, threads });
      for await (const run of frontEnd(texts, { pack, work, voice })) {
        const { samples } = await graph.speak(run);
        yield { samples, sampleRate: KOKORO_HZ };
      }
    },
  };
}

async function* frontEnd(texts, { pack, work, voice }) {
  const child = spawn(process.execPath, [`${PEERS}/front-end.mjs`, work, pack], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(texts.map((text) => `${JSON.stringify({ text, voice })}\n`).join(""));
  for await (const line of createInterface({ input: child.stdout })) yield JSON.parse(line);
}
