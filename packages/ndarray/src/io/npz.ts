/**
 * The npz format: a zip archive of npy files, one per name. DeZero stores the weights of a model in it.
 *
 * @module
 */

import { checkArray } from "../array/check.ts";
import type { OnArrayBuffer } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { FormatError, ValueError } from "../errors/errors.ts";
import type { OptionTable } from "../errors/option-table.ts";
import { readOptions } from "../errors/read-options.ts";
import { crc32 } from "./crc32.ts";
import { nameProblem } from "./entry-name.ts";
import { inflate } from "./inflate.ts";
import { checkBytes, decodeNpy, MAX_PREFIX, readNpyStart, saveNpy } from "./npy.ts";
import { pairsOf } from "./pairs.ts";
import { quote } from "./quote.ts";
import { type RawArray, rawToNdArray } from "./raw-array.ts";
import { readZip, type ZipMember } from "./zip-reader.ts";
import { writeZip } from "./zip-writer.ts";

/** Options of {@link readNpz} and {@link loadNpz}. */
export interface NpzReadOptions {
  /**
   * The most bytes to which the compressed members may inflate in total (default a hundred times the size of the file,
   * and at least 256 MiB).
   */
  readonly maxBytes?: number;
}

/** Options of {@link saveNpz}. */
export interface NpzWriteOptions {
  /** Whether to deflate the members (default false). */
  readonly compress?: boolean;
}

const readingOptions = {
  maxBytes: { optional: true, kind: "number", from: 0, finite: false },
} satisfies OptionTable<NpzReadOptions>;
const writingOptions = { compress: { default: false } } satisfies OptionTable<NpzWriteOptions>;

/**
 * The arrays in an npz file by name, in the order of the file, each as by {@link readNpy}.
 *
 * Throws {@link FormatError} for an archive that is damaged or contradicts itself, for names that are not parameter
 * paths, for more than 10,000 members, and for members that inflate to more than they announce.
 */
export function readNpz(bytes: Uint8Array, options?: NpzReadOptions): Map<string, RawArray> {
  return decodeNpz(checkBytes(bytes, "readNpz"), options, "readNpz");
}

/**
 * The arrays in an npz file by name, each as by {@link loadNpy}. Throws {@link FormatError} like {@link readNpz} and
 * {@link DTypeError} for an integer that does not fit into int32.
 */
export function loadNpz(bytes: Uint8Array, options?: NpzReadOptions): Map<string, NdArray> {
  const arrays = new Map<string, NdArray>();
  for (const [name, raw] of decodeNpz(checkBytes(bytes, "loadNpz"), options, "loadNpz")) {
    arrays.set(name, rawToNdArray(raw, `loadNpz: ${quote(name)}`));
  }
  return arrays;
}

/**
 * Named arrays as an npz file: equal arrays give equal bytes, and without compression those of `np.savez`. Throws
 * {@link ValueError} for a name that is given twice or is not a parameter path such as `l0/W`.
 */
export function saveNpz(
  arrays: Iterable<readonly [string, NdArray]>,
  options?: NpzWriteOptions,
): OnArrayBuffer<Uint8Array> {
  const { compress } = readOptions("saveNpz", writingOptions, options);
  const members = new Map<string, Uint8Array>();
  for (const [name, a] of pairsOf(arrays, "saveNpz", "an array")) {
    const problem = nameProblem(name);
    if (problem !== null) throw new ValueError(`saveNpz: the name ${quote(name)} ${problem}`);
    if (members.has(name)) throw new ValueError(`saveNpz: the name ${quote(name)} is given twice`);
    checkArray(a, "saveNpz");
    members.set(name, saveNpy(a));
  }
  return writeZip(
    Array.from(members, ([name, data]) => ({ name: `${name}.npy`, data })),
    compress,
  );
}

function decodeNpz(bytes: Uint8Array, options: NpzReadOptions | undefined, op: string): Map<string, RawArray> {
  const { maxBytes = Math.max(2 ** 28, 100 * bytes.length) } = readOptions(op, readingOptions, options);
  // All names and sizes first: a bad member is found before any is inflated.
  const members = new Map<string, ZipMember>();
  let inflated = 0;
  for (const member of readZip(bytes)) {
    if (isFolder(member)) continue;
    const name = member.name.endsWith(".npy") ? member.name.slice(0, -4) : member.name;
    const problem = nameProblem(name);
    if (problem !== null) throw new FormatError(`npz: the name ${quote(name)} ${problem}`);
    if (members.has(name)) throw new FormatError(`npz: two members have the name ${quote(name)}`);
    members.set(name, member);
    if (member.compressed) inflated += member.size;
  }
  if (!(inflated <= maxBytes)) {
    throw new FormatError(`npz: the members would inflate to ${inflated} bytes, the limit (maxBytes) is ${maxBytes}`);
  }
  const arrays = new Map<string, RawArray>();
  for (const [name, member] of members) arrays.set(name, readMember(member));
  return arrays;
}

/** Whether a member is the entry of a folder. Throws {@link FormatError} for a bad name of a folder. */
function isFolder({ name, size, crc, data }: ZipMember): boolean {
  // An empty deflate stream has two bytes.
  if (!name.endsWith("/") || size > 0 || crc !== 0 || data.length > 2) return false;
  const problem = nameProblem(name.slice(0, -1));
  if (problem === null) return true;
  throw new FormatError(`npz: the name ${quote(name)} ${problem}`);
}

function readMember(member: ZipMember): RawArray {
  const op = `npz: member ${quote(member.name)}`;
  // The header of the array has to agree with the directory before the rest is inflated.
  const file = member.compressed
    ? inflate(member.data, member.size, op, MAX_PREFIX, (start) => readNpyStart(start, member.size, op))
    : member.data;
  const crc = crc32(file);
  if (crc !== member.crc) {
    throw new FormatError(`${op}: its checksum is ${hex(crc)}, the directory says ${hex(member.crc)}: it is damaged`);
  }
  return decodeNpy(file, op);
}

function hex(value: number): string {
  return value.toString(16).padStart(8, "0");
}
