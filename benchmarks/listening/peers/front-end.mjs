// Lines of {"text", "voice"} in, lines of {"ids", "voice", "styleRow"} out: what kokoro-js says for each text. A process of its own,
// since kokoro-js brings another version of ONNX Runtime, and one process can load only one.
import { createInterface } from "node:readline";
import { frontEnd, modelFolder } from "./kokoro-js.mjs";

const [work, pack] = process.argv.slice(2);
const ask = await frontEnd(modelFolder(work, pack));
for await (const line of createInterface({ input: process.stdin })) {
  const { text, voice } = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(await ask(text, voice))}\n`);
}
