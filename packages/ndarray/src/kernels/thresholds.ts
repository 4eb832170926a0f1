/**
 * The sizes at which one algorithm takes over from another. The SIMD kernels (`assembly`, which imports this file too)
 * and the reference have to switch at the same sizes, because the order of a sum depends on them, and with it the last
 * bits.
 *
 * @module
 */

// Products of matrices. Packing pays (measured) if the right matrix is too large for the nearest caches and has enough
// rows of the left one to be used by. A transposed right matrix, which the other algorithm reads only along its rows,
// is packed much earlier.

/** Rows of the left matrix, and bytes of the right one, from which on it is packed. */
export const PACKED_ROWS = 64;
export const PACKED_BYTES = 49152;
/** The same for a transposed right matrix. */
export const PACKED_TRANSPOSED_ROWS = 4;
export const PACKED_TRANSPOSED_BYTES = 256;
/** The number of products of large matrices that are summed before they are added to the total. */
export const DEPTH = 256;
/** Bytes of the columns of a packed panel. */
export const PANEL_BYTES = 1920;

// A row times a matrix.

/**
 * From this many bytes of a row and of the matrix on, access in memory order matters more than the number of
 * accumulators.
 */
export const WIDE_ROW_BYTES = 2048;
export const LARGE_MATRIX_BYTES = 524288;
/** Bytes of a row of a result that are computed at a time. */
export const ROW_BYTES = 16384;
/** Bytes of the columns whose sums are computed in one step: ten vectors, and five for the remainder. */
export const STRIP_BYTES = 160;
export const HALF_STRIP_BYTES = 80;

// Sums and windows.

/** A long row is summed in blocks of this many bytes, and the blocks in float64. */
export const SUM_BLOCK_BYTES = 16384;
/** Bytes of the windows of which the gradient of filters is summed at a time. */
export const CHUNK_BYTES = 4096;
