// Options of the commands in this folder, and where what they need is.
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** What all of them take. */
export const COMMON = {
  pack: { type: "string" },
  work: { type: "string" },
  voice: { type: "string", default: "af_heart" },
  threads: { type: "string", default: "2" },
  json: { type: "string" },
  help: { type: "boolean", short: "h" },
};

/** Ends the program with usage where the options are wrong or help is asked for. */
export function options(spec, usage) {
  let values;
  try {
    ({ values } = parseArgs({ options: { ...COMMON, ...spec } }));
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${usage}`);
    process.exit(2);
  }
  if (values.help) {
    process.stdout.write(usage);
    process.exit(0);
  }
  return {
    ...values,
    threads: Number(values.threads),
    work: values.work ?? join(HERE, "target"),
    pack: packFolder(values.pack),
  };
}

/** The folder of the installed pack of Kokoro: as given, or where Aloud installs it. */
export function packFolder(given) {
  const { ALOUD_MODELS, ALOUD_DATA, XDG_DATA_HOME } = process.env;
  const data = ALOUD_DATA || join(XDG_DATA_HOME || join(homedir(), ".local", "share"), "aloud");
  return given ?? join(ALOUD_MODELS || join(data, "models"), "kokoro-82m");
}

/** Ends the program where the pack is not there: what it was asked for cannot be done. */
export function requirePack(pack) {
  if (existsSync(join(pack, "model-fp32.onnx"))) return;
  process.stderr.write(
    `no kokoro-82m in ${pack}: run "./aloud models install kokoro-82m", or name its folder with --pack\n`,
  );
  process.exit(69);
}
