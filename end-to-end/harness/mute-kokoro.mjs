// Kokoro without its voice: of the graph only what computes the durations is left, and its sound is one even, loud tone of their length.
// What makes the sound is nine tenths of the work, so that hundreds of sentences can be run where the whole graph speaks a few.
import {
  constant,
  fields,
  FLOAT,
  int64,
  integer,
  message,
  node,
  tensor,
  text,
  value,
} from "../../browser-engine/src/test/js/onnx-messages.mjs";

const DURATIONS = "/encoder/Gather_output_0";
const WAVEFORM = "waveform";

/** Samples of a unit of duration. */
const UNIT = 600;

/** Fields of onnx.proto3 that are read or written here. */
const MODEL = { graph: 7 };
const GRAPH = { node: 1, name: 2, initializer: 5, input: 11, output: 12 };
const NODE = { input: 1, output: 2, attribute: 5 };
const ATTRIBUTE = { graph: 6, graphs: 11 };
const TENSOR = { name: 8 };
const VALUE = { name: 1 };

/**
 * @param {Buffer} model Kokoro as it is installed: an ONNX file of which the durations are an output
 * @returns {Buffer} an ONNX file with the same inputs and outputs. Its durations are computed by the very nodes and weights of the
 *     model; its waveform is as long as they say, and every sample of it is 1
 */
export function withoutVoice(model) {
  const parts = [...fields(model)];
  // Where a message stands twice, as the graph does since installing the pack made the durations an output, its fields are joined.
  const graph = parts.filter(({ field }) => field === MODEL.graph).flatMap(({ content }) => [...fields(content)]);
  const of = (field) => graph.filter((part) => part.field === field).map(({ content }) => content);

  const { nodes, names } = behind(DURATIONS, of(GRAPH.node));
  const weights = of(GRAPH.initializer).filter((each) => names.has(string(each, TENSOR.name)));
  const durations = of(GRAPH.output).find((each) => string(each, VALUE.name) === DURATIONS);
  if (!durations) throw new Error(`the model does not give ${DURATIONS}`);
  const one = tensor("", [1], FLOAT, Buffer.from(Float32Array.of(1).buffer));
  const muted = message([
    ...nodes.map((each) => [GRAPH.node, each]),
    [GRAPH.node, node("ReduceSum", [DURATIONS], "mute/units", [integer("keepdims", 1)])],
    [GRAPH.node, node("Mul", ["mute/units", "mute/unit"], "mute/samples")],
    [GRAPH.node, node("ConstantOfShape", ["mute/samples"], WAVEFORM, [constant("value", one)])],
    [GRAPH.name, text("mute")],
    ...weights.map((each) => [GRAPH.initializer, each]),
    [GRAPH.initializer, int64("mute/unit", [1], [UNIT])],
    ...of(GRAPH.input).map((each) => [GRAPH.input, each]),
    [GRAPH.output, value(WAVEFORM, FLOAT, ["samples"])],
    [GRAPH.output, durations],
  ]);
  const rest = parts.filter(({ field }) => field !== MODEL.graph).map(({ whole }) => whole);
  return Buffer.concat([...rest, message([[MODEL.graph, muted]])]);
}

/** The nodes that a tensor depends on, in their order, and the names of all tensors that they read. */
function behind(output, all) {
  const nodes = all.map((bytes) => {
    const parts = [...fields(bytes)];
    const strings = (field) => parts.filter((part) => part.field === field).map(({ content }) => content.toString());
    const attributes = parts.filter(({ field }) => field === NODE.attribute).map(({ content }) => content);
    return { bytes, inputs: strings(NODE.input), outputs: strings(NODE.output), inner: attributes.some(holdsGraph) };
  });
  const makers = new Map(nodes.flatMap((each) => each.outputs.map((name) => [name, each])));
  makers.delete(""); // an output that nobody asked for, as is an input that was left out
  const wanted = new Set();
  const names = new Set();
  for (const open = [output]; open.length > 0;) {
    const maker = makers.get(open.pop());
    if (!maker || wanted.has(maker)) continue;
    // What a graph inside a node reads from around it is not among the node's inputs.
    if (maker.inner) throw new Error(`${maker.outputs[0]} holds a graph, which this does not look into`);
    wanted.add(maker);
    for (const name of maker.inputs) names.add(name);
    open.push(...maker.inputs);
  }
  if (wanted.size === 0) throw new Error(`no node gives ${output}`);
  return { nodes: nodes.filter((each) => wanted.has(each)).map(({ bytes }) => bytes), names };
}

function holdsGraph(attribute) {
  return [...fields(attribute)].some(({ field }) => field === ATTRIBUTE.graph || field === ATTRIBUTE.graphs);
}

function string(bytes, wanted) {
  for (const { field, content } of fields(bytes)) if (field === wanted) return content.toString();
  return "";
}
