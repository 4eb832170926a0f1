/**
 * How large the parts of the heap are, and when they count as full.
 *
 * Results must not depend on when arrays move, so tests run under other policies: `DZ_ARENA=stress` moves arrays out before
 * every allocation and fills what was freed with NaN; `DZ_ARENA=tiny` makes the pieces tiny and the regions full early, so
 * that no tiny heap is needed. All sizes are bytes.
 *
 * @module
 */
import { setting } from "../host/env.ts";
import { heap } from "./heap.ts";

const policy = setting("DZ_ARENA");
const tiny = policy === "tiny";

/** Whether arrays move before every allocation, and memory that is free again is filled with NaN, which shows if it is read. */
export const stress: boolean = policy === "stress";

/** A piece that moves out, and the size at which work outside a graph moves out. */
export const PIECE: number = tiny ? 256 : 32 * 1024;
/** Results up to this size share pieces of their own, so that a held scalar keeps little alive. */
export const SMALL = 64;
/** A piece of small results. */
export const SMALL_PIECE: number = tiny ? 64 : 2048;

/** The size of the heap. */
export const ALL: number = heap.buffer.byteLength;

/** Whole pages, so that every region begins where any kind of element may. */
const share = (part: number): number => Math.floor((ALL * part) / 65536) * 65536;

/** Where each part begins; it ends where the next one does. Below the first are the constants and buffers of kernels. */
export const PINNED: number = 4 * 2 ** 20;
export const SMALL_RESULTS: number = PINNED + share(0.35);
export const VISIBLE: number = SMALL_RESULTS + 2 ** 20;
export const PRIVATE: number = SMALL_RESULTS + share(0.32);
export const STAGED: number = PRIVATE + share(0.25);

/** Where private memory counts as full. */
export const PRIVATE_END: number = tiny ? PRIVATE + 4096 : STAGED;

/** Sizes at which other parts count as full. */
export const VISIBLE_LIMIT: number = tiny ? 4096 : PRIVATE - VISIBLE;
export const STAGED_LIMIT: number = tiny ? 1024 : (ALL - STAGED) / 2;

/** A size in whole units of 16 bytes. Sizes are below 2 GiB less a few bytes: the sum is a whole number of 32 bits. */
export function aligned(size: number): number {
  return (size + 15) & ~15;
}
