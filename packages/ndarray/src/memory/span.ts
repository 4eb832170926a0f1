import { StateError } from "../errors/errors.ts";

/**
 * A run of bytes that arrays point into. When it moves, every array on it follows, since all of them refer to the span.
 * While `buffer` is null the bytes are in the heap, at the addresses of the arrays; afterwards they are in `buffer`,
 * and an address `p` means its byte `p - base`.
 */
export class Span {
  buffer: ArrayBuffer | null = null;
  base: number;
  /** Whether the bytes are a block of their own that stays in place and is updated there. */
  pinned = false;
  /** The number of the last write in place, see `array/versions.ts`; 0 if there was none. */
  written = 0;

  constructor(base: number) {
    this.base = base;
  }
}

/** The buffer of the spans of private memory once their bytes are lost. */
const gone = /* @__PURE__ */ new ArrayBuffer(0);

/** Marks the bytes of a span as lost: its arrays may still be referred to, but not read. */
export function lose(span: Span): void {
  span.buffer = gone;
}

/**
 * The buffer with the bytes of a span, null for the heap. Throws {@link StateError} if the bytes are lost, because they
 * were computed in a backward that has ended.
 */
export function bufferOf({ buffer }: Span): ArrayBuffer | null {
  if (buffer !== gone) return buffer;
  throw new StateError(
    "array: its values were computed in a backward that has ended; keep toTypedArray() of it, or call backward with retainGrad",
  );
}
