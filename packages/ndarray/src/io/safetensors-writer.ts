import { checkArray } from "../array/check.ts";
import type { DType, OnArrayBuffer } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { MAX_AXES } from "../array/shape.ts";
import { shown } from "../errors/describe.ts";
import { ValueError } from "../errors/errors.ts";
import type { OptionTable } from "../errors/option-table.ts";
import { readOptions } from "../errors/read-options.ts";
import { isUnicode, nameProblem } from "./entry-name.ts";
import { MAX_ARRAYS, pairsOf } from "./pairs.ts";
import { quote } from "./quote.ts";
import { littleEndian, rawArrayOf, swapBytes } from "./raw-array.ts";
import { LENGTH, MAX_HEADER, METADATA } from "./safetensors-header.ts";

/** Options of {@link saveSafetensors}. */
export interface SafetensorsWriteOptions {
  /** Texts by name that the file says of itself, as a Map has them (default none). */
  readonly metadata?: Iterable<readonly [string, string]>;
}

const writingOptions = {
  metadata: { optional: true, kind: "any" }, // checked text by text
} satisfies OptionTable<SafetensorsWriteOptions>;

/** The code of each dtype, in the order in which Python writes their tensors: those with large elements first. */
const codes: ReadonlyMap<DType, string> = /* @__PURE__ */ new Map<DType, string>([
  ["float64", "F64"],
  ["float32", "F32"],
  ["int32", "I32"],
  ["bool", "BOOL"],
]);

/**
 * Named arrays as a safetensors file, byte for byte that of Python's `safetensors`: ordered by dtype, then by name.
 * Equal arrays give equal bytes.
 *
 * Throws {@link ValueError} for a name that is given twice or is not a parameter path such as `l0/W`, for metadata that
 * are not texts, and beyond the limits of {@link readSafetensors}.
 */
export function saveSafetensors(
  arrays: Iterable<readonly [string, NdArray]>,
  options?: SafetensorsWriteOptions,
): OnArrayBuffer<Uint8Array> {
  const { metadata = [] } = readOptions("saveSafetensors", writingOptions, options);
  const tensors = ordered(checkedArrays(arrays));
  const entries: string[] = [];
  const about = checkedMetadata(metadata);
  if (about.size > 0) entries.push(`"${METADATA}":${jsonOf(about)}`);
  let end = 0;
  for (const [name, { dtype, shape, size }] of tensors) {
    const start = end;
    end += size * rawArrayOf[dtype].BYTES_PER_ELEMENT;
    const code = codes.get(dtype);
    entries.push(
      `${JSON.stringify(name)}:{"dtype":"${code}","shape":[${shape.join(",")}],"data_offsets":[${start},${end}]}`,
    );
  }
  const json = new TextEncoder().encode(`{${entries.join(",")}}`);
  const length = Math.ceil(json.length / 8) * 8;
  if (length > MAX_HEADER) {
    throw new ValueError(`saveSafetensors: the header would have ${length} bytes, at most ${MAX_HEADER} are read`);
  }

  const out = new Uint8Array(LENGTH + length + end);
  new DataView(out.buffer).setBigUint64(0, BigInt(length), true);
  out.fill(0x20, LENGTH, LENGTH + length);
  out.set(json, LENGTH);
  let at = LENGTH + length;
  for (const [, a] of tensors) {
    const data = a.toTypedArray();
    const target = out.subarray(at, at + data.byteLength);
    target.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    if (!littleEndian) swapBytes(target, data.BYTES_PER_ELEMENT);
    at += data.byteLength;
  }
  return out;
}

function checkedArrays(arrays: Iterable<readonly [string, NdArray]>): Map<string, NdArray> {
  const checked = new Map<string, NdArray>();
  for (const [name, a] of pairsOf(arrays, "saveSafetensors", "an array")) {
    checkArray(a, "saveSafetensors");
    const problem = name === METADATA ? "is kept for metadata" : nameProblem(name);
    if (problem !== null) throw new ValueError(`saveSafetensors: the name ${quote(name)} ${problem}`);
    if (checked.has(name)) throw new ValueError(`saveSafetensors: the name ${quote(name)} is given twice`);
    if (a.dims.length > MAX_AXES) {
      throw new ValueError(`saveSafetensors: ${quote(name)} has ${a.dims.length} axes, at most ${MAX_AXES} are read`);
    }
    checked.set(name, a);
  }
  if (checked.size > MAX_ARRAYS) {
    throw new ValueError(`saveSafetensors: a file has at most ${MAX_ARRAYS} arrays, got ${checked.size}`);
  }
  return checked;
}

/** By dtype, then by the bytes of the names, so that all elements are aligned and equal arrays give equal bytes. */
function ordered(arrays: ReadonlyMap<string, NdArray>): [string, NdArray][] {
  const order = [...codes.keys()];
  const rank = ([, a]: readonly [string, NdArray]): number => order.indexOf(a.dtype);
  return Array.from(arrays).sort((a, b) => rank(a) - rank(b) || compareUtf8(a[0], b[0]));
}

/** UTF-8 sorts in the order of the code points, UTF-16 does not. */
function compareUtf8(a: string, b: string): number {
  const [x, y] = [Array.from(a, codePoint), Array.from(b, codePoint)];
  const i = x.findIndex((point, at) => point !== y[at]);
  return i < 0 ? x.length - y.length : (x[i] as number) - (y[i] ?? -1);
}

function codePoint(char: string): number {
  return char.codePointAt(0) as number;
}

function checkedMetadata(metadata: Iterable<readonly [string, string]>): Map<string, string> {
  const checked = new Map<string, string>();
  for (const [key, value] of pairsOf(metadata, "saveSafetensors: metadata", "a text")) {
    if (typeof key !== "string" || typeof value !== "string" || !isUnicode(key) || !isUnicode(value)) {
      throw new ValueError(
        `saveSafetensors: metadata ${typeof key === "string" ? quote(key) : shown(key)} is no valid text`,
      );
    }
    if (checked.has(key)) throw new ValueError(`saveSafetensors: metadata ${quote(key)} is given twice`);
    checked.set(key, value);
  }
  return checked;
}

/** A JSON object, written entry by entry: a JavaScript object would reorder keys such as "2". */
function jsonOf(texts: ReadonlyMap<string, string>): string {
  return `{${Array.from(texts, ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(",")}}`;
}
