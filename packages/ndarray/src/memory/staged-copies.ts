import { heap } from "./heap.ts";
import { stress } from "./policy.ts";
import type { Region } from "./region.ts";
import { Span } from "./span.ts";

/** Copies, in the heap, of bytes that had moved out of it: dropped without copying, because the original is still there. */
export class StagedCopies {
  private readonly region: Region;
  private readonly limit: number;
  /** The copies, and the buffers that they go back to. */
  private readonly spans: Span[] = [];
  private readonly originals: ArrayBuffer[] = [];
  /** Whether the next allocation has to drop the copies first. */
  crowded: boolean = stress;
  /** Whether copies lie in the overflow, which then has to move out with them. */
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

  /** Copies `size` bytes of a buffer, in whole units of 16 bytes `room`; into `overflow` if there is no other room. */
  take(source: ArrayBuffer, offset: number, size: number, room: number, overflow: Region): Span | null {
    let address = this.region.bump(room);
    if (address < 0) {
      this.spilled = true;
      address = overflow.bump(room);
    }
    if (address < 0) return null;
    this.crowded ||= this.spilled || this.region.used > this.limit;
    heap.bool.set(new Uint8Array(source, offset, size), address);
    // A span of its own, which goes back to the original: an array that is used again and again keeps nothing else alive.
    const span = new Span(address - offset);
    this.spans.push(span);
    this.originals.push(source);
    return span;
  }

  /** Sends every copy back to its original, and starts again. */
  drop(): void {
    for (let i = 0; i < this.spans.length; i++) (this.spans[i] as Span).buffer = this.originals[i] as ArrayBuffer;
    this.spans.length = 0;
    this.originals.length = 0;
    this.region.clear();
    this.crowded = stress;
    this.spilled = stress;
  }
}
