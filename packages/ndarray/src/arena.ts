/**
 * Who gets which bytes of the heap, and for how long.
 *
 * Nobody who uses dz frees memory, and JavaScript does not say in time what is no longer held. So no array is ever
 * declared dead; instead, what lies in the arena moves out of it. The heap has four regions:
 *
 * - pinned: parameters, optimizer state and their gradients. Resident for good, updated in place, returned to a free
 *   list when the array itself is garbage.
 * - visible: every result that somebody may hold. Bumped; at a release the used range is copied to ordinary buffers in
 *   small pieces, the spans are pointed there, and the range is used again. Arrays stay valid; what nobody holds is
 *   garbage for the host to collect. An evacuated array that becomes an input again is staged back in.
 * - private: intermediate gradients, which nobody outside a running backward sees. Bumped, and reset without copying.
 * - staged: copies of evacuated arrays that are in use again. Dropped without copying, because the original is still
 *   there.
 *
 * Two rules keep addresses from going stale: only `allocate` and `release` may evacuate, and an operation allocates
 * its output first, then resolves its operands, then calls one kernel. Copies stay small because large fresh buffers
 * cost a page fault for every page.
 *
 * Results must not depend on when arrays move, so tests run under other policies: `DZ_ARENA=stress` evacuates before
 * every allocation and fills what was freed with NaN; `DZ_ARENA=tiny` makes the pieces tiny and the regions full early.
 *
 * @module
 */
import { setting } from "./env.ts";
import { OutOfMemoryError } from "./errors.ts";
import { Region } from "./region.ts";
import { copyOut, heap, lose, Span } from "./storage.ts";

const stress = setting("DZ_ARENA") === "stress";
const tiny = setting("DZ_ARENA") === "tiny";

const WORKSPACE = 4 * 2 ** 20; // below: the kernels' constants and packing buffers
const PIECE = tiny ? 256 : 32 * 1024; // an evacuated piece, and the size at which work outside a graph is evacuated
const SMALL = 64; // results up to this size share spans of their own, so that a held scalar keeps little alive
const SMALL_PIECE = tiny ? 64 : 2048;

const bytes = heap.bool;

const limit = heap.buffer.byteLength;
/** Whole pages, so that every region begins where any kind of element may. */
const share = (part: number): number => Math.floor((limit * part) / 65536) * 65536;
const pinnedEnd = WORKSPACE + share(0.35);
const smallEnd = pinnedEnd + 2 ** 20;
const visibleEnd = pinnedEnd + share(0.32);
const privateEnd = visibleEnd + share(0.25);

const small = new Region(pinnedEnd, smallEnd, SMALL_PIECE);
const visible = new Region(smallEnd, visibleEnd, PIECE);
const staged = new Region(privateEnd, limit, PIECE);
/** Sizes at which the regions count as full, so that the policy `tiny` needs no tiny heap. */
const visibleLimit = tiny ? 4096 : visibleEnd - smallEnd;
const privateLimit = tiny ? 4096 : privateEnd - visibleEnd;
const stagedLimit = tiny ? 1024 : (limit - privateEnd) / 2;

/** The spans of staged arrays, and the buffers that they go back to. */
const stagedSpans: Span[] = [];
const originals: ArrayBuffer[] = [];
/** Whether the next allocation has to drop what is staged first; if it did not fit its region, all moves out. */
let [crowded, spilled] = [stress, stress];

let privateSpan = new Span(visibleEnd);
let privateTop = visibleEnd;
let privateMode = false;
let [locks, recording] = [0, false];

/** The span of what was pinned or staged last: a second result without an object for it. */
export let newSpan: Span = privateSpan;

/** Sizes are below 2 GiB less a few bytes, see `allocate`: the sum is a whole number of 32 bits. */
const aligned = (size: number): number => (size + 15) & ~15;

/**
 * Takes room for an array of `size` bytes; its span is that of {@link spanAt}. May evacuate, so addresses that were
 * resolved before are void.
 */
export function allocate(size: number): number {
  if (size > limit - 16) throw outOfMemory(size);
  const rounded = aligned(size);
  if (crowded) makeRoom();
  if (privateMode) {
    if (rounded <= privateLimit - (privateTop - visibleEnd)) {
      const address = privateTop;
      privateTop += rounded;
      return address;
    }
  } else if (!recording && locks === 0 && visible.top - visible.start >= PIECE) evacuate();
  return allocateVisible(rounded);
}

function allocateVisible(size: number): number {
  const region = size <= SMALL ? small : visible;
  // Also while a backward runs: nothing holds an address across an allocation. What it saved is staged back one by one,
  // which is slow; that is better than an error.
  if (visible.top - visible.start + size > visibleLimit) evacuate();
  let address = region.bump(size);
  if (address < 0) {
    evacuate();
    address = region.bump(size);
  }
  if (address < 0) throw outOfMemory(size);
  return address;
}

/** The span of an address that {@link allocate} has just returned. */
export function spanAt(address: number): Span {
  return address >= visibleEnd ? privateSpan : address < smallEnd ? small.span : visible.span;
}

const mib = (x: number): string => `${(x / 2 ** 20).toFixed(1)} MiB`;

function outOfPinned(size: number): OutOfMemoryError {
  const [used, all] = [mib(pinnedTop - WORKSPACE), mib(pinnedEnd - WORKSPACE)];
  return new OutOfMemoryError(
    `parameters: no room for ${mib(size)}, ${used} of ${all} are in use; use a smaller model`,
  );
}

function outOfMemory(size: number): OutOfMemoryError {
  return new OutOfMemoryError(
    `array: no room for ${mib(size)} in the ${mib(limit)} that dz reserves; use smaller batches or shorter graphs`,
  );
}

/** Copies bytes that were evacuated back into the heap, without evacuating anything; the span is `newSpan`. */
export function stage(source: ArrayBuffer, offset: number, size: number): number {
  const rounded = aligned(size);
  let address = staged.bump(rounded);
  if (address < 0) {
    spilled = true;
    address = visible.bump(rounded);
  }
  if (address < 0) throw outOfMemory(size);
  crowded ||= spilled || staged.top - staged.start > stagedLimit;
  bytes.set(new Uint8Array(source, offset, size), address);
  // A span of its own, which goes back to the original: an array that is used again and again keeps nothing else alive.
  newSpan = new Span(address - offset);
  stagedSpans.push(newSpan);
  originals.push(source);
  return address;
}

/** Before an allocation, and never in the middle of an operation, staged arrays can be dropped. */
function makeRoom(): void {
  if (spilled) evacuate();
  else dropStaged();
}

function dropStaged(): void {
  for (let i = 0; i < stagedSpans.length; i++) (stagedSpans[i] as Span).buffer = originals[i] as ArrayBuffer;
  stagedSpans.length = 0;
  originals.length = 0;
  staged.clear();
  crowded = stress;
}

/** Does nothing if the host has no room: all stays where it is, and whoever needs the room of the heap is refused it. */
function evacuate(): void {
  try {
    small.evacuate();
    visible.evacuate();
  } catch {
    return;
  }
  dropStaged();
  spilled = stress;
}

/**
 * Says that a piece of work is done: what lies in the arena may move out. Never changes a value; only speed depends on
 * it. Does nothing while a backward is running.
 */
export function release(): void {
  if (locks === 0) evacuate();
}

/**
 * Tells the arena whether a graph is being recorded. If so, results are kept in place until a release, because the
 * backward will read them; if not, they are evacuated as soon as a small piece is full.
 */
export function setRecording(value: boolean): void {
  recording = value;
}

/** What was there before each running backward: within {@link inVisible} another one may begin. */
const around: { readonly mode: boolean; readonly span: Span }[] = [];

/** Puts off releases until the returned mark is given to {@link endPrivate}, and allocates in private memory. */
export function beginPrivate(): number {
  locks++;
  around.push({ mode: privateMode, span: privateSpan });
  privateMode = true;
  privateSpan = new Span(visibleEnd);
  return privateTop;
}

/** Ends what {@link beginPrivate} began: what lies in private memory since then is gone, and throws when it is read. */
export function endPrivate(mark: number): void {
  if (stress) bytes.fill(0xff, mark, privateTop);
  locks--;
  lose(privateSpan);
  ({ mode: privateMode, span: privateSpan } = around.pop() ?? { mode: false, span: new Span(visibleEnd) });
  privateTop = mark;
}

/** Runs `f` with results in visible memory although a backward is running: for code that may keep what it gets. */
export function inVisible<T>(f: () => T): T {
  const before = privateMode;
  privateMode = false;
  try {
    return f();
  } finally {
    privateMode = before;
  }
}

/** Whether an array on this span is gone when the running backward ends. */
export function isPrivate(span: Span): boolean {
  return span === privateSpan;
}

// Pinned blocks: sizes are rounded up to classes (four to each doubling), each with a list of free blocks.

const freeBlocks = new Map<number, number[]>();
let pinnedTop = WORKSPACE;

const dropped = new FinalizationRegistry<{ address: number; size: number }>(({ address, size }) => free(address, size));

function free(address: number, size: number): void {
  const blocks = freeBlocks.get(size);
  if (blocks) blocks.push(address);
  else freeBlocks.set(size, [address]);
}

function sizeClass(size: number): number {
  const quarter = 1 << Math.max(4, 29 - Math.clz32(size)); // of the power of two that is not larger
  return Math.ceil(Math.max(size, 1) / quarter) * quarter;
}

/** Takes a resident block for an array that is updated in place; its span is `newSpan`. */
export function allocatePinned(size: number): number {
  const block = sizeClass(size);
  let address = freeBlocks.get(block)?.pop();
  if (address === undefined) {
    if (block > pinnedEnd - pinnedTop) throw outOfPinned(size);
    address = pinnedTop;
    pinnedTop += block;
  }
  newSpan = pinnedSpan(address, block);
  return address;
}

/**
 * Takes a block like {@link allocatePinned} for an array whose values stay as they are: resident, but not to be written.
 * Returns -1 if there is no room.
 */
export function allocateResident(size: number): number {
  if (sizeClass(size) > pinnedEnd - pinnedTop) return -1;
  const address = allocatePinned(size);
  newSpan.pinned = false;
  return address;
}

function pinnedSpan(address: number, block: number): Span {
  const span = new Span(address);
  span.pinned = true;
  dropped.register(span, { address, size: block }, span);
  return span;
}

/**
 * Moves the `size` bytes of a pinned span out, so that whoever holds its array keeps its values, and gives the block a
 * new span to be written again.
 */
export function vacate(span: Span, size: number): Span {
  moveOut(span, size);
  return pinnedSpan(span.base, sizeClass(size));
}

/** Moves the `size` bytes of a pinned span out in the same way, and frees the block. */
export function unpin(span: Span, size: number): void {
  moveOut(span, size);
  free(span.base, sizeClass(size));
}

function moveOut(span: Span, size: number): void {
  span.buffer = copyOut(span.base, span.base + aligned(size));
  span.pinned = false;
  dropped.unregister(span);
}

/** Bytes in use in each region, for tests and benchmarks. */
export function usage(): { pinned: number; visible: number; private: number; staged: number } {
  return {
    pinned: pinnedTop - WORKSPACE,
    visible: small.top - small.start + visible.top - visible.start,
    private: privateTop - visibleEnd,
    staged: staged.top - staged.start,
  };
}
