import { heap } from "./heap.ts";
import { stress } from "./policy.ts";
import { Span } from "./span.ts";

/** A range of the heap that is filled from the bottom and given back from the top, as a stack. Nothing ever moves out of it. */
export class PrivateMemory {
  readonly start: number;
  readonly end: number;
  readonly span: Span;
  top: number;

  constructor(start: number, end: number) {
    this.start = start;
    this.end = end;
    this.span = new Span(start);
    this.top = start;
  }

  /** The bytes in use. */
  get used(): number {
    return this.top - this.start;
  }

  /** Takes `size` bytes from the top, or returns -1 if there is no room. */
  bump(size: number): number {
    const address = this.top;
    if (size > this.end - address) return -1;
    this.top = address + size;
    return address;
  }

  /** Gives back all that was taken since the top was at `mark`. */
  giveBack(mark: number): void {
    if (stress) heap.bool.fill(0xff, mark, this.top);
    this.top = mark;
  }
}
