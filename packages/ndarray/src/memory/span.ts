import { StateError } from "../errors/errors.ts";

/**
 * A run of bytes that arrays point into: when it moves, every array on it follows without being told. While `buffer` is
 * null the bytes lie in the heap, where arrays' addresses say; afterwards they are in `buffer`, and an address `p` means its
 * byte `p - base`.
 */
export class Span {
  buffer: ArrayBuffer | null = null;
  base: number;
  /** Whether the bytes are a block of their own that is updated in place, and stays. */
  pinned = false;
  /** The number of the last write in place, see `array/versions.ts`; 0 if there was none. */
  written = 0;

  constructor(base: number) {
    this.base = base;
  }
}

/** What the spans of private memory have in place of bytes once these are gone. */
const gone = new ArrayBuffer(0);

/** Says that the bytes of a span are gone: its arrays may be held, but not read. */
export function lose(span: Span): void {
  span.buffer = gone;
}

/**
 * Where the bytes of a span are, null for the heap. Throws {@link StateError} if they are gone: for what was computed in a
 * backward that has ended.
 */
export function bufferOf({ buffer }: Span): ArrayBuffer | null {
  if (buffer !== gone) return buffer;
  throw new StateError(
    "array: its values were computed in a backward that has ended; keep toTypedArray() of it, or call backward with retainGrad",
  );
}
