import { OutOfMemoryError } from "../errors/errors.ts";
import { copyOut } from "./heap.ts";
import { aligned } from "./policy.ts";
import { inMiB } from "./refusal.ts";
import { Span } from "./span.ts";

/**
 * A range of the heap, divided into blocks that stay in place. Sizes are rounded up to classes (four per power of two),
 * each with a list of free blocks. A block is free when it is given back, or when its span was garbage-collected.
 */
export class PinnedBlocks {
  private readonly start: number;
  private readonly end: number;
  private top: number;
  private readonly freeBlocks = new Map<number, number[]>();
  /** Gives back the blocks of spans that were garbage-collected. */
  private readonly collected = new FinalizationRegistry<{ address: number; block: number }>(({ address, block }) =>
    this.keepFree(address, block),
  );

  constructor(start: number, end: number) {
    this.start = start;
    this.end = end;
    this.top = start;
  }

  /** The bytes of all blocks, free ones included. */
  get used(): number {
    return this.top - this.start;
  }

  /** Whether {@link take} would find a block for `size` bytes: a free one, or room for a new one. */
  hasRoom(size: number): boolean {
    const block = classOf(size);
    return (this.freeBlocks.get(block)?.length ?? 0) > 0 || block <= this.end - this.top;
  }

  /** Allocates a block of at least `size` bytes. Throws {@link OutOfMemoryError} if there is no room. */
  take(size: number): Span {
    const block = classOf(size);
    let address = this.freeBlocks.get(block)?.pop();
    if (address === undefined) {
      if (block > this.end - this.top) throw this.refusal(size);
      address = this.top;
      this.top += block;
    }
    return this.spanOn(address, block);
  }

  /** Moves the `size` bytes of a block out, so that its array keeps its values, and gives the block a new span. */
  renew(span: Span, size: number): Span {
    this.moveOut(span, size);
    return this.spanOn(span.base, classOf(size));
  }

  /** Moves the `size` bytes of a block out in the same way, and frees the block. */
  free(span: Span, size: number): void {
    this.moveOut(span, size);
    this.keepFree(span.base, classOf(size));
  }

  private spanOn(address: number, block: number): Span {
    const span = new Span(address);
    span.pinned = true;
    this.collected.register(span, { address, block }, span);
    return span;
  }

  private moveOut(span: Span, size: number): void {
    span.buffer = copyOut(span.base, span.base + aligned(size));
    span.pinned = false;
    this.collected.unregister(span);
  }

  private keepFree(address: number, block: number): void {
    const blocks = this.freeBlocks.get(block);
    if (blocks) blocks.push(address);
    else this.freeBlocks.set(block, [address]);
  }

  private refusal(size: number): OutOfMemoryError {
    const [used, all] = [inMiB(this.used), inMiB(this.end - this.start)];
    return new OutOfMemoryError(
      `parameters: no room for ${inMiB(size)}, ${used} of ${all} are in use; use a smaller model`,
    );
  }
}

function classOf(size: number): number {
  const quarter = 1 << Math.max(4, 29 - Math.clz32(size)); // of the largest power of two that is not larger
  return Math.ceil(Math.max(size, 1) / quarter) * quarter;
}
