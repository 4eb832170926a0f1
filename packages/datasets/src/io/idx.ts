/**
 * The idx format of MNIST: two zero bytes, the element type, the number of axes, their lengths (32 bits, big-endian),
 * and the elements. Files may be gzipped, as published, or unpacked.
 *
 * @module
 */
import { FormatError } from "@dz/ndarray";
import { checkBytes } from "./bytes.ts";
import { gunzip, isGzip } from "./gunzip.ts";
import { PieceReader } from "./piece-reader.ts";

/** The bytes of an idx file and their shape. */
export interface IdxArray {
  readonly shape: number[];
  readonly data: Uint8Array;
}

const UNSIGNED_BYTE = 8;

/** No data set of small images is larger (MNIST has 47 million elements). */
const MAX_ELEMENTS = 2 ** 30;

/**
 * The array of `axes` axes in an idx file of unsigned bytes, gzipped or not. Throws {@link FormatError} for another
 * type or number of axes, and unless the file has exactly the announced number of elements.
 */
export function readIdx(bytes: Uint8Array, axes: number, op: string): IdxArray {
  checkBytes(bytes, op);
  const headerLength = 4 + 4 * axes;
  const pieces = isGzip(bytes) ? gunzip(bytes, op, headerLength + MAX_ELEMENTS) : [bytes];
  const reader = new PieceReader(pieces, op);
  if (!reader.hasMore()) throw new FormatError(`${op}: the file is empty`);
  const header = reader.take(headerLength, "the header");
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const magic = view.getUint32(0);
  const expected = UNSIGNED_BYTE * 256 + axes;
  if (magic !== expected) {
    throw new FormatError(`${op}: the file begins with ${hex(magic)}, expected ${hex(expected)}: ${meaning(axes)}`);
  }
  const shape = Array.from({ length: axes }, (_, axis) => view.getUint32(4 + 4 * axis));
  const count = shape.reduce((product, length) => product * length, 1);
  if (count > MAX_ELEMENTS) {
    throw new FormatError(`${op}: shape [${shape.join(", ")}] has more than ${MAX_ELEMENTS} elements`);
  }
  const data = reader.take(count, `shape [${shape.join(", ")}]`);
  if (reader.hasMore())
    throw new FormatError(`${op}: there is more than the ${count} bytes of shape [${shape.join(", ")}]`);
  return { shape, data };
}

function meaning(axes: number): string {
  return `unsigned bytes with ${axes} ${axes === 1 ? "axis" : "axes"}`;
}

function hex(value: number): string {
  return `0x${value.toString(16).padStart(8, "0")}`;
}
