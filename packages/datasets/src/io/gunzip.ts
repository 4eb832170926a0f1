/**
 * The gzip format (RFC 1952), inflated piece by piece: the caller may stop at any time, so that a file that inflates to
 * a thousand times its size is never in memory as a whole.
 *
 * A file is a series of members, as concatenating files produces, and may end with zeros, the padding of tapes.
 * Anything else after the last member is refused, where gzip(1) warns.
 *
 * @module
 */
import { FormatError } from "@dz/ndarray";
import { type FlateError, FlateErrorCode, Gunzip } from "fflate";
import { crc32 } from "./crc32.ts";

/**
 * Compressed bytes per piece. They inflate to at most 1032 times as much, 17 MB; a member may consist of a few bytes.
 */
const PIECE = 2 ** 14;
const FIRST_PIECE = 2 ** 9;

/** Programs that write many members put 64 KiB into each. */
const MAX_MEMBERS = 2 ** 14;

/** A block of up to 64 KiB may produce output only at its end; a stream that is silent for longer is not valid. */
const MAX_SILENCE = 2 ** 17;

/** The limit on inflated size / file size, if more than FREE bytes are inflated. Image archives stay below 5. */
const MAX_RATIO = 100;
const FREE = 2 ** 26;

/** The fixed part of a header. */
const HEADER = 10;
const TRAILER = 8;
/** The size of a header, an empty block and a trailer: no member is shorter. */
const SHORTEST = HEADER + 2 + TRAILER;
const RESERVED = 0xe0;

/** An empty member, pushed after another one to detect that it has ended. */
const MARK = /* @__PURE__ */ Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0);

/** Thrown by the callback to leave the inflater, which would continue. */
const STOP = /* @__PURE__ */ new Error("the next member begins");

/** The limit on the inflated size of a gzip file of `size` bytes. */
export function mostFrom(size: number): number {
  return Math.max(FREE, MAX_RATIO * size);
}

/** Whether the bytes start with the gzip magic number. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * The inflated members of a gzip file, piece by piece; `op` starts the error messages.
 *
 * Throws {@link FormatError} for a header or stream that is broken or truncated, for more than `maxBytes`, for more
 * than the larger of 64 MiB and a hundred times the file size, for a wrong checksum or length (after the last piece of
 * the member), and for anything but zeros after the last member.
 */
export function* gunzip(bytes: Uint8Array, op: string, maxBytes: number): Generator<Uint8Array, void, undefined> {
  if (bytes.length === 0) throw new FormatError(`${op}: the file is empty`);
  const most = Math.min(maxBytes, mostFrom(bytes.length));
  let total = 0;
  for (const piece of members(bytes, op)) {
    total += piece.length;
    if (total > most) throw new FormatError(`${op}: inflates to more than ${most} bytes`);
    yield piece;
  }
}

/** The pieces of all members. */
function* members(file: Uint8Array, op: string): Generator<Uint8Array, void, undefined> {
  let start = 0;
  for (let count = 0; start < file.length; count++) {
    if (count === MAX_MEMBERS) throw new FormatError(`${op}: the gzip file has more than ${MAX_MEMBERS} members`);
    checkHeader(file.subarray(start), op);
    if (file.length < start + SHORTEST)
      throw new FormatError(`${op}: the gzip file is cut off after ${file.length} bytes`);
    let crc = 0;
    let length = 0;
    const pieces = inflate(file, start, file.length, op);
    let next = pieces.next();
    for (; !next.done; next = pieces.next()) {
      crc = crc32(next.value, crc);
      length += next.value.length;
      yield next.value;
    }
    const agrees = (end: number): boolean => {
      const trailer = trailerOf(file, end);
      return trailer.crc === crc && trailer.length === length % 2 ** 32;
    };
    const end = next.value;
    if (end !== null && agrees(end)) {
      start = end;
      continue;
    }
    if (end === null && isPadded(file, start, agrees, op)) return;
    const wanted = trailerOf(file, end ?? file.length);
    const found = `checksum ${hex(crc)} and length ${length}`;
    const what = end === null ? "file: it is damaged, or something follows it" : "member: it is damaged";
    throw new FormatError(
      `${op}: ${found} do not agree with ${hex(wanted.crc)} and ${wanted.length} at the end of the gzip ${what}`,
    );
  }
}

function trailerOf(file: Uint8Array, end: number): { readonly crc: number; readonly length: number } {
  const view = new DataView(file.buffer, file.byteOffset + end - TRAILER, TRAILER);
  return { crc: view.getUint32(0, true), length: view.getUint32(4, true) };
}

/** Whether the member at `start` ends with a matching trailer, and only zeros follow. */
function isPadded(file: Uint8Array, start: number, agrees: (end: number) => boolean, op: string): boolean {
  // The trailer itself may end in zeros. That of an empty member is all zeros, and the byte before it may be zero, too.
  const used = Math.max(file.findLastIndex((byte) => byte !== 0) + 1, start + SHORTEST);
  for (let end = used; end <= Math.min(used + 1 + TRAILER, file.length); end++) {
    if (agrees(end) && endOf(file, start, end, op) === end) return true;
  }
  return false;
}

/** The end of the member at `start` if it is `limit`. */
function endOf(file: Uint8Array, start: number, limit: number, op: string): number | null {
  const pieces = inflate(file, start, limit, op);
  let next = pieces.next();
  while (!next.done) next = pieces.next();
  return next.value;
}

/** Throws {@link FormatError} unless a member starts here; the inflater reads the header after these ten bytes. */
function checkHeader(bytes: Uint8Array, op: string): void {
  if (!isGzip(bytes)) throw new FormatError(`${op}: not a gzip file`);
  if (bytes.length < HEADER) throw new FormatError(`${op}: the gzip file is cut off in its header`);
  const [method, flags] = [bytes[2] as number, bytes[3] as number];
  if (method !== 8) throw new FormatError(`${op}: gzip method ${method} is not known, only 8 (deflate)`);
  if (flags & RESERVED) throw new FormatError(`${op}: the gzip header has flags ${flags}, some of which are reserved`);
}

/**
 * Inflates the member at `start`. Returns its end if the next member or `limit` is there, or null if something else
 * follows.
 */
function* inflate(
  file: Uint8Array,
  start: number,
  limit: number,
  op: string,
): Generator<Uint8Array, number | null, undefined> {
  let pieces: Uint8Array[] = [];
  const inflater = new Gunzip((piece) => {
    if (piece.length > 0) pieces.push(piece);
  });
  const found: { end: number | null } = { end: null };
  inflater.onmember = (offset) => {
    found.end = start + offset;
    throw STOP;
  };
  const isOver = (part: Uint8Array): boolean => {
    try {
      inflater.push(part);
      return false;
    } catch (error) {
      const { code, message } = error as FlateError;
      if (error === STOP || code === FlateErrorCode.InvalidHeader) return true;
      throw new FormatError(`${op}: the compressed data is broken (${message})`);
    }
  };
  let silence = 0;
  for (let at = start, size = FIRST_PIECE; at < limit; at += size, size = PIECE) {
    const over = isOver(file.subarray(at, Math.min(at + size, limit)));
    yield* pieces;
    if (over) return found.end;
    silence = pieces.length === 0 ? silence + size : 0;
    if (silence > MAX_SILENCE) throw new FormatError(`${op}: the compressed data continues without any content`);
    pieces = [];
  }
  try {
    if (isOver(MARK)) return found.end;
  } catch {
    // The inflater took the mark for a part of the member.
  }
  throw new FormatError(`${op}: the gzip file is cut off after ${limit} bytes`);
}

function hex(value: number): string {
  return value.toString(16).padStart(8, "0");
}
