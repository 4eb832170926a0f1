/**
 * The kernels of windows that slide over images. All get the address of the int32 numbers of `geometry.ts`; arrays are
 * contiguous, with n images of c channels. Images are padded with zeros.
 *
 * @module
 */

/** Kernels for float dtypes; those of pooling, `im2col` and `col2im` also work for integers. */
export interface ImageKernels {
  /** `out [n, oc, oh, ow] = W ∗ x (+ b)` for x [n, c, h, w], W [oc, c, kh, kw] and b [oc], or 0 if there is none. */
  readonly conv2d: (x: number, W: number, b: number, out: number, work: number, geometry: number) => void;
  /** The transpose: each of y [n, oc, oh, ow] times W is added to its window of `out` [n, c, h, w]; b [c] or 0. */
  readonly deconv2d: (y: number, W: number, b: number, out: number, work: number, geometry: number) => void;
  /** `out [oc, c, kh, kw]`: for each filter, the sum of gy [n, oc, oh, ow] times the windows of x. */
  readonly conv2dGradWeight: (x: number, gy: number, out: number, work: number, geometry: number) => void;

  /** The elements of all windows: `out` [n, c, kh, kw, oh, ow]. */
  readonly im2col: (x: number, out: number, geometry: number) => void;
  /** Adds each element of `col` to the position from which `im2col` takes it: `out` [n, c, h, w]. */
  readonly col2im: (col: number, out: number, geometry: number) => void;

  /**
   * The largest element of each window, to `out` [n, c, oh, ow], and its position in its channel, to `index` (int32):
   * of equal elements the first, row by row, a NaN before all others, and −1 for the padding.
   */
  readonly maxPool: (x: number, out: number, index: number, geometry: number) => void;
  /** The elements at the positions that `maxPool` found, 0 for the padding: `out` [n, c, oh, ow]. */
  readonly takePooled: (x: number, index: number, out: number, geometry: number) => void;
  /** The transpose: adds gy [n, c, oh, ow] at those positions to zeros, `out` [n, c, h, w]. */
  readonly putPooled: (gy: number, index: number, out: number, geometry: number) => void;
  /** The mean of each window, padding included: `out` [n, c, oh, ow]. */
  readonly averagePool: (x: number, out: number, geometry: number) => void;
  /** The transpose: adds gy / (kh kw) to all elements of its window, `out` [n, c, h, w]. */
  readonly spreadPooled: (gy: number, out: number, geometry: number) => void;
}
