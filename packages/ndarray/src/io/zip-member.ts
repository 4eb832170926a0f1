/**
 * A member of a zip archive: its local header, which repeats the entry of the directory, its bytes, and, if it was
 * written as a stream, a descriptor after them, which repeats sizes and checksum. All of these have to agree.
 *
 * @module
 */
import { FormatError } from "../errors/errors.ts";
import { quote } from "./quote.ts";

/** The entry of a member in the directory. */
export interface ZipEntry {
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  /** The position of its local header. */
  readonly offset: number;
}

const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const LOCAL_LENGTH = 30;

/** Sizes and checksum are in a descriptor after the data. */
const STREAMED_FLAG = 0x8;

/** In a 32-bit field: the value is in the zip64 extra field. */
const IN_ZIP64 = 0xffffffff;

/**
 * The bytes of a member as stored in the file. The member ends at `limit`, where `follower` begins. Throws
 * {@link FormatError} if it contradicts the directory, and for bytes between it and what follows.
 */
export function findMember(bytes: Uint8Array, entry: ZipEntry, limit: number, follower: string): Uint8Array {
  const op = `npz: member ${quote(entry.name)}`;
  const { nameBytes, offset, compressedSize } = entry;
  const checkEnd = (end: number): void => {
    if (end > limit) throw new FormatError(`${op} ends at byte ${end}, but ${follower} begins at byte ${limit}`);
  };
  const nameStart = offset + LOCAL_LENGTH;
  checkEnd(nameStart + nameBytes.length + compressedSize);
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, LOCAL_LENGTH);
  if (view.getUint32(0, true) !== LOCAL) {
    throw new FormatError(`${op} is not at byte ${offset}, where the directory says`);
  }
  const local = bytes.subarray(nameStart, nameStart + view.getUint16(26, true));
  if (local.length !== nameBytes.length || local.some((byte, i) => byte !== nameBytes[i])) {
    throw new FormatError(`${op} has another name at byte ${offset} than in the directory`);
  }
  const extraStart = nameStart + nameBytes.length;
  const start = extraStart + view.getUint16(28, true);
  const end = start + compressedSize;
  checkEnd(end);
  checkHeader(view, entry, bytes.subarray(extraStart, start), op);

  const rest = bytes.subarray(end, limit);
  if (entry.flags & STREAMED_FLAG) checkDescriptor(rest, entry, op);
  else if (rest.length > 0) {
    throw new FormatError(`${op} ends at byte ${end}, and ${rest.length} bytes that belong to nothing follow it`);
  }
  return bytes.subarray(start, end);
}

/**
 * Throws {@link FormatError} unless the local header equals the entry of the directory, or, for a stream, leaves fields
 * empty.
 */
function checkHeader(view: DataView, entry: ZipEntry, extra: Uint8Array, op: string): void {
  const streamed = (entry.flags & STREAMED_FLAG) !== 0;
  const fields = [view.getUint32(22, true), view.getUint32(18, true)];
  const [size, compressedSize] = wideFields(fields, extra, op) as [number, number];
  const check = (what: string, found: number, expected: number, unknown: boolean): void => {
    if (found === expected || unknown) return;
    throw new FormatError(`${op} has ${what} ${found} in its own header, ${expected} in the directory`);
  };
  check("the flags", view.getUint16(6, true), entry.flags, false);
  check("method", view.getUint16(8, true), entry.method, false);
  check("checksum", view.getUint32(14, true), entry.crc, streamed && view.getUint32(14, true) === 0);
  check("size", size, entry.size, streamed && size === 0);
  check("compressed size", compressedSize, entry.compressedSize, streamed && compressedSize === 0);
}

/**
 * Checks a descriptor: an optional signature, the checksum, and both sizes in 4 or 8 bytes each, which the length
 * tells.
 */
function checkDescriptor(rest: Uint8Array, { crc, compressedSize, size }: ZipEntry, op: string): void {
  const view = new DataView(rest.buffer, rest.byteOffset, rest.byteLength);
  const at = rest.length % 8 === 0 ? 4 : 0;
  const [wide, narrow] = [rest.length - at === 20, rest.length - at === 12];
  const good =
    (wide || narrow) &&
    (at === 0 || view.getUint32(0, true) === DESCRIPTOR) &&
    view.getUint32(at, true) === crc &&
    [compressedSize, size].every((value, i) =>
      wide ? view.getBigUint64(at + 4 + 8 * i, true) === BigInt(value) : view.getUint32(at + 4 + 4 * i, true) === value,
    );
  if (!good) {
    throw new FormatError(`${op} is followed by ${rest.length} bytes that do not repeat its checksum and sizes`);
  }
}

/** The sizes and offsets; those that do not fit into 32 bits are in the zip64 extra field (number 1), in this order. */
export function wideFields(fields: readonly number[], extraField: Uint8Array, op: string): number[] {
  if (!fields.includes(IN_ZIP64)) return [...fields];
  const extra = new DataView(extraField.buffer, extraField.byteOffset, extraField.byteLength);
  let at = 0;
  while (at + 4 <= extra.byteLength && extra.getUint16(at, true) !== 1) at += 4 + extra.getUint16(at + 2, true);
  const end = at + 4 <= extra.byteLength ? at + 4 + extra.getUint16(at + 2, true) : at;
  at += 4;
  return fields.map((field) => {
    if (field !== IN_ZIP64) return field;
    if (at + 8 > Math.min(end, extra.byteLength)) throw new FormatError(`${op}: its zip64 sizes are missing`);
    const value = extra.getBigUint64(at, true);
    at += 8;
    if (value > Number.MAX_SAFE_INTEGER) throw new FormatError(`${op}: its zip64 size ${value} is impossible`);
    return Number(value);
  });
}
