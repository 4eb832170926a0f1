/**
 * The directory of a zip archive, checked before any member is read.
 *
 * A zip file states most things twice and may contradict itself, and programs that trust different copies see different
 * files. Here the directory at the end counts; everything has to lie inside the file, in its place, without overlaps.
 * Formats: APPNOTE.TXT of PKWARE, stored and deflated members.
 *
 * @module
 */
import { FormatError } from "../errors/errors.ts";
import { MAX_ARRAYS } from "./pairs.ts";
import { quote } from "./quote.ts";
import { findDirectory } from "./zip-end.ts";
import { findMember, wideFields, type ZipEntry } from "./zip-member.ts";

/** A member of an archive: its entry in the directory, and its bytes as stored in the file. */
export interface ZipMember {
  readonly name: string;
  readonly compressed: boolean;
  readonly crc: number;
  /** Bytes after inflating, as announced. */
  readonly size: number;
  readonly data: Uint8Array;
}

const CENTRAL = 0x02014b50;
const CENTRAL_LENGTH = 46;

/** Encrypted; strongly encrypted; directory encrypted. */
const ENCRYPTED_FLAGS = 0x1 | 0x40 | 0x2000;
const UTF8_FLAG = 0x800;

const methodNames: ReadonlyMap<number, string> = /* @__PURE__ */ new Map([
  [9, "deflate64"],
  [12, "bzip2"],
  [14, "lzma"],
  [93, "zstd"],
  [95, "xz"],
]);

/** The members of a zip archive in the order of its directory. Throws {@link FormatError} for an invalid archive. */
export function readZip(bytes: Uint8Array): ZipMember[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { start, count, end } = findDirectory(view);
  // Each takes the time of an inflater, however few bytes it has in the file.
  if (count > MAX_ARRAYS) {
    throw new FormatError(`npz: the archive has ${count} members, at most ${MAX_ARRAYS} are read`);
  }
  const entries: ZipEntry[] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_LENGTH > end || view.getUint32(at, true) !== CENTRAL) {
      throw new FormatError(`npz: the archive announces ${count} members, its directory has ${i}`);
    }
    const { entry, next } = readEntry(bytes, view, at, end);
    entries.push(entry);
    at = next;
  }
  if (at !== end) throw new FormatError(`npz: the archive announces ${count} members, its directory has more`);

  // Members follow one another, from the first byte on: so no bytes can be read twice, and there is no room for
  // anything that another program might take for a file.
  const sorted = entries.toSorted((a, b) => a.offset - b.offset);
  const members = new Map<ZipEntry, ZipMember>();
  sorted.forEach((entry, i) => {
    const next = sorted[i + 1];
    const follower = next === undefined ? "the directory" : `member ${quote(next.name)}`;
    const data = findMember(bytes, entry, next?.offset ?? start, follower);
    members.set(entry, { name: entry.name, compressed: entry.method !== 0, crc: entry.crc, size: entry.size, data });
  });
  const first = sorted[0]?.offset ?? start;
  if (first > 0) throw new FormatError(`npz: ${first} bytes that belong to nothing stand before the archive`);
  return entries.map((entry) => members.get(entry) as ZipMember);
}

/** An entry of the directory, and the position of the next one. */
function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  end: number,
): { readonly entry: ZipEntry; readonly next: number } {
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
  if (view.getUint16(at + 34, true) !== 0) throw new FormatError(`${op} is in another part of the archive`);
  const fields = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  const [size, compressedSize, offset] = wideFields(fields, bytes.subarray(nameEnd, extraEnd), op) as [
    number,
    number,
    number,
  ];
  if (method === 0 && size !== compressedSize) {
    throw new FormatError(`${op} is stored, but its sizes ${compressedSize} and ${size} differ`);
  }
  const crc = view.getUint32(at + 16, true);
  return { entry: { name, nameBytes, flags, method, crc, compressedSize, size, offset }, next };
}

function decodeName(bytes: Uint8Array, utf8: boolean): string {
  try {
    // Without the flag, a name is in an unknown DOS code page; all of these agree on ASCII only.
    if (utf8 || bytes.every((byte) => byte < 0x80)) {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    }
  } catch {
    // Falls through: not UTF-8.
  }
  throw new FormatError(`npz: a member name is neither ASCII nor marked as UTF-8`);
}
