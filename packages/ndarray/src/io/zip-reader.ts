/**
 * The directory of a zip archive, checked before a single member is read.
 *
 * A zip file says most things twice and may contradict itself, and programs that believe different copies see different
 * files. Here the directory at the end counts; everything has to lie inside the file, in its place, and without
 * overlapping anything else. Formats: APPNOTE.TXT of PKWARE, as far as NumPy writes it.
 *
 * @module
 */
import { FormatError } from "../errors.ts";
import { quote } from "./quote.ts";

/** A member of an archive: what the directory says about it, and its bytes as they are in the file. */
export interface ZipMember {
  readonly name: string;
  readonly compressed: boolean;
  readonly crc: number;
  /** Bytes after inflating, as announced. */
  readonly size: number;
  readonly data: Uint8Array;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const ZIP64_LOCATOR = 0x07064b50;

const LOCAL_LENGTH = 30;
const CENTRAL_LENGTH = 46;
const END_LENGTH = 22;

/** In a 32-bit field: the value is in the zip64 extra field. */
const IN_ZIP64 = 0xffffffff;

/** Encrypted; strongly encrypted; directory encrypted. */
const ENCRYPTED_FLAGS = 0x1 | 0x40 | 0x2000;
const UTF8_FLAG = 0x800;

const methodNames: ReadonlyMap<number, string> = new Map([
  [9, "deflate64"],
  [12, "bzip2"],
  [14, "lzma"],
  [93, "zstd"],
  [95, "xz"],
]);

/** One entry of the directory, and where its bytes are. */
interface Entry {
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly offset: number;
  /** Where the next entry of the directory begins. */
  readonly next: number;
}

/** The members of a zip archive in the order of its directory. Throws {@link FormatError} for all that is not in order. */
export function readZip(bytes: Uint8Array): ZipMember[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { start, count, end } = findDirectory(view);
  const entries: Entry[] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_LENGTH > end || view.getUint32(at, true) !== CENTRAL) {
      throw new FormatError(`npz: the archive announces ${count} members, its directory has ${i}`);
    }
    const entry = readEntry(bytes, view, at, end);
    entries.push(entry);
    at = entry.next;
  }
  if (at !== end) throw new FormatError(`npz: the archive announces ${count} members, its directory has more`);

  // Members lie one behind the other, each with its own bytes: what ends at the next one cannot be read twice.
  const sorted = entries.toSorted((a, b) => a.offset - b.offset);
  const members = new Map<Entry, ZipMember>();
  sorted.forEach((entry, i) => {
    members.set(entry, findMember(bytes, view, entry, sorted[i + 1], start));
  });
  return entries.map((entry) => members.get(entry) as ZipMember);
}

/** Where the directory begins and ends, and how many entries it has, from the end record. */
function findDirectory(view: DataView): { start: number; count: number; end: number } {
  const total = view.byteLength;
  if (total === 0) throw new FormatError("npz: the file is empty");
  // The end record is the last thing in the file but for a comment of at most 64 KiB, whose length it knows.
  let end = total - END_LENGTH;
  const first = Math.max(0, end - 0xffff);
  while (
    end >= first &&
    !(view.getUint32(end, true) === END && end + END_LENGTH + view.getUint16(end + 20, true) === total)
  ) {
    end--;
  }
  if (end < first) {
    const begun = total >= 4 && view.getUint32(0, true) === LOCAL;
    throw new FormatError(
      begun ? "npz: the archive is cut off, it has no end record" : "npz: not a zip archive, it has no end record",
    );
  }
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (end >= 20 && view.getUint32(end - 20, true) === ZIP64_LOCATOR) {
    throw new FormatError("npz: a zip64 archive (over 4 GiB or 65534 members) is not supported");
  }
  if (view.getUint32(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count) {
    throw new FormatError("npz: an archive in several parts is not supported");
  }
  if (start + size !== end) {
    throw new FormatError(
      `npz: the directory should be the ${size} bytes from byte ${start}, but ends at byte ${end} (the file is damaged or cut)`,
    );
  }
  return { start, count, end };
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, end: number): Entry {
  const nameEnd = at + CENTRAL_LENGTH + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const next = extraEnd + view.getUint16(at + 32, true);
  if (next > end) throw new FormatError("npz: an entry of the directory goes beyond its end");
  const flags = view.getUint16(at + 8, true);
  const nameBytes = bytes.subarray(at + CENTRAL_LENGTH, nameEnd);
  const name = decodeName(nameBytes, (flags & UTF8_FLAG) !== 0);
  const op = `npz: member ${quote(name)}`;

  if (flags & ENCRYPTED_FLAGS) throw new FormatError(`${op} is encrypted`);
  const method = view.getUint16(at + 10, true);
  if (method !== 0 && method !== 8) {
    const known = methodNames.get(method);
    const text = known === undefined ? `${method}` : `${method} (${known})`;
    throw new FormatError(`${op} is compressed with method ${text}, only 0 (stored) and 8 (deflate) are supported`);
  }
  const extra = new DataView(bytes.buffer, bytes.byteOffset + nameEnd, extraEnd - nameEnd);
  const [size, compressedSize, offset] = wideFields(
    [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)],
    extra,
    op,
  );
  if (method === 0 && size !== compressedSize) {
    throw new FormatError(`${op} is stored, but its sizes ${compressedSize} and ${size} differ`);
  }
  return { name, nameBytes, method, crc: view.getUint32(at + 16, true), compressedSize, size, offset, next };
}

/** Size, compressed size and offset: those that do not fit are in the zip64 extra field (number 1), in this order. */
function wideFields(fields: [number, number, number], extra: DataView, op: string): [number, number, number] {
  if (!fields.includes(IN_ZIP64)) return fields;
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
  }) as [number, number, number];
}

/** The bytes of a member: behind its local header, before the next member and the directory. */
function findMember(
  bytes: Uint8Array,
  view: DataView,
  entry: Entry,
  next: Entry | undefined,
  directory: number,
): ZipMember {
  const op = `npz: member ${quote(entry.name)}`;
  const { name, nameBytes, offset, compressedSize } = entry;
  const checkEnd = (end: number): void => {
    if (end > directory) throw new FormatError(`${op} ends at byte ${end}, but the directory begins at ${directory}`);
    if (next !== undefined && end > next.offset) throw new FormatError(`${op} and member ${quote(next.name)} overlap`);
  };
  const nameStart = offset + LOCAL_LENGTH;
  checkEnd(nameStart + nameBytes.length + compressedSize);
  if (view.getUint32(offset, true) !== LOCAL) {
    throw new FormatError(`${op} is not at byte ${offset}, where the directory says`);
  }
  const local = bytes.subarray(nameStart, nameStart + view.getUint16(offset + 26, true));
  if (local.length !== nameBytes.length || local.some((byte, i) => byte !== nameBytes[i])) {
    throw new FormatError(`${op} has another name at byte ${offset} than in the directory`);
  }
  const data = nameStart + nameBytes.length + view.getUint16(offset + 28, true);
  checkEnd(data + compressedSize);
  const compressed = entry.method !== 0;
  const { crc, size } = entry;
  return { name, compressed, crc, size, data: bytes.subarray(data, data + compressedSize) };
}

function decodeName(bytes: Uint8Array, utf8: boolean): string {
  try {
    // Without the flag a name is in the character set of some DOS machine, of which all agree on ASCII only.
    if (utf8 || bytes.every((byte) => byte < 0x80)) {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    }
  } catch {
    // Falls through: not UTF-8.
  }
  throw new FormatError(`npz: a member name is neither ASCII nor marked as UTF-8`);
}
