import { heap } from "./heap.ts";
import { stress } from "./policy.ts";
import { lose, Span } from "./span.ts";

/** A range of the heap that is used as a stack. Nothing ever moves out of it. */
export class PrivateMemory {
  readonly start: number;
  readonly end: number;
  /** The span of current allocations; each piece of work has its own. */
  span: Span;
  top: number;
  /** The spans of the enclosing pieces of work. */
  private readonly outer: Span[] = [];

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

  /** Allocates `size` bytes at the top, or returns -1 if there is no room. */
  bump(size: number): number {
    const address = this.top;
    if (size > this.end - address) return -1;
    this.top = address + size;
    return address;
  }

  /** Begins a piece of work; returns the mark that ends it. */
  begin(): number {
    this.outer.push(this.span);
    this.span = new Span(this.start);
    return this.top;
  }

  /** Frees all allocations since {@link begin}: their arrays throw when they are read. */
  giveBack(mark: number): void {
    if (stress) heap.bool.fill(0xff, mark, this.top);
    lose(this.span);
    this.span = this.outer.pop() ?? new Span(this.start);
    this.top = mark;
  }
}
