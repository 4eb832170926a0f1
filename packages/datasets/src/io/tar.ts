/**
 * The tar format (ustar, POSIX), as far as published data sets use it: plain files and folders. Members are found by
 * the last component of their path; nothing is ever written, so that no path can do harm. Long paths and large sizes
 * are read in the forms of pax and GNU tar; their other attributes, such as times, are ignored.
 *
 * @module
 */
import { FormatError } from "@dz/ndarray";
import type { PieceReader } from "./piece-reader.ts";
import { type Extension, TarExtensions } from "./tar-extensions.ts";
import { asciiOf, isPrintable, quoteBytes, untilZero } from "./text.ts";

const BLOCK = 512;

/** No archive of images in a few files has more members; checking each header takes time. */
const MAX_MEMBERS = 10_000;

/** The size limit of a member; the larger one of CIFAR-100 has 155 MB. */
const MAX_MEMBER = 2 ** 28;

/** Types of plain files: the current one, that of the first tar, and contiguous files. */
const plain: readonly string[] = ["0", "\0", "7"];

/** A volume label, which GNU tar writes as a member without content. */
const LABEL = "V";

const types: ReadonlyMap<string, string> = new Map([
  ["1", "a hard link"],
  ["2", "a symbolic link"],
  ["3", "a device"],
  ["4", "a device"],
  ["6", "a pipe"],
  ["S", "a sparse file"],
]);

interface Header {
  readonly path: string;
  readonly isFolder: boolean;
  readonly size: number;
}

/**
 * The contents of the wanted members of a tar archive by name, the last component of their path; others are skipped
 * without being kept. Throws {@link FormatError} for an archive that is damaged or truncated, for a member that is
 * missing or repeated, for links and devices, and for paths that lead out of the archive's folder.
 */
export function readTar(reader: PieceReader, wanted: readonly string[], op: string): Map<string, Uint8Array> {
  const members = new Map<string, Uint8Array>();
  const extensions = new TarExtensions(op);
  // Two zero blocks mark the end; some writers omit them.
  for (let count = 0; reader.position === 0 || reader.hasMore(); count++) {
    const block = reader.take(BLOCK, "a header of the tar archive");
    if (block.every((byte) => byte === 0)) break;
    if (count === MAX_MEMBERS) throw new FormatError(`${op}: the tar archive has more than ${MAX_MEMBERS} members`);
    checkSum(block, op);
    const type = String.fromCharCode(block[156] as number);
    const announced = sizeOf(block.subarray(124, 136));
    if (extensions.isOne(type, announced)) {
      extensions.add(type, reader.take(announced, "an extended header of the tar archive"));
      reader.skip(-announced & (BLOCK - 1), "the padding of an extended header");
      continue;
    }
    const { path, isFolder, size } = readHeader(block, type, announced, extensions.take(), op);
    const name = path.split("/").at(-1) as string;
    const padded = Math.ceil(size / BLOCK) * BLOCK;
    if (isFolder || !wanted.includes(name)) {
      reader.skip(padded, `member "${path}"`);
      continue;
    }
    if (members.has(name)) throw new FormatError(`${op}: the archive has two members "${name}"`);
    if (size > MAX_MEMBER) {
      throw new FormatError(`${op}: member "${path}" announces ${size} bytes, at most ${MAX_MEMBER} are read`);
    }
    members.set(name, reader.take(size, `member "${path}"`));
    reader.skip(padded - size, `the padding of member "${path}"`);
  }
  extensions.end();
  const missing = wanted.filter((name) => !members.has(name));
  if (missing.length > 0) throw new FormatError(`${op}: the archive has no ${missing.join(", ")}`);
  reader.skipRest();
  return members;
}

function checkSum(block: Uint8Array, op: string): void {
  const total = (bytes: Iterable<number>): number =>
    Array.from(bytes).reduce((sum, byte, i) => sum + (i >= 148 && i < 156 ? 0x20 : byte), 0);
  const found = octal(block.subarray(148, 156));
  // Old programs summed signed bytes.
  if (found === total(block) || found === total(Int8Array.from(block))) return;
  throw new FormatError(`${op}: a header of the tar archive is damaged, or this is not a tar archive`);
}

function readHeader(
  block: Uint8Array,
  type: string,
  announced: number | null,
  { path: longPath, size = announced ?? undefined }: Extension,
  op: string,
): Header {
  const name = longPath ?? pathOf(block);
  const quoted = quoteBytes(name);
  if (!name.every(isPrintable) || name.length === 0) {
    throw new FormatError(`${op}: the member name ${quoted} is not printable ASCII`);
  }
  const path = asciiOf(name);
  if (path.startsWith("/") || path.includes("\\") || path.split("/").includes("..")) {
    throw new FormatError(`${op}: member ${quoted} leads out of the folder of the archive`);
  }
  const isFolder = type === "5" || type === LABEL;
  if (!isFolder && !plain.includes(type)) {
    const what = types.get(type) ?? `of type ${quoteBytes(block.subarray(156, 157))}`;
    throw new FormatError(`${op}: member ${quoted} is ${what}, only files and folders are read`);
  }
  if (size === undefined || (isFolder && size > 0)) throw new FormatError(`${op}: member ${quoted} has no valid size`);
  return { path, isFolder, size };
}

/** The path in a header of 512 bytes: the name, and in ustar, but not in GNU's variant of it, the prefix. */
function pathOf(block: Uint8Array): Uint8Array {
  const [name, prefix] = [untilZero(block.subarray(0, 100)), untilZero(block.subarray(345, 500))];
  const isUstar = asciiOf(block.subarray(257, 262)) === "ustar" && block[262] === 0;
  return isUstar && prefix.length > 0 ? Uint8Array.of(...prefix, 0x2f, ...name) : name;
}

/** A size in octal digits, or in GNU tar's form of large sizes: bit 0x80, then a big-endian integer. */
function sizeOf(field: Uint8Array): number | null {
  if (field[0] !== 0x80) return octal(field);
  const size = field.subarray(1).reduce((value, byte) => 256 * value + byte, 0);
  return Number.isSafeInteger(size) ? size : null;
}

/** A number in octal digits, padded with spaces or zero bytes; null if it is not one. */
function octal(field: Uint8Array): number | null {
  const text = String.fromCharCode(...field);
  const digits = /^ *([0-7]+)[ \0]*$/.exec(text)?.[1];
  return digits === undefined ? null : Number.parseInt(digits, 8);
}
