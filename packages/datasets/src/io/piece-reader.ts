import { FormatError, OutOfMemoryError } from "@dz/ndarray";

/** The first allocation for a number of bytes announced by a file; it grows only as bytes arrive. */
const FIRST_ROOM = 2 ** 16;

/**
 * Reads bytes that arrive in pieces. A count announced by a file is not trusted: memory is allocated only as bytes
 * arrive, and skipped bytes are not kept.
 */
export class PieceReader {
  /** The number of bytes read so far. */
  position = 0;
  private readonly pieces: Iterator<Uint8Array>;
  private readonly op: string;
  private piece: Uint8Array = new Uint8Array(0);

  /** Reads the pieces of an iterable; `op` starts the error messages. */
  constructor(pieces: Iterable<Uint8Array>, op: string) {
    this.pieces = pieces[Symbol.iterator]();
    this.op = op;
  }

  /** The next `count` bytes, in memory of their own. Throws {@link FormatError} if the data end before. */
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

  /** Skips `count` bytes. Throws {@link FormatError} if the data end before. */
  skip(count: number, what: string): void {
    this.advance(count, what, () => {});
  }

  /** Skips to the end, where the source may verify a checksum. */
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
