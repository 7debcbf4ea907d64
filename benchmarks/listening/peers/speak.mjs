// kokoro-js whole, in a process of its own: lines of {"text", "voice"} in, lines of {"firstMs", "wholeMs", "seconds"} out.
import { createInterface } from "node:readline";
import { TextSplitterStream } from "kokoro-js";
import { modelFolder, whole } from "./kokoro-js.mjs";

const [work, pack, threads] = process.argv.slice(2);
const kokoro = await whole(modelFolder(work, pack), { threads: Number(threads) });
await kokoro.generate("Ready when you are.", { voice: "af_heart" });
process.stdout.write("{}\n");
for await (const line of createInterface({ input: process.stdin })) {
  const { text, voice } = JSON.parse(line);
  const start = performance.now();
  let firstMs = null;
  let seconds = 0;
  // Its own way to be heard soon: sentence by sentence.
  const sentences = new TextSplitterStream();
  sentences.push(text);
  sentences.close();
  for await (const { audio } of kokoro.stream(sentences, { voice })) {
    firstMs ??= performance.now() - start;
    seconds += audio.audio.length / audio.sampling_rate;
  }
  process.stdout.write(`${JSON.stringify({ firstMs, wholeMs: performance.now() - start, seconds })}\n`);
}
