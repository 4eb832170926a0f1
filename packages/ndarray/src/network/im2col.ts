/**
 * The windows of images as an array, and the sum of such windows.
 *
 * @module
 */
import { checkArray } from "../array/check.ts";
import { contiguous, emptyOf, type NdArray, resolve } from "../array/ndarray.ts";
import { checkShape, formatShape, type Shape, sameShape } from "../array/shape.ts";
import { ShapeError } from "../errors/errors.ts";
import type { OptionTable } from "../errors/option-table.ts";
import { readOptions } from "../errors/read-options.ts";
import type { Geometry } from "../kernels/geometry.ts";
import { imageKernels } from "../kernels/images.ts";
import { astype, reshape, transpose } from "../operations/movement.ts";
import { geometryOf, type Pair, type WindowOptions, windowOptions } from "./window.ts";
import { prepare } from "./work-memory.ts";

/** The movement of the windows, and their layout in the array. */
export interface Im2colOptions extends WindowOptions {
  /** Whether the array is a matrix with one row per window (default true). */
  readonly toMatrix?: boolean;
}

const im2colOptions = { ...windowOptions, toMatrix: { default: true } } satisfies OptionTable<Im2colOptions>;

const matrixShape = (g: Geometry): Shape => [g.n * g.oh * g.ow, g.c * g.kh * g.kw];
const arrayShape = (g: Geometry): Shape => [g.n, g.c, g.kh, g.kw, g.oh, g.ow];
/** bool counts as int32, as in `sum`. */
const counted = (a: NdArray): NdArray => contiguous(a.dtype === "bool" ? astype(a, "int32") : a);

/**
 * All windows of size `kernelSize` of images x [n, c, h, w]: a matrix [n·oh·ow, c·kh·kw] with one row per window, or [n, c, kh, kw, oh, ow]
 * with `toMatrix: false`.
 *
 * Throws {@link ShapeError} for other shapes and a kernel that is larger than a padded image, and a ValueError for
 * options out of range.
 */
export function im2col(x: NdArray, kernelSize: Pair, options?: Im2colOptions): NdArray {
  checkArray(x, "im2col");
  const { toMatrix, ...window } = readOptions("im2col", im2colOptions, options);
  const g = geometryOf(x.dims, kernelSize, window, "im2col");
  const images = contiguous(x);
  const out = emptyOf(arrayShape(g), x.dtype);
  imageKernels.of(x.dtype).im2col(resolve(images), out.ptr, prepare(g).geometry);
  return toMatrix ? reshape(transpose(out, [0, 4, 5, 1, 2, 3]), matrixShape(g)) : out;
}

/**
 * The transpose of {@link im2col}, and its gradient: each element of `col` is added to the position in images of
 * `shape` [n, c, h, w] from which im2col takes it.
 *
 * Throws {@link ShapeError} unless `col` has the shape that im2col gives, and like {@link im2col}.
 */
export function col2im(col: NdArray, shape: Shape, kernelSize: Pair, options?: Im2colOptions): NdArray {
  checkArray(col, "col2im");
  checkShape(shape, "col2im");
  const { toMatrix, ...window } = readOptions("col2im", im2colOptions, options);
  const g = geometryOf(shape, kernelSize, window, "col2im");
  const expected = toMatrix ? matrixShape(g) : arrayShape(g);
  if (!sameShape(col.dims, expected)) {
    const [got, wanted] = [formatShape(col.dims), formatShape(expected)];
    throw new ShapeError(`col2im: windows of images ${formatShape(shape)} have shape ${wanted}, got ${got}`);
  }
  const { n, c, kh, kw, oh, ow } = g;
  const windows = counted(toMatrix ? transpose(reshape(col, [n, oh, ow, c, kh, kw]), [0, 3, 4, 5, 1, 2]) : col);
  const out = emptyOf([n, c, g.h, g.w], windows.dtype);
  imageKernels.of(windows.dtype).col2im(resolve(windows), out.ptr, prepare(g).geometry);
  return out;
}
