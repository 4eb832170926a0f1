/**
 * Inflating with a limit: a deflate stream can expand a thousandfold. So it is inflated in pieces, memory is allocated
 * for the bytes that have arrived and not for the announced size, and the first excess byte is an error.
 *
 * @module
 */
import { Inflate } from "fflate";
import { FormatError, OutOfMemoryError } from "../errors/errors.ts";

/**
 * Compressed bytes per step. They inflate to at most 1032 times as much: 17 MB, and half a MB before the inspection.
 */
const PIECE = 2 ** 14;
const FIRST_PIECE = 2 ** 9;

/** The highest ratio of deflate: 258 bytes for 2 bits. */
const MAX_RATIO = 1032;

/**
 * The most input without output. A block of up to 64 KiB gives output when it is complete; a longer silence is an
 * error.
 */
const MAX_SILENCE = 2 ** 17;

/**
 * Inflates a raw deflate stream to exactly `size` bytes; `op` begins the error messages.
 *
 * `inspect` is called once, as soon as the first `prefix` bytes (or all) are there, and may throw to stop. Throws
 * {@link FormatError} for a damaged stream and for one that inflates to more or fewer bytes.
 */
export function inflate(
  stream: Uint8Array,
  size: number,
  op: string,
  prefix: number,
  inspect: (start: Uint8Array) => void,
): Uint8Array {
  if (size > stream.length * MAX_RATIO) {
    throw new FormatError(
      `${op}: ${stream.length} compressed bytes cannot be the ${size} that the directory announces`,
    );
  }
  let piece: Uint8Array = new Uint8Array(0);
  const inflater = new Inflate((arrived) => {
    piece = arrived;
  });
  let out = allocate(Math.min(size, 2 ** 16), op);
  let length = 0;
  let silence = 0;
  let inspected = false;

  for (let at = 0, last = false; !last; ) {
    const end = at + (at === 0 ? FIRST_PIECE : PIECE);
    last = end >= stream.length;
    try {
      inflater.push(stream.subarray(at, end), last);
    } catch (error) {
      throw new FormatError(`${op}: the compressed data is broken (${(error as Error).message})`);
    }
    if (length + piece.length > size) {
      throw new FormatError(`${op}: inflates to more than the ${size} bytes that the directory announces`);
    }
    out = grow(out, length + piece.length, size, op);
    out.set(piece, length);
    length += piece.length;
    if (!inspected && (length >= prefix || length === size)) {
      inspect(out.subarray(0, length));
      inspected = true;
    }
    silence = piece.length === 0 ? silence + end - at : 0;
    if (silence > MAX_SILENCE) throw new FormatError(`${op}: the compressed data goes on after its end`);
    at = end;
  }
  if (length < size) {
    throw new FormatError(`${op}: inflates to ${length} bytes, the directory announces ${size}`);
  }
  return out;
}

/** `out` with room for `length` bytes: at least twice its size, but never more than `size`. */
function grow(out: Uint8Array, length: number, size: number, op: string): Uint8Array {
  if (length <= out.length) return out;
  const larger = allocate(Math.min(size, Math.max(length, 2 * out.length)), op);
  larger.set(out);
  return larger;
}

function allocate(size: number, op: string): Uint8Array {
  try {
    return new Uint8Array(size);
  } catch {
    throw new OutOfMemoryError(`${op}: there is no room for ${size} bytes`);
  }
}
