import { heap } from "./heap.ts";
import { stress } from "./policy.ts";
import type { Region } from "./region.ts";
import { Span } from "./span.ts";

/** Copies, in the heap, of bytes that have moved out: dropped without copying, because the original still exists. */
export class StagedCopies {
  private readonly region: Region;
  private readonly limit: number;
  /** The copies, and their originals. */
  private readonly spans: Span[] = [];
  private readonly originals: ArrayBuffer[] = [];
  /** Whether the next allocation has to drop the copies first. */
  crowded: boolean = stress;
  /** Whether copies are in the overflow, which then has to move out with them. */
  spilled: boolean = stress;

  /** The copies are crowded if they take more than `limit` bytes of the region. */
  constructor(region: Region, limit: number) {
    this.region = region;
    this.limit = limit;
  }

  /** The bytes in use. */
  get used(): number {
    return this.region.used;
  }

  /**
   * Copies `size` bytes of a buffer, which take `room` bytes, a multiple of 16; into `overflow` if the region is full.
   */
  take(source: ArrayBuffer, offset: number, size: number, room: number, overflow: Region): Span | null {
    let address = this.region.bump(room);
    if (address < 0) {
      this.spilled = true;
      address = overflow.bump(room);
    }
    if (address < 0) return null;
    this.crowded ||= this.spilled || this.region.used > this.limit;
    heap.bool.set(new Uint8Array(source, offset, size), address);
    // A separate span, which returns to the original: an array in repeated use keeps nothing else alive.
    const span = new Span(address - offset);
    this.spans.push(span);
    this.originals.push(source);
    return span;
  }

  /** Returns every span to its original, and starts again. */
  drop(): void {
    for (let i = 0; i < this.spans.length; i++) (this.spans[i] as Span).buffer = this.originals[i] as ArrayBuffer;
    this.spans.length = 0;
    this.originals.length = 0;
    this.region.clear();
    this.crowded = stress;
    this.spilled = stress;
  }
}
