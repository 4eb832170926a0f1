/**
 * Text from bytes that come in chunks, with the encoding found.
 *
 * @module
 */
import { SeriesError } from "../errors/series-error.ts";
import { limits, SAMPLE } from "./limits.ts";
import { shownText } from "./shown-text.ts";

/**
 * Decodes a stream of bytes. ASCII passes at once; the 64 KiB from the first other byte on decide between UTF-8 and
 * Shift_JIS, however the chunks fall. Throws {@link SeriesError} with the position of a byte that does not fit.
 *
 * Each piece ends behind a space, mark or control character below "0": no encoding that is read here has such a byte within
 * a character. So every piece is decoded alone, and the first byte that does not fit can be searched in it.
 *
 * @internal
 */
export class TextDecoding {
  #held: Uint8Array = new Uint8Array(0);
  /** The position of the first held byte in the file. */
  #position = 0;
  #encoding: string | undefined;
  readonly #asked: boolean;

  constructor(encoding: string | undefined) {
    this.#asked = encoding !== undefined;
    if (encoding !== undefined) this.#encoding = canonical(encoding);
  }

  /** The text of what has come so far and is complete. */
  push(chunk: Uint8Array): string {
    this.#held = this.#held.length === 0 ? chunk : joined(this.#held, chunk);
    return this.#decode(false);
  }

  /** The text of the rest. */
  end(): string {
    return this.#decode(true);
  }

  #decode(last: boolean): string {
    let text = "";
    if (this.#encoding === undefined) {
      const { encoding, ascii } = findEncoding(this.#held, this.#position, last);
      if (encoding === undefined) return this.#take(ascii, "utf-8");
      text = this.#take(ascii, "utf-8");
      this.#encoding = encoding;
    }
    const end = last ? this.#held.length : safeEnd(this.#held, this.#encoding);
    if (this.#held.length - end > limits.row) {
      throw new SeriesError(`byte ${this.#position + end + 1}: no end of a row or a cell in ${limits.row} bytes`);
    }
    return text + this.#take(end, this.#encoding);
  }

  #take(length: number, encoding: string): string {
    const bytes = this.#held.subarray(0, length);
    const text = length === 0 ? "" : decode(bytes, encoding);
    if (text === null) this.#refuse(bytes, encoding);
    this.#held = this.#held.slice(length);
    const start = this.#position;
    this.#position += length;
    return start === 0 && text?.startsWith("\ufeff") ? text.slice(1) : (text ?? "");
  }

  #refuse(bytes: Uint8Array, encoding: string): never {
    const at = `byte ${this.#position + firstInvalid(bytes, encoding) + 1}`;
    if (this.#asked) throw new SeriesError(`${at}: is not ${encoding}; the option encoding names another one`);
    throw new SeriesError(
      `${at}: is not ${encoding}; save the file as UTF-8, or name its encoding in the option encoding, such as windows-1252`,
    );
  }
}

/** The name that TextDecoder has for an encoding. */
function canonical(label: string): string {
  let name = "";
  try {
    name = new TextDecoder(label).encoding;
  } catch {
    throw new SeriesError(
      `encoding: ${shownText(label)} is unknown here; there are utf-8, utf-16le, shift_jis, euc-jp, windows-1252 and others`,
    );
  }
  // Its characters are made of bytes that are also ASCII, so that no piece could be decoded alone.
  if (name === "iso-2022-jp") throw new SeriesError("encoding: iso-2022-jp is not read; save the file as UTF-8");
  return name;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** The text of bytes, or null. The mark at the beginning stays: where it does not begin a file, it is a character. */
function decode(bytes: Uint8Array, encoding: string, stream = false): string | null {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
    const text = decoder.decode(bytes, { stream: true }); // as one piece, Node 20 takes windows-1252 for Latin-1
    return stream ? text : text + decoder.decode();
  } catch {
    return null;
  }
}

/** Where the bytes may be cut: behind the last byte that can only be a character of its own. */
function safeEnd(bytes: Uint8Array, encoding: string): number {
  const wide = encoding.startsWith("utf-16");
  if (!wide) return 1 + bytes.findLastIndex((byte) => byte < 0x30);
  const even = bytes.length - (bytes.length % 2);
  const high = bytes[encoding === "utf-16le" ? even - 1 : even - 2] ?? 0;
  return high >= 0xd8 && high <= 0xdb ? even - 2 : even; // not between the two halves of a pair
}

/** The index of the first character that does not fit, by bisection: what begins well stays well. */
function firstInvalid(bytes: Uint8Array, encoding: string): number {
  let [low, high] = [0, bytes.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (decode(bytes.subarray(0, middle), encoding, true) === null) high = middle - 1;
    else low = middle;
  }
  // That ends within a character, if it has begun well: the message names its first byte.
  while (low > 0 && decode(bytes.subarray(0, low), encoding) === null) low--;
  return Math.min(low, bytes.length - 1);
}

/** The encoding, or undefined until enough has come; `ascii` bytes at the beginning are the same in each. */
function findEncoding(bytes: Uint8Array, position: number, last: boolean): { encoding?: string; ascii: number } {
  if (position === 0) {
    if (bytes.length < 3 && !last) return { ascii: 0 };
    const marked = markOf(bytes);
    if (marked !== undefined) return { encoding: marked, ascii: 0 };
  }
  let ascii = 0;
  while (ascii < bytes.length && (bytes[ascii] as number) < 0x80) ascii++;
  if (ascii === bytes.length) return { ascii };
  const sample = bytes.subarray(ascii, ascii + SAMPLE);
  if (sample.length < SAMPLE && !last) return { ascii };
  const partial = sample.length === SAMPLE;
  if (decode(sample, "utf-8", partial) !== null) return { encoding: "utf-8", ascii };
  if (hasJapanese(sample) && decode(sample, "shift_jis", partial) !== null) return { encoding: "shift_jis", ascii };
  const at = position + ascii + firstInvalid(sample, "utf-8") + 1;
  throw new SeriesError(
    `byte ${at}: is neither UTF-8 nor Shift_JIS; save the file as UTF-8, or name its encoding in the option encoding, such as windows-1252`,
  );
}

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

/**
 * Whether bytes that are Shift_JIS have kana, punctuation or the usual kanji, which begin with 0x81 to 0x9F. Without any
 * they are more likely a European encoding, in which these bytes are rare, and `é` and a letter look like a rare kanji.
 */
function hasJapanese(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte >= 0x81 && byte <= 0x9f) return true;
    if (byte >= 0xe0) i++; // of two bytes
  }
  return false;
}
