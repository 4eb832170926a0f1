import { FormatError, OutOfMemoryError } from "@dz/ndarray";

/** The first room for bytes whose number a file announces; more is made only for what has arrived. */
const FIRST_ROOM = 2 ** 16;

/**
 * Bytes that arrive in pieces, read from the front. What is asked for may be announced by a file: nothing is allocated
 * for it before it is there, and what is skipped is never held.
 */
export class PieceReader {
  /** How many bytes have been read. */
  position = 0;
  private readonly pieces: Iterator<Uint8Array>;
  private readonly op: string;
  private piece: Uint8Array = new Uint8Array(0);

  /** Reads what an iterator of pieces gives; `op` is the start of the error messages. */
  constructor(pieces: Iterable<Uint8Array>, op: string) {
    this.pieces = pieces[Symbol.iterator]();
    this.op = op;
  }

  /** The next `count` bytes, of which nobody else has a view. Throws {@link FormatError} if they end before. */
  take(count: number, what: string): Uint8Array {
    let out = this.allocate(Math.min(count, FIRST_ROOM));
    let length = 0;
    this.advance(count, what, (part) => {
      if (length + part.length > out.length) {
        const larger = this.allocate(Math.min(count, Math.max(length + part.length, 2 * out.length)));
        larger.set(out.subarray(0, length));
        out = larger;
      }
      out.set(part, length);
      length += part.length;
    });
    return out;
  }

  /** Goes on by `count` bytes. Throws {@link FormatError} if they end before. */
  skip(count: number, what: string): void {
    this.advance(count, what, () => {});
  }

  /** Goes on to the end, where the pieces may have a checksum. */
  skipRest(): void {
    while (this.hasMore()) {
      this.position += this.piece.length;
      this.piece = this.piece.subarray(this.piece.length);
    }
  }

  /** Whether there is another byte. */
  hasMore(): boolean {
    while (this.piece.length === 0) {
      const { done, value } = this.pieces.next();
      if (done) return false;
      this.piece = value;
    }
    return true;
  }

  private advance(count: number, what: string, use: (part: Uint8Array) => void): void {
    for (let rest = count; rest > 0; ) {
      if (!this.hasMore()) {
        throw new FormatError(`${this.op}: ${what} should have ${count} bytes, the file ends after ${count - rest}`);
      }
      const part = this.piece.subarray(0, rest);
      use(part);
      this.piece = this.piece.subarray(part.length);
      this.position += part.length;
      rest -= part.length;
    }
  }

  private allocate(size: number): Uint8Array {
    try {
      return new Uint8Array(size);
    } catch {
      throw new OutOfMemoryError(`${this.op}: there is no room for ${size} bytes`);
    }
  }
}
