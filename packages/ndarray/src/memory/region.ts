import { copyOut, heap } from "./heap.ts";
import { stress } from "./policy.ts";
import { Span } from "./span.ts";

/** A range of the heap that is filled from the bottom, in pieces that can move out. */
export class Region {
  readonly start: number;
  readonly end: number;
  readonly pieceBytes: number;
  top: number;
  span: Span;
  /** Spans that are full; the last piece is `span`. */
  private readonly full: Span[] = [];

  constructor(start: number, end: number, pieceBytes: number) {
    this.start = start;
    this.end = end;
    this.pieceBytes = pieceBytes;
    this.top = start;
    this.span = new Span(start);
  }

  /** The bytes in use. */
  get used(): number {
    return this.top - this.start;
  }

  /** Allocates `size` bytes at the top, or returns -1 if there is no room. */
  bump(size: number): number {
    const address = this.top;
    if (size > this.end - address) return -1;
    if (address + size - this.span.base > this.pieceBytes && address > this.span.base) {
      this.full.push(this.span);
      this.span = new Span(address);
    }
    this.top = address + size;
    return address;
  }

  /**
   * Moves every piece out of the region and starts again from the bottom. Throws {@link OutOfMemoryError} if the host
   * has no memory for one of them; then the region is unchanged, and the pieces that have moved are in two places.
   */
  moveOut(): void {
    if (this.top === this.start) return;
    for (let i = 0; i < this.full.length; i++) {
      const span = this.full[i] as Span;
      span.buffer = copyOut(span.base, (this.full[i + 1] ?? this.span).base);
    }
    this.span.buffer = copyOut(this.span.base, this.top);
    this.full.length = 0;
    this.clear();
  }

  /** Starts again from the bottom. */
  clear(): void {
    if (stress) heap.bool.fill(0xff, this.start, this.top);
    this.top = this.start;
    this.span = new Span(this.start);
  }
}
