/**
 * The safetensors format: the length of the header in 8 bytes, the header in JSON, and the elements of all tensors.
 *
 * As for npz files, the announced sizes are compared with the bytes of the file before memory is allocated. The tensors
 * have to fill the file without gaps or overlaps, so that there is only one way to read it.
 *
 * @module
 */

import type { NdArray } from "../array/ndarray.ts";
import { FormatError } from "../errors/errors.ts";
import { bfloatsToFloat32, halvesToFloat32 } from "./half.ts";
import { checkBytes } from "./npy.ts";
import { quote } from "./quote.ts";
import { type RawArray, type RawDType, rawArrayOf, rawFromBytes, rawToNdArray } from "./raw-array.ts";
import { LENGTH, MAX_HEADER, parseSafetensorsHeader, type TensorEntry } from "./safetensors-header.ts";

/** The contents of a safetensors file, in its order. */
export interface Safetensors {
  readonly arrays: Map<string, RawArray>;
  /** The texts about the file, its `__metadata__`. */
  readonly metadata: Map<string, string>;
}

const OPEN = 0x7b; // {

/** How to read a dtype of the format. */
interface Reader {
  readonly dtype: RawDType;
  /** Converts 16-bit floats to float32. */
  readonly widen?: (bits: Uint16Array) => Float32Array<ArrayBuffer>;
}

const readers: ReadonlyMap<string, Reader> = /* @__PURE__ */ new Map<string, Reader>([
  ["F64", { dtype: "float64" }],
  ["F32", { dtype: "float32" }],
  ["F16", { dtype: "uint16", widen: halvesToFloat32 }],
  ["BF16", { dtype: "uint16", widen: bfloatsToFloat32 }],
  ["I8", { dtype: "int8" }],
  ["I16", { dtype: "int16" }],
  ["I32", { dtype: "int32" }],
  ["I64", { dtype: "int64" }],
  ["U8", { dtype: "uint8" }],
  ["U16", { dtype: "uint16" }],
  ["U32", { dtype: "uint32" }],
  ["U64", { dtype: "uint64" }],
  ["BOOL", { dtype: "bool" }],
]);

/** Floats of 4, 6 and 8 bits, and complex numbers. */
const refused: RegExp = /^(?:F4|F6_E[23]M[23]|F8_E[0-9]M[0-9](?:FNUZ)?|C(?:64|128))$/;

/** Whether a value is bytes that begin like a safetensors file. No other format that dz reads begins like this. */
export function isSafetensors(bytes: Uint8Array): boolean {
  return bytes instanceof Uint8Array && bytes[LENGTH] === OPEN && headerLength(bytes) <= MAX_HEADER;
}

/**
 * The tensors in a safetensors file by name, in the order of the file, and its metadata. Tensors keep their dtype,
 * except that F16 and BF16 become float32, which represents them exactly; floats of 8 bits and less and complex numbers
 * are refused.
 *
 * Throws {@link FormatError} for a file that is damaged or contradicts itself, for names that are not parameter paths,
 * for a header of more than 10 MB and for more than 10,000 tensors.
 */
export function readSafetensors(bytes: Uint8Array): Safetensors {
  return decode(checkBytes(bytes, "readSafetensors"));
}

/**
 * The arrays in a safetensors file by name, each with one of dz's dtypes, without loss. Throws {@link FormatError} like
 * {@link readSafetensors} and {@link DTypeError} for an integer that does not fit into int32.
 */
export function loadSafetensors(bytes: Uint8Array): Map<string, NdArray> {
  const arrays = new Map<string, NdArray>();
  for (const [name, raw] of decode(checkBytes(bytes, "loadSafetensors")).arrays) {
    arrays.set(name, rawToNdArray(raw, `loadSafetensors: ${quote(name)}`));
  }
  return arrays;
}

/** The announced length of the header. Throws for a file of fewer than 8 bytes. */
function headerLength(bytes: Uint8Array): number {
  return Number(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigUint64(0, true));
}

function decode(bytes: Uint8Array): Safetensors {
  if (bytes.length === 0) throw new FormatError("safetensors: the file is empty");
  if (bytes.length < LENGTH) {
    throw new FormatError(`safetensors: the file ends after ${bytes.length} bytes, inside the length of its header`);
  }
  const length = headerLength(bytes);
  if (length > MAX_HEADER) {
    throw new FormatError(`safetensors: a header of ${length} bytes is announced, at most ${MAX_HEADER} are read`);
  }
  if (length > bytes.length - LENGTH) {
    throw new FormatError(
      `safetensors: a header of ${length} bytes is announced, the file has ${bytes.length - LENGTH}`,
    );
  }
  const { tensors, metadata } = parseSafetensorsHeader(textOf(bytes.subarray(LENGTH, LENGTH + length)));
  const data = bytes.subarray(LENGTH + length);
  checkPlaces(tensors, data.length);
  // All sizes first: a bad tensor is found before any is copied.
  const found = Array.from(tensors, ([name, entry]) => [name, entry, readerOf(name, entry)] as const);
  return {
    arrays: new Map(found.map(([name, entry, reader]) => [name, readTensor(name, entry, reader, data)])),
    metadata,
  };
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new FormatError("safetensors: the header is not valid UTF-8");
  }
}

/** Throws {@link FormatError} unless the tensors follow one another from the first byte to the last. */
function checkPlaces(tensors: ReadonlyMap<string, TensorEntry>, total: number): void {
  const sorted = Array.from(tensors).sort(([, a], [, b]) => a.start - b.start || a.end - b.end);
  let at = 0;
  for (const [name, { start, end }] of sorted) {
    const op = `safetensors: tensor ${quote(name)}`;
    if (end < start) throw new FormatError(`${op} ends at byte ${end}, before its start at ${start}`);
    if (end > total) throw new FormatError(`${op} ends at byte ${end} of the data, the file has ${total}`);
    if (start !== at) {
      const what = start < at ? "overlaps another one" : "leaves a hole before it";
      throw new FormatError(`${op} begins at byte ${start} of the data and ${what}, expected byte ${at}`);
    }
    at = end;
  }
  if (at !== total)
    throw new FormatError(`safetensors: the tensors end at byte ${at} of the data, the file has ${total}`);
}

/** How to read a tensor. Throws unless its shape takes exactly the bytes between its offsets. */
function readerOf(name: string, { dtype, shape, start, end }: TensorEntry): Reader {
  const op = `safetensors: tensor ${quote(name)}`;
  const reader = readers.get(dtype);
  if (reader === undefined) {
    const what = refused.test(dtype)
      ? "is not supported, only integers, floats of 16 to 64 bits and bool"
      : "is unknown";
    throw new FormatError(`${op}: dtype ${quote(dtype)} ${what}`);
  }
  // The product without zeros is checked, too: an empty array has strides and slices as large as its other axes. Once a
  // product exceeds the safe integers, further positive factors cannot bring it back.
  const itemSize = rawArrayOf[reader.dtype].BYTES_PER_ELEMENT;
  const size = shape.reduce((product, length) => product * (length === 0 ? 1 : length), itemSize);
  if (size > Number.MAX_SAFE_INTEGER)
    throw new FormatError(`${op}: shape [${shape.join(", ")}] is larger than any array`);
  const needed = shape.includes(0) ? 0 : size;
  if (needed !== end - start) {
    throw new FormatError(`${op}: shape [${shape.join(", ")}] needs ${needed} bytes, its offsets give ${end - start}`);
  }
  return reader;
}

function readTensor(
  name: string,
  { shape, start, end }: TensorEntry,
  { dtype, widen }: Reader,
  bytes: Uint8Array,
): RawArray {
  const data = rawFromBytes(bytes.subarray(start, end), dtype, false, `safetensors: tensor ${quote(name)}`);
  if (widen !== undefined) return { dtype: "float32", shape, data: widen(data as Uint16Array) };
  return { dtype, shape, data } as RawArray;
}
