/**
 * The messages of an ONNX file, as Protocol Buffers: just enough to write small graphs for tests and to take large ones apart (onnx.proto3 of
 * the ONNX project names the fields).
 */

/** Types of tensors. */
export const FLOAT = 1;
export const INT64 = 7;

/** @param {[number, number | Buffer][]} parts number and content of each field; a number is a varint, bytes are bytes */
export function message(parts) {
  return Buffer.concat(
    parts.flatMap(([field, content]) =>
      typeof content === "number"
        ? [varint(field << 3), varint(content)]
        : [varint((field << 3) | 2), varint(content.length), content],
    ),
  );
}

function varint(number) {
  const bytes = [];
  let rest = BigInt.asUintN(64, BigInt(number));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return Buffer.from([...bytes, Number(rest)]);
}

/**
 * The fields of a message, one after the other, without copying.
 *
 * @param {Buffer} bytes
 * @yields {{field: number, content: number | Buffer, whole: Buffer}} `whole`: the field as it is written, number and all
 */
export function* fields(bytes) {
  for (let at = 0; at < bytes.length;) {
    const from = at;
    const [tag, afterTag] = readVarint(bytes, at);
    const [number, afterNumber] = readVarint(bytes, afterTag);
    const kind = tag & 7;
    let content;
    if (kind === 0) {
      [content, at] = [number, afterNumber];
    } else if (kind === 2) {
      content = bytes.subarray(afterNumber, (at = afterNumber + number));
    } else if (kind === 1 || kind === 5) {
      content = bytes.subarray(afterTag, (at = afterTag + (kind === 1 ? 8 : 4)));
    } else {
      throw new Error(`no message: wire type ${kind} at byte ${from}`);
    }
    if (at > bytes.length) throw new Error(`the message ends inside the field at byte ${from}`);
    yield { field: tag >>> 3, content, whole: bytes.subarray(from, at) };
  }
}

/** Exact up to 2^53, which no length, number or tag here comes near; negative numbers are not wanted. */
function readVarint(bytes, from) {
  let number = 0;
  let at = from;
  for (let factor = 1; ; factor *= 128) {
    const byte = bytes[at++];
    number += (byte & 127) * factor;
    if (!(byte & 128)) return [number, at];
  }
}

/** A string as a field's content. */
export function text(string) {
  return Buffer.from(string);
}

/** A node with one output, which it is named after. @param {Buffer[]} attributes */
export function node(operator, inputs, output, attributes = []) {
  return message([
    ...inputs.map((name) => [1, text(name)]),
    [2, text(output)],
    [3, text(output)],
    [4, text(operator)],
    ...attributes.map((attribute) => [5, attribute]),
  ]);
}

/** An attribute that is an integer. */
export function integer(name, number) {
  return message([
    [1, text(name)],
    [3, number],
    [20, 2],
  ]);
}

/** An attribute that is a tensor. */
export function constant(name, content) {
  return message([
    [1, text(name)],
    [5, content],
    [20, 4],
  ]);
}

/** A tensor of raw bytes, little-endian. @param {string} name empty for none */
export function tensor(name, dims, type, raw) {
  return message([...dims.map((dim) => [1, dim]), [2, type], [8, text(name)], [9, raw]]);
}

/** @param {number[]} dims @param {number[]} numbers */
export function int64(name, dims, numbers) {
  return tensor(name, dims, INT64, Buffer.from(BigInt64Array.from(numbers, BigInt).buffer));
}

/** A single number. */
export function float(name, number) {
  return tensor(name, [], FLOAT, Buffer.from(Float32Array.of(number).buffer));
}

/** What an input or output looks like. @param {(number | string)[]} shape numbers, and names of what varies */
export function value(name, type, shape) {
  const dims = shape.map((dim) => [1, message([typeof dim === "number" ? [1, dim] : [2, text(dim)]])]);
  return message([
    [1, text(name)],
    [
      2,
      message([
        [
          1,
          message([
            [1, type],
            [2, message(dims)],
          ]),
        ],
      ]),
    ],
  ]);
}
