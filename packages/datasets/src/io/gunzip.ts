/**
 * The gzip format, RFC 1952, in pieces: whoever reads them decides how much he wants, so a file that inflates to a
 * thousand times its size is never held as a whole.
 *
 * @module
 */
import { FormatError } from "@dz/ndarray";
import { Gunzip } from "fflate";
import { crc32 } from "./crc32.ts";

/** Compressed bytes at a time. They inflate to at most 1032 times as much, 17 MB. */
const PIECE = 2 ** 14;

/** A block may be as long as 64 KiB and gives output when it is whole; a stream that goes on without any is not one. */
const MAX_SILENCE = 2 ** 17;

/** How many times its size a file may inflate to, beyond what is free. Archives of images have less than five. */
const MAX_RATIO = 100;
const FREE = 2 ** 26;

const HEADER = 10;
const TRAILER = 8;
const FLAG_CRC = 2;
const FLAG_EXTRA = 4;
const FLAG_NAME = 8;
const FLAG_COMMENT = 16;
const RESERVED = 0xe0;

/** The most bytes that a gzip file of some size may inflate to. */
export function mostFrom(size: number): number {
  return Math.max(FREE, MAX_RATIO * size);
}

/** Whether the bytes begin as a gzip file does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * What a gzip file of one member inflates to, piece by piece; `op` is the start of the error messages.
 *
 * Throws {@link FormatError} for a header or a stream that is broken or cut, for more than `maxBytes`, for more than 64 MiB
 * and a hundred times its size, and, after the last piece, for a checksum or a length that does not agree.
 */
export function* gunzip(bytes: Uint8Array, op: string, maxBytes: number): Generator<Uint8Array, void, undefined> {
  const end = bytes.length - TRAILER;
  if (checkHeader(bytes, op) > end)
    throw new FormatError(`${op}: the gzip file is cut off after ${bytes.length} bytes`);
  const most = Math.min(maxBytes, mostFrom(bytes.length));
  let crc = 0;
  let length = 0;
  for (const piece of inflate(bytes, op)) {
    length += piece.length;
    if (length > most) throw new FormatError(`${op}: inflates to more than ${most} bytes`);
    crc = crc32(piece, crc);
    yield piece;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + end, TRAILER);
  const [wantedCrc, wantedLength] = [view.getUint32(0, true), view.getUint32(4, true)];
  if (crc !== wantedCrc || length % 2 ** 32 !== wantedLength) {
    const found = `checksum ${hex(crc)} and length ${length}`;
    throw new FormatError(
      `${op}: ${found} do not agree with ${hex(wantedCrc)} and ${wantedLength} at the end of the gzip file: it is damaged, or something follows it`,
    );
  }
}

/** The length of the header. */
function checkHeader(bytes: Uint8Array, op: string): number {
  if (bytes.length === 0) throw new FormatError(`${op}: the file is empty`);
  if (!isGzip(bytes)) throw new FormatError(`${op}: not a gzip file`);
  const cut = (): FormatError => new FormatError(`${op}: the gzip file is cut off in its header`);
  if (bytes.length < HEADER) throw cut();
  const [method, flags] = [bytes[2] as number, bytes[3] as number];
  if (method !== 8) throw new FormatError(`${op}: gzip method ${method} is not known, only 8 (deflate)`);
  if (flags & RESERVED) throw new FormatError(`${op}: the gzip header has flags ${flags}, which nobody defined`);
  let at = HEADER;
  if (flags & FLAG_EXTRA) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const flag of [FLAG_NAME, FLAG_COMMENT]) {
    if ((flags & flag) === 0) continue;
    const zero = bytes.indexOf(0, at);
    if (zero < 0) throw cut();
    at = zero + 1;
  }
  if (flags & FLAG_CRC) at += 2;
  if (at > bytes.length) throw cut();
  return at;
}

function* inflate(file: Uint8Array, op: string): Generator<Uint8Array, void, undefined> {
  let pieces: Uint8Array[] = [];
  const inflater = new Gunzip((piece) => {
    if (piece.length > 0) pieces.push(piece);
  });
  inflater.onmember = () => {
    throw new FormatError("another gzip file follows in it");
  };
  let silence = 0;
  for (let at = 0, last = false; !last; at += PIECE) {
    last = at + PIECE >= file.length;
    try {
      inflater.push(file.subarray(at, at + PIECE), last);
    } catch (error) {
      throw new FormatError(`${op}: the compressed data is broken (${(error as Error).message})`);
    }
    yield* pieces;
    silence = pieces.length === 0 ? silence + PIECE : 0;
    if (silence > MAX_SILENCE) throw new FormatError(`${op}: the compressed data goes on without any content`);
    pieces = [];
  }
}

function hex(value: number): string {
  return value.toString(16).padStart(8, "0");
}
