/**
 * The end record of a zip archive, which gives the position of the directory. Archives over 4 GiB or 65534 members, and
 * those of programs that could not know the size in advance, have a second end record before it, with wider fields; a
 * locator between the two points to it. The records have to agree and to follow one another.
 *
 * @module
 */
import { FormatError } from "../errors/errors.ts";

const LOCAL = 0x04034b50;
const END = 0x06054b50;
const WIDE_END = 0x06064b50;
const LOCATOR = 0x07064b50;

const END_LENGTH = 22;
const WIDE_END_LENGTH = 56;
const LOCATOR_LENGTH = 20;

/** The start and the end of the directory, and the number of its entries. */
export interface Directory {
  readonly start: number;
  readonly count: number;
  readonly end: number;
}

/**
 * Finds the directory of an archive. Throws {@link FormatError} if there is no end record, and for records that
 * disagree.
 */
export function findDirectory(view: DataView): Directory {
  const at = findEnd(view);
  const fields: Fields = {
    part: view.getUint16(at + 4, true),
    startPart: view.getUint16(at + 6, true),
    here: view.getUint16(at + 8, true),
    count: view.getUint16(at + 10, true),
    size: view.getUint32(at + 12, true),
    start: view.getUint32(at + 16, true),
  };
  const locator = at - LOCATOR_LENGTH;
  const isWide = locator >= 0 && view.getUint32(locator, true) === LOCATOR;
  const end = isWide ? locator - WIDE_END_LENGTH : at;
  const { part, startPart, here, count, size, start } = isWide ? wideFields(view, locator, end, fields) : fields;
  if (part !== 0 || startPart !== 0 || here !== count) {
    throw new FormatError("npz: an archive in several parts is not supported");
  }
  if (start + size !== end) {
    throw new FormatError(
      `npz: the directory should be the ${size} bytes from byte ${start}, but ends at byte ${end} (the file is damaged or cut)`,
    );
  }
  return { start, count, end };
}

/**
 * The fields of an end record: numbers of parts of the archive, of entries in this part and in all, size and position.
 */
type Fields = Readonly<Record<"part" | "startPart" | "here" | "count" | "size" | "start", number>>;

/**
 * The position of the end record, the last thing in the file except for a comment of at most 64 KiB, whose length it
 * gives.
 */
function findEnd(view: DataView): number {
  const total = view.byteLength;
  if (total === 0) throw new FormatError("npz: the file is empty");
  let end = total - END_LENGTH;
  const first = Math.max(0, end - 0xffff);
  while (
    end >= first &&
    !(view.getUint32(end, true) === END && end + END_LENGTH + view.getUint16(end + 20, true) === total)
  ) {
    end--;
  }
  if (end >= first) return end;
  const begun = total >= 4 && view.getUint32(0, true) === LOCAL;
  throw new FormatError(
    begun ? "npz: the archive is cut off, it has no end record" : "npz: not a zip archive, it has no end record",
  );
}

/**
 * The fields of the wide end record at `at`, before its locator. They have to equal the narrow ones, unless those
 * overflow.
 */
function wideFields(view: DataView, locator: number, at: number, narrow: Fields): Fields {
  const wide = (where: number): number => Number(view.getBigUint64(where, true)); // no file is larger than 2 ** 53
  const inPlace =
    at >= 0 &&
    view.getUint32(at, true) === WIDE_END &&
    wide(at + 4) === WIDE_END_LENGTH - 12 &&
    wide(locator + 8) === at &&
    view.getUint32(locator + 4, true) === 0 &&
    view.getUint32(locator + 16, true) <= 1;
  if (!inPlace) throw new FormatError("npz: the zip64 end record is not where its locator says, or has another length");
  const fields: Fields = {
    part: view.getUint32(at + 16, true),
    startPart: view.getUint32(at + 20, true),
    here: wide(at + 24),
    count: wide(at + 32),
    size: wide(at + 40),
    start: wide(at + 48),
  };
  for (const name of Object.keys(fields) as (keyof Fields)[]) {
    const none = name === "size" || name === "start" ? 0xffffffff : 0xffff;
    if (narrow[name] === none || narrow[name] === fields[name]) continue;
    throw new FormatError(`npz: the two end records have ${fields[name]} and ${narrow[name]} as ${names[name]}`);
  }
  return fields;
}

const names: Readonly<Record<keyof Fields, string>> = {
  part: "the part of the archive",
  startPart: "the part with the directory",
  here: "the number of members in this part",
  count: "the number of members",
  size: "the size of the directory",
  start: "the place of the directory",
};
