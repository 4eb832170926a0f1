/**
 * The npy format: a magic string, a version, a header in text form, and the elements.
 *
 * Files are not trusted: the announced sizes are compared with the bytes of the file before memory is allocated.
 *
 * @module
 */

import { checkArray } from "../array/check.ts";
import type { DType, OnArrayBuffer } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { MAX_AXES } from "../array/shape.ts";
import { describe } from "../errors/describe.ts";
import { FormatError, ValueError } from "../errors/errors.ts";
import { type NpyHeader, parseNpyHeader } from "./npy-header.ts";
import { littleEndian, type RawArray, rawArrayOf, rawFromBytes, rawToNdArray } from "./raw-array.ts";

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]; // \x93NUMPY

/** The longest header that NumPy reads by default. */
const MAX_HEADER = 10_000;

/** This many bytes of the start of a file suffice for its header. */
export const MAX_PREFIX: number = 12 + MAX_HEADER;

const descrOf: { readonly [D in DType]: string } = { float64: "f8", float32: "f4", int32: "i4", bool: "b1" };

/**
 * The array in an npy file with its original dtype: all integer types, float32, float64 and bool, versions 1 to 3.
 *
 * Column-major data is converted to row-major order and big-endian data to native order. Throws {@link FormatError} for
 * anything but one complete array of numbers; Python objects are never unpickled.
 */
export function readNpy(bytes: Uint8Array): RawArray {
  return decodeNpy(checkBytes(bytes, "readNpy"), "npy");
}

/**
 * The array in an npy file with one of dz's own dtypes, without loss: integers become int32. Throws
 * {@link FormatError} like {@link readNpy} and {@link DTypeError} for an integer that does not fit into int32.
 */
export function loadNpy(bytes: Uint8Array): NdArray {
  return rawToNdArray(decodeNpy(checkBytes(bytes, "loadNpy"), "npy"), "loadNpy");
}

/**
 * An array as an npy file of version 1.0 in row-major order, byte for byte what `np.save` writes. Throws
 * {@link ValueError} for more than 64 axes, which NumPy cannot read.
 */
export function saveNpy(a: NdArray): OnArrayBuffer<Uint8Array> {
  checkArray(a, "saveNpy");
  if (a.dims.length > MAX_AXES) {
    throw new ValueError(`saveNpy: an npy file has at most ${MAX_AXES} axes, the array has ${a.dims.length}`);
  }
  const data = a.toTypedArray();
  const head = headerBytes(a.dtype, a.dims);
  const out = new Uint8Array(head.length + data.byteLength);
  out.set(head);
  out.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), head.length);
  return out;
}

/** @internal Returns the argument. Throws {@link ValueError} unless it is a Uint8Array. */
export function checkBytes(bytes: Uint8Array, op: string): Uint8Array {
  if (bytes instanceof Uint8Array) return bytes;
  throw new ValueError(`${op}: expected the bytes of a file as a Uint8Array, got ${describe(bytes)}`);
}

/** @internal Reads an npy file; `op` begins the error messages. */
export function decodeNpy(bytes: Uint8Array, op: string): RawArray {
  const header = readNpyStart(bytes, bytes.length, op);
  const { dtype, shape, offset, bigEndian } = header;
  const data = rawFromBytes(bytes.subarray(offset), dtype, bigEndian, op);
  const rowMajor = header.fortranOrder && shape.length > 1 ? fromColumnMajor(data as Float64Array, shape) : data;
  return { dtype, shape, data: rowMajor } as RawArray;
}

/** @internal The start of an npy file: the header, the number of elements, and the position of the first. */
export interface NpyStart extends NpyHeader {
  readonly count: number;
  readonly offset: number;
}

/**
 * @internal Reads the header of an npy file of `total` bytes; `bytes` are the first of them ({@link MAX_PREFIX} or
 * all). Checks that the array fills the file exactly.
 */
export function readNpyStart(bytes: Uint8Array, total: number, op: string): NpyStart {
  if (total === 0) throw new FormatError(`${op}: the file is empty`);
  if (MAGIC.some((byte, i) => i < bytes.length && bytes[i] !== byte)) {
    throw new FormatError(`${op}: not an npy file, it does not begin with "\\x93NUMPY"`);
  }
  const cut = (): FormatError => new FormatError(`${op}: the file ends after ${total} bytes, inside its header`);
  if (bytes.length < 10) throw cut();
  const [major, minor] = [bytes[6] as number, bytes[7] as number];
  if (major < 1 || major > 3 || minor !== 0) {
    throw new FormatError(`${op}: version ${major}.${minor} of the format is not supported, only 1.0, 2.0 and 3.0`);
  }
  const start = major === 1 ? 10 : 12;
  if (bytes.length < start) throw cut();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  const offset = start + length;
  if (offset > total)
    throw new FormatError(`${op}: a header of ${length} bytes is announced, the file has ${total - start}`);
  if (length > MAX_HEADER)
    throw new FormatError(`${op}: the header has ${length} bytes, at most ${MAX_HEADER} are read`);

  const header = parseNpyHeader(String.fromCharCode(...bytes.subarray(start, offset)), op);
  const itemSize = rawArrayOf[header.dtype].BYTES_PER_ELEMENT;
  const count = checkSize(header.shape, itemSize, total - offset, op);
  return { ...header, count, offset };
}

/** The number of elements of a shape. Throws unless they take exactly the available bytes. */
function checkSize(shape: readonly number[], itemSize: number, available: number, op: string): number {
  // As BigInt, since an overflow must not turn a huge shape into a small one. The product without zeros is checked too:
  // an empty array has strides and slices as large as its other axes.
  let size = BigInt(itemSize);
  for (const length of shape) size *= BigInt(length === 0 ? 1 : length);
  const needed = shape.includes(0) ? 0n : size;
  const text = pythonTuple(shape);
  if (needed > BigInt(available)) {
    throw new FormatError(`${op}: shape ${text} needs ${needed} bytes, the file has ${available}`);
  }
  if (size > BigInt(Number.MAX_SAFE_INTEGER)) throw new FormatError(`${op}: shape ${text} is larger than any array`);
  if (needed < BigInt(available)) {
    throw new FormatError(`${op}: shape ${text} needs ${needed} bytes, the file has ${available}: too many`);
  }
  return Number(needed) / itemSize;
}

function fromColumnMajor(data: Float64Array, shape: readonly number[]): Float64Array {
  const out = data.slice();
  const strides: number[] = [];
  let stride = 1;
  for (const length of shape) {
    strides.push(stride);
    stride *= length;
  }
  const index = shape.map(() => 0);
  let from = 0;
  for (let to = 0; to < out.length; to++) {
    out[to] = data[from] as number;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += strides[axis] as number;
      index[axis] = (index[axis] as number) + 1;
      if ((index[axis] as number) < (shape[axis] as number)) break;
      from -= (strides[axis] as number) * (shape[axis] as number);
      index[axis] = 0;
    }
  }
  return out;
}

function headerBytes(dtype: DType, shape: readonly number[]): Uint8Array {
  const order = dtype === "bool" ? "|" : littleEndian ? "<" : ">";
  let text = `{'descr': '${order}${descrOf[dtype]}', 'fortran_order': False, 'shape': ${pythonTuple(shape)}, }`;
  // As in NumPy: space for the first axis to grow to 21 digits in place, then at least one blank, up to a multiple of
  // 64 bytes.
  if (shape.length > 0) text += " ".repeat(21 - String(shape[0]).length);
  const blanks = 64 - ((10 + text.length + 1) % 64);
  text += `${" ".repeat(blanks)}\n`;
  const bytes = new Uint8Array(10 + text.length);
  bytes.set([...MAGIC, 1, 0, text.length & 0xff, text.length >> 8]);
  for (let i = 0; i < text.length; i++) bytes[10 + i] = text.charCodeAt(i);
  return bytes;
}

function pythonTuple(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
}
