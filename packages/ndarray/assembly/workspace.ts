// Where the products of matrices keep what they pack: after the tables of this module (the build places them from
// 64 KiB on) and below the arena, which begins at 4 MiB. Nothing else is there, and nothing stays there between calls.

/** A row of a result, or a part of one, before it is added to the output. */
export const ROW: usize = (__heap_base + 63) & ~63;
export const ROW_BYTES: usize = 16384;

/** A tile at an edge. */
export const EDGE: usize = ROW + ROW_BYTES;

/** The packed panels of the left and of the right matrix. */
export const PANEL_A: usize = EDGE + 128;
const PANEL_A_BYTES: usize = 262144;
export const PANEL_B: usize = PANEL_A + PANEL_A_BYTES;
const PANEL_B_BYTES: usize = 491520;

/** A block of a product before it is added to the output. */
export const BLOCK: usize = PANEL_B + PANEL_B_BYTES;
