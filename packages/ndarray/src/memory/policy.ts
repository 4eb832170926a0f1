/**
 * The sizes of the parts of the heap, and when they count as full.
 *
 * Results must not depend on when arrays move, so tests run under other policies: `DZ_ARENA=stress` moves arrays out
 * before every allocation and fills freed memory with NaN; `DZ_ARENA=tiny` makes the pieces tiny and the regions full
 * early, as a tiny heap would. All sizes are bytes.
 *
 * @module
 */
import { setting } from "../host/env.ts";
import { heap } from "./heap.ts";

const policy = /* @__PURE__ */ setting("DZ_ARENA");
const tiny = policy === "tiny";

/**
 * Whether arrays move before every allocation, and freed memory is filled with NaN, which makes a later read visible.
 */
export const stress: boolean = policy === "stress";

/** The size of a piece that moves out as a whole, and of the results at which work without a graph moves out. */
export const PIECE: number = tiny ? 256 : 32 * 1024;
/** Results up to this size share separate pieces, so that a reference to a scalar keeps little memory alive. */
export const SMALL = 64;
/** A piece of small results. */
export const SMALL_PIECE: number = tiny ? 64 : 2048;

/** The size of the heap. */
export const ALL: number = /* @__PURE__ */ heapBytes();

function heapBytes(): number {
  return heap.buffer.byteLength;
}

/** Whole pages, so that every region is aligned for all dtypes. */
const share = (part: number): number => Math.floor((ALL * part) / 65536) * 65536;

/**
 * The start of each part; it ends where the next one starts. Below the first are the constants and buffers of kernels.
 */
export const PINNED: number = 4 * 2 ** 20;
export const SMALL_RESULTS: number = PINNED + /* @__PURE__ */ share(0.35);
export const VISIBLE: number = SMALL_RESULTS + 2 ** 20;
export const PRIVATE: number = SMALL_RESULTS + /* @__PURE__ */ share(0.32);
export const STAGED: number = PRIVATE + /* @__PURE__ */ share(0.25);

/** The end of private memory. */
export const PRIVATE_END: number = tiny ? PRIVATE + 4096 : STAGED;

/** The sizes at which other parts count as full. */
export const VISIBLE_LIMIT: number = tiny ? 4096 : PRIVATE - VISIBLE;
export const STAGED_LIMIT: number = tiny ? 1024 : (ALL - STAGED) / 2;

/** A size rounded up to 16 bytes. Sizes are below 2 GiB minus a few bytes, so the sum is a 32-bit integer. */
export function aligned(size: number): number {
  return (size + 15) & ~15;
}
