/**
 * The tar format (ustar, as POSIX describes it), as far as published data sets use it: plain files and folders. Members
 * are found by the last part of their path; nothing is ever written, so no path leads anywhere.
 *
 * @module
 */
import { FormatError } from "@dz/ndarray";
import type { PieceReader } from "./piece-reader.ts";
import { asciiOf, isPrintable, quoteBytes } from "./text.ts";

const BLOCK = 512;

/** The largest member that is read: the larger one of CIFAR-100 has 155 MB. */
const MAX_MEMBER = 2 ** 28;

const types: ReadonlyMap<string, string> = new Map([
  ["1", "a hard link"],
  ["2", "a symbolic link"],
  ["3", "a device"],
  ["4", "a device"],
  ["6", "a pipe"],
]);

/** A header of the archive, checked. */
interface Header {
  readonly path: string;
  readonly isFolder: boolean;
  readonly size: number;
}

/**
 * The contents of the wanted members of a tar archive by name, the last part of their path; others are skipped without
 * being held. Throws {@link FormatError} for an archive that is damaged or cut, for a member that is missing or there
 * twice, for links and devices, and for paths that lead out of their folder.
 */
export function readTar(reader: PieceReader, wanted: readonly string[], op: string): Map<string, Uint8Array> {
  const members = new Map<string, Uint8Array>();
  for (;;) {
    const block = reader.take(BLOCK, "a header of the tar archive");
    if (block.every((byte) => byte === 0)) break;
    const { path, isFolder, size } = readHeader(block, op);
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
  const missing = wanted.filter((name) => !members.has(name));
  if (missing.length > 0) throw new FormatError(`${op}: the archive has no ${missing.join(", ")}`);
  reader.skipRest();
  return members;
}

function readHeader(block: Uint8Array, op: string): Header {
  const sum = block.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 0x20 : byte), 0);
  if (octal(block.subarray(148, 156)) !== sum) {
    throw new FormatError(`${op}: a header of the tar archive is damaged, or this is no tar archive`);
  }
  const [name, prefix] = [untilZero(block.subarray(0, 100)), untilZero(block.subarray(345, 500))];
  const isUstar = asciiOf(block.subarray(257, 262)) === "ustar";
  const quoted = quoteBytes(name);
  if (!name.every(isPrintable) || !prefix.every(isPrintable) || name.length === 0) {
    throw new FormatError(`${op}: the member name ${quoted} is no printable ASCII`);
  }
  const path = isUstar && prefix.length > 0 ? `${asciiOf(prefix)}/${asciiOf(name)}` : asciiOf(name);
  if (path.startsWith("/") || path.includes("\\") || path.split("/").includes("..")) {
    throw new FormatError(`${op}: member ${quoted} leads out of the folder of the archive`);
  }
  const type = String.fromCharCode(block[156] as number);
  const isFolder = type === "5";
  if (!isFolder && type !== "0" && type !== "\0") {
    const what = types.get(type) ?? `of type ${quoteBytes(block.subarray(156, 157))}`;
    throw new FormatError(`${op}: member ${quoted} is ${what}, only files and folders are read`);
  }
  const size = octal(block.subarray(124, 136));
  if (size === null || (isFolder && size > 0)) throw new FormatError(`${op}: member ${quoted} has no valid size`);
  return { path, isFolder, size };
}

/** A number in octal digits, which end with spaces or zero bytes, or null. */
function octal(field: Uint8Array): number | null {
  const text = String.fromCharCode(...field);
  const digits = /^ *([0-7]+)[ \0]*$/.exec(text)?.[1];
  return digits === undefined ? null : Number.parseInt(digits, 8);
}

function untilZero(field: Uint8Array): Uint8Array {
  const zero = field.indexOf(0);
  return zero < 0 ? field : field.subarray(0, zero);
}
