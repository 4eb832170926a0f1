/**
 * The allocation of the heap.
 *
 * Programs that use dz free no memory, and garbage collection comes too late to free it for them. So no array is ever
 * declared dead; instead, the arrays in the arena move out of it. The heap has four parts:
 *
 * | part    | allocated by                  | freed by                                                             |
 * |---------|-------------------------------|----------------------------------------------------------------------|
 * | visible | any operation: `allocate`     | `release`, when work is done: the bytes move to ordinary buffers     |
 * | staged  | an operand in use: `stage`    | the next `allocate`, if there are many, or `release`: dropped unread |
 * | private | a backward: `beginPrivate`    | the same backward: `endPrivate`, without copying                     |
 * | pinned  | a parameter: `allocatePinned` | its owner: `freePinned` (`renewPinned` keeps it), or the collector   |
 *
 * - Visible memory contains the results that a program may refer to. They are copied out in small pieces, their spans
 *   are redirected, and the range is used again. Arrays stay valid; unreachable ones are garbage-collected.
 * - Staged memory contains copies of arrays that had moved out and are inputs again; the originals still exist.
 * - Private memory contains intermediate gradients, which only a running backward sees.
 * - Pinned memory contains parameters, the state of optimizers and gradients, permanently; updated in place.
 *
 * Two rules keep addresses from going stale: only `allocate` and `release` may move arrays, and an operation allocates
 * its output first, then resolves its operands, then calls one kernel. Copies stay small because large fresh buffers
 * cost a page fault for every page.
 *
 * @module
 */
import { PinnedBlocks } from "./pinned-blocks.ts";
import * as policy from "./policy.ts";
import { PrivateMemory } from "./private-memory.ts";
import { outOfMemory } from "./refusal.ts";
import { Region } from "./region.ts";
import type { Span } from "./span.ts";
import { StagedCopies } from "./staged-copies.ts";

// Constants of this module, which V8 folds; imported ones are loaded each time (5 % of an addition of two numbers).
const {
  ALL,
  PIECE,
  PINNED,
  PRIVATE,
  PRIVATE_END,
  SMALL,
  SMALL_PIECE,
  SMALL_RESULTS,
  STAGED,
  STAGED_LIMIT,
  VISIBLE,
  VISIBLE_LIMIT,
  aligned,
} = policy;

/** The manager of the heap. There is one, {@link arena}. */
class Arena {
  private readonly pinned = new PinnedBlocks(PINNED, SMALL_RESULTS);
  private readonly small = new Region(SMALL_RESULTS, VISIBLE, SMALL_PIECE);
  private readonly visible = new Region(VISIBLE, PRIVATE, PIECE);
  private readonly private = new PrivateMemory(PRIVATE, PRIVATE_END);
  private readonly staged = new StagedCopies(new Region(STAGED, ALL, PIECE), STAGED_LIMIT);
  private recording = false;
  private locks = 0;
  private privateMode = false;
  /** The modes outside the running backwards: within {@link inVisible} another backward may begin. */
  private readonly modes: boolean[] = [];

  // Results: allocated by operations, freed by the arena.

  /**
   * Allocates `size` bytes for a result; its span is then {@link spanAt} the address: private while a backward runs,
   * else visible. May move arrays, so addresses that were resolved before are invalid. Throws {@link OutOfMemoryError}.
   */
  allocate(size: number): number {
    if (size > ALL - 16) throw outOfMemory(size);
    const rounded = aligned(size);
    if (this.staged.crowded) this.makeRoom();
    if (this.privateMode) {
      const address = this.private.bump(rounded);
      if (address >= 0) return address;
    } else if (!this.recording && this.locks === 0 && this.visible.used >= PIECE) this.moveOut();
    return this.allocateVisible(rounded);
  }

  /** The span of an address that {@link allocate} has just returned. */
  spanAt(address: number): Span {
    return address >= PRIVATE ? this.private.span : address < VISIBLE ? this.small.span : this.visible.span;
  }

  /**
   * Signals that a piece of work is complete: visible arrays may move out. Never changes a value, only speed. Does
   * nothing while a backward is running.
   */
  release(): void {
    if (this.locks === 0) this.moveOut();
  }

  /**
   * Sets whether a graph is being recorded. If so, results stay in place until a release, because the backward will
   * read them; if not, they move out as soon as a small piece is full.
   */
  setRecording(value: boolean): void {
    this.recording = value;
  }

  // Operands: arrays that have moved out are copied back for as long as kernels read them.

  /** Copies bytes that have moved out back into the heap, without moving anything: byte `p` of the source to `span.base + p`. */
  stage(source: ArrayBuffer, offset: number, size: number): Span {
    const span = this.staged.take(source, offset, size, aligned(size), this.visible);
    if (span === null) throw outOfMemory(size);
    return span;
  }

  // Private memory: allocated by a running backward, freed when it ends.

  /** Defers releases until the returned mark is passed to {@link endPrivate}, and allocates in private memory. */
  beginPrivate(): number {
    this.locks++;
    this.modes.push(this.privateMode);
    this.privateMode = true;
    return this.private.begin();
  }

  /** Ends what {@link beginPrivate} began: arrays allocated in private memory since then throw when they are read. */
  endPrivate(mark: number): void {
    this.private.giveBack(mark);
    this.locks--;
    this.privateMode = this.modes.pop() ?? false;
  }

  /** Runs `f` with results in visible memory although a backward is running: for code that may keep its results. */
  inVisible<T>(f: () => T): T {
    const before = this.privateMode;
    this.privateMode = false;
    try {
      return f();
    } finally {
      this.privateMode = before;
    }
  }

  /**
   * Whether an address is that of a result which has not moved since it was allocated, so that it can be written again.
   */
  isInPlace(span: Span, address: number): boolean {
    return span.buffer === null && address >= SMALL_RESULTS && address < STAGED && !this.staged.spilled;
  }

  /** Whether the arrays on this span are lost when the running backward ends. */
  isPrivate(span: Span): boolean {
    return span === this.private.span;
  }

  // Blocks: allocated and freed by the code that updates an array in place; else freed with the span.

  /**
   * Allocates a block of `size` bytes that stays in place, to be written in place; it begins at the base of its span.
   */
  allocatePinned(size: number): Span {
    return this.pinned.take(size);
  }

  /** Allocates a block for values that neither move nor change; null if there is no memory. */
  allocateResident(size: number): Span | null {
    if (!this.pinned.hasRoom(size)) return null;
    const span = this.pinned.take(size);
    span.pinned = false;
    return span;
  }

  /** Moves the `size` bytes of a block out, for references to its array, and returns the block with a new span. */
  renewPinned(span: Span, size: number): Span {
    return this.pinned.renew(span, size);
  }

  /** Moves the `size` bytes of a block out in the same way, and frees the block. */
  freePinned(span: Span, size: number): void {
    this.pinned.free(span, size);
  }

  /** Bytes in use in each part, for tests and benchmarks. */
  usage(): { pinned: number; visible: number; private: number; staged: number } {
    const { pinned, small, visible, staged } = this;
    return {
      pinned: pinned.used,
      visible: small.used + visible.used,
      private: this.private.used,
      staged: staged.used,
    };
  }

  private allocateVisible(size: number): number {
    const region = size <= SMALL ? this.small : this.visible;
    // Also while a backward runs: no address is kept across an allocation. Its saved values are staged back one by one,
    // which is slow, but better than an error.
    if (this.visible.used + size > VISIBLE_LIMIT) this.moveOut();
    let address = region.bump(size);
    if (address < 0) {
      this.moveOut();
      address = region.bump(size);
    }
    if (address < 0) throw outOfMemory(size);
    return address;
  }

  /** Before an allocation, and never within an operation, staged copies can be dropped. */
  private makeRoom(): void {
    if (this.staged.spilled) this.moveOut();
    else this.staged.drop();
  }

  /** Moves all visible arrays out. If the host has no memory, all of them stay in place, and the allocation fails. */
  private moveOut(): void {
    try {
      this.small.moveOut();
      this.visible.moveOut();
    } catch {
      return;
    }
    this.staged.drop();
  }
}

/** The arena of the one heap. */
export const arena: Arena = /* @__PURE__ */ new Arena();
