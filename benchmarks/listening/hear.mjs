// Writes down what is said in recordings.
import { readFileSync } from "node:fs";
import { readWav, resample, toFloat } from "../../end-to-end/harness/wav.mjs";
import { Ear, EAR_HZ } from "./ear/ear.mjs";

const USAGE = `Usage: benchmarks/listening/run hear FILE.wav...

Writes down what Moonshine hears in recordings of 16-bit mono samples: one line a file, in their order.
`;

const files = process.argv.slice(2);
if (files.length === 0 || files.some((name) => name.startsWith("-"))) {
  const asked = files.some((name) => ["-h", "--help"].includes(name));
  (asked ? process.stdout : process.stderr).write(USAGE);
  process.exit(asked ? 0 : 2);
}

const ear = await Ear.open({ threads: 2 });
for (const file of files) {
  const { sampleRate, pcm } = readWav(readFileSync(file));
  const heard = await ear.transcribe(resample(toFloat(pcm), sampleRate, EAR_HZ));
  process.stdout.write(`${heard.replace(/\s+/g, " ")}\n`);
}
await ear.close();
