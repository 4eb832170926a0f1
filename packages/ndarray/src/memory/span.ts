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
