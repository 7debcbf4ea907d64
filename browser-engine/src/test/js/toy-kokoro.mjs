/**
 * A toy with Kokoro's signature, for tests of everything around the model: the same inputs and outputs, made of a table of durations and a tone.
 * It passes the self-test.
 */
import { createHash } from "node:crypto";
import { float, FLOAT, int64, INT64, integer, message, node, tensor, text, value } from "./onnx-messages.mjs";

/** The table's durations: those of the self-test's sentence, as far as they go by the token. */
const UNITS = Object.entries({
  0: 1,
  3: 2,
  4: 7,
  16: 2,
  46: 2,
  51: 3,
  55: 1,
  56: 5,
  64: 2,
  65: 2,
  76: 2,
  86: 2,
  92: 1,
  102: 3,
  112: 4,
  123: 2,
  135: 2,
  138: 2,
  156: 1,
  157: 2,
});

/**
 * @param {object} [faults]
 * @param {number} [faults.memoryAt] a token at which it wants more memory than there is
 * @param {boolean} [faults.noise] whether its sound is no number
 * @param {boolean} [faults.hasty] whether its durations are wrong
 * @param {number} [faults.ballast] bytes that make it larger
 * @returns {Buffer} an ONNX model
 */
export function toyKokoro({ memoryAt = -1, noise = false, hasty = false, ballast = 0 } = {}) {
  const units = Array(178).fill(2);
  for (const [token, duration] of UNITS) units[token] = hasty ? 9 : duration;
  if (memoryAt >= 0) units[memoryAt] = 1_000_000_000;

  const nodes = [
    node("Reshape", ["input_ids", "all"], "tokens"),
    node("Slice", ["tokens", "one", "many"], "rest"),
    node("Gather", ["units", "rest"], "normal"),
    node("Concat", ["lead_units", "normal"], "at_normal_speed", [integer("axis", 0)]),
    node("Cast", ["at_normal_speed"], "as_float", [integer("to", FLOAT)]),
    node("Div", ["as_float", "speed"], "faster"),
    node("Ceil", ["faster"], "whole"),
    node("Cast", ["whole"], "/encoder/Gather_output_0", [integer("to", INT64)]),
    node("ReduceSum", ["/encoder/Gather_output_0"], "total", [integer("keepdims", 0)]),
    node("Mul", ["total", "unit"], "samples"),
    node("Range", ["zero", "samples", "step"], "at"),
    node("Cast", ["at"], "time", [integer("to", FLOAT)]),
    node("ReduceMean", ["style"], "colour", [integer("keepdims", 0)]),
    node("Add", ["pitch", "colour"], "step_angle"),
    node("Mul", ["time", "step_angle"], "angle"),
    node("Sin", ["angle"], "tone"),
    node("Sub", ["time", "lead"], "since"),
    node("Mul", ["since", "slope"], "rising"),
    node("Clip", ["rising", "none", "full"], "loudness"),
    node("Mul", ["tone", "loudness"], "sound"),
    node(noise ? "Log" : "Identity", ["sound"], "heard"),
    node("Reshape", ["heard", "row"], "waveform"),
  ];
  const initializers = [
    int64("all", [1], [-1]),
    int64("row", [2], [1, -1]),
    int64("one", [1], [1]),
    int64("many", [1], [100_000]),
    int64("units", [178], units),
    int64("lead_units", [1], [14]),
    int64("unit", [], [600]),
    int64("zero", [], [0]),
    int64("step", [], [1]),
    float("pitch", 0.05),
    float("lead", 14 * 600),
    float("slope", 1 / 4800),
    float("none", 0),
    float("full", 0.2),
    ...(ballast > 0 ? [tensor("ballast", [ballast / 4], FLOAT, Buffer.alloc(ballast, 7))] : []),
  ];
  const graph = message([
    ...nodes.map((each) => [1, each]),
    [2, text("toy")],
    ...initializers.map((each) => [5, each]),
    [11, value("input_ids", INT64, [1, "sequence_length"])],
    [11, value("style", FLOAT, [1, 256])],
    [11, value("speed", FLOAT, [1])],
    [12, value("waveform", FLOAT, [1, "num_samples"])],
    [12, value("/encoder/Gather_output_0", INT64, ["sequence_length"])],
  ]);
  return message([
    [1, 8],
    [2, text("aloud")],
    [7, graph],
    [8, message([[2, 17]])],
  ]);
}

/**
 * A pack of toys as the server offers it.
 *
 * @param {{weights?: Record<string, Buffer>, voices?: string[]}} [parts] the models by precision
 * @returns {Map<string, Buffer>} path below `/models/kokoro-82m/` → content, the manifest among them
 */
export function toyPack({ weights = { fp16: toyKokoro() }, voices = ["af_heart", "am_adam", "bf_emma"] } = {}) {
  const files = new Map(voices.map((id, i) => [`voices/${id}.bin`, voice(i)]));
  for (const [precision, model] of Object.entries(weights)) files.set(`model-${precision}.onnx`, model);
  const listed = [...files].map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256(bytes) }));
  return files.set("manifest.json", Buffer.from(JSON.stringify({ id: "kokoro-82m", files: listed })));
}

/** 510 rows of 256 numbers, which the toy takes for a pitch. */
function voice(number) {
  return Buffer.from(new Float32Array(510 * 256).fill(0.02 * number).buffer);
}

function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}
