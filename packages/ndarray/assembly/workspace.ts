// Where the products of matrices keep what they pack: after the tables of all modules (the build gives each its place in
// the page from 64 KiB on) and below the arena, which begins at 4 MiB. Nothing else is there, and nothing stays there
// between calls, so that modules share it. In a memory of several threads each has a workspace of its own.

import { ROW_BYTES } from "../src/kernels/thresholds";

/** A row of a result, or a part of one, before it is added to the output. */
export let ROW: usize = 65536 + 8192;

/** Rows at an edge. */
export let EDGE: usize = ROW + <usize>ROW_BYTES;
const EDGE_BYTES: usize = 7680;

/** The packed panels of the left and of the right matrix. */
export let PANEL_A: usize = EDGE + EDGE_BYTES;
const PANEL_A_BYTES: usize = 262144;
export let PANEL_B: usize = PANEL_A + PANEL_A_BYTES;
const PANEL_B_BYTES: usize = 491520;

/** A block of a product before it is added to the output. */
export let BLOCK: usize = PANEL_B + PANEL_B_BYTES;

/** Moves the workspace to an address: only in a module for threads, everywhere else these are constants. */
export function moveWorkspace(to: usize): void {
  const by = to - ROW;
  ROW += by;
  EDGE += by;
  PANEL_A += by;
  PANEL_B += by;
  BLOCK += by;
}
