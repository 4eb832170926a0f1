/**
 * Pooling: one number for each window of each channel of images. Padding counts as zeros, as in DeZero.
 *
 * @module
 */
import { checkArray } from "../array/check.ts";
import { floatOf, itemSize } from "../array/dtype.ts";
import { contiguous, emptyOf, NdArray, resolve, view } from "../array/ndarray.ts";
import { formatShape, type Shape, sameShape } from "../array/shape.ts";
import { ShapeError } from "../errors/errors.ts";
import { readOptions } from "../errors/read-options.ts";
import type { Geometry } from "../kernels/geometry.ts";
import { imageKernels } from "../kernels/images.ts";
import { astype, ready } from "../operations/movement.ts";
import { geometryOf, imageShape, type Pair, type WindowOptions, windowOptions } from "./window.ts";
import { prepare } from "./work-memory.ts";

/** The result of {@link pooling}. */
export interface Pooled {
  /** The largest element of each window, [n, c, oh, ow]. */
  readonly y: NdArray;
  /** Its position h·W + w in its channel, or −1 if it is padding: [n, c, oh, ow]. */
  readonly index: NdArray<"int32">;
}

const pooledShape = (g: Geometry): Shape => [g.n, g.c, g.oh, g.ow];
/** bool counts as int32, as in `sum`. */
const counted = (a: NdArray): NdArray => contiguous(a.dtype === "bool" ? astype(a, "int32") : a);

/** Throws {@link ShapeError} for an array that does not have one element per window. */
function checkPooled(a: NdArray, g: Geometry, what: string): void {
  if (sameShape(a.dims, pooledShape(g))) return;
  throw new ShapeError(`${what} has shape ${formatShape(a.dims)}, expected ${formatShape(pooledShape(g))}`);
}

/**
 * The largest element of each window of size `kernelSize` of images x [n, c, h, w] and its position. Of equal elements it is the first, row
 * by row; NaN counts as the largest.
 *
 * Throws {@link ShapeError} for other shapes and a kernel that is larger than a padded image, and a ValueError for
 * options out of range.
 */
export function pooling(x: NdArray, kernelSize: Pair, options?: WindowOptions): Pooled {
  checkArray(x, "pooling");
  const movement = readOptions("pooling", windowOptions, options);
  const g = geometryOf(x.dims, kernelSize, movement, "pooling");
  const images = contiguous(x);
  const count = g.n * g.c * g.oh * g.ow;
  // One allocation for both results: the second would move the first.
  const words = Math.ceil((count * itemSize[x.dtype]) / 4);
  const both = emptyOf([words + count], "int32");
  const y = new NdArray(both.ptr, both.span, pooledShape(g), count, x.dtype, null);
  const index = view(both, words, pooledShape(g), null);
  imageKernels.of(x.dtype).maxPool(resolve(images), y.ptr, index.ptr, prepare(g).geometry);
  return { y, index };
}

/** The geometry of pooled arrays [n, c, oh, ow] of images [n, c, h, w], as far as positions in a channel need it. */
function placesOf(index: NdArray, shape: Shape, op: string): Geometry {
  const [, , oh, ow] = imageShape(index.dims, `${op}: index`);
  const [n, c, h, w] = imageShape(shape, `${op}: the shape`);
  const g = { n, c, h, w, kh: 1, kw: 1, strideH: 1, strideW: 1, padH: 0, padW: 0, oh, ow, oc: 0 };
  checkPooled(index, g, `${op}: index`);
  return g;
}

/**
 * The gradient of {@link pooling}: images of `shape` [n, c, h, w], zeros with gy [n, c, oh, ow] added at the positions
 * `index`. Throws {@link ShapeError} for shapes that do not fit each other.
 */
export function poolingGrad(gy: NdArray, index: NdArray<"int32">, shape: Shape): NdArray {
  checkArray(gy, "poolingGrad");
  checkArray(index, "poolingGrad");
  const g = placesOf(index, shape, "poolingGrad");
  checkPooled(gy, g, "poolingGrad: gy");
  const [gradient, places] = [counted(gy), contiguous(index)];
  const out = emptyOf([g.n, g.c, g.h, g.w], gradient.dtype);
  imageKernels.of(out.dtype).putPooled(resolve(gradient), resolve(places), out.ptr, prepare(g).geometry);
  return out;
}

/**
 * The elements of images x [n, c, h, w] at the positions `index` [n, c, oh, ow] that {@link pooling} found in other
 * images of the same shape; 0 where it found padding. Throws {@link ShapeError} for shapes that do not fit each other.
 */
export function takePooled(x: NdArray, index: NdArray<"int32">): NdArray {
  checkArray(x, "takePooled");
  checkArray(index, "takePooled");
  const g = placesOf(index, x.dims, "takePooled");
  const [images, places] = [contiguous(x), contiguous(index)];
  const out = emptyOf(pooledShape(g), x.dtype);
  imageKernels.of(x.dtype).takePooled(resolve(images), resolve(places), out.ptr, prepare(g).geometry);
  return out;
}

/**
 * The mean of each window of size `kernelSize` of images x [n, c, h, w], padding included: [n, c, oh, ow], float64 for integers. Throws like
 * {@link pooling}.
 */
export function averagePooling(x: NdArray, kernelSize: Pair, options?: WindowOptions): NdArray {
  checkArray(x, "averagePooling");
  const movement = readOptions("averagePooling", windowOptions, options);
  const g = geometryOf(x.dims, kernelSize, movement, "averagePooling");
  const images = ready(x, floatOf(x.dtype));
  const out = emptyOf(pooledShape(g), images.dtype);
  imageKernels.of(out.dtype).averagePool(resolve(images), out.ptr, prepare(g).geometry);
  return out;
}

/**
 * The gradient of {@link averagePooling}: images of `shape` [n, c, h, w] in which each of gy [n, c, oh, ow] is spread
 * evenly over its window. Throws {@link ShapeError} for a gy of another shape, and like {@link pooling}.
 */
export function averagePoolingGrad(gy: NdArray, shape: Shape, kernelSize: Pair, options?: WindowOptions): NdArray {
  checkArray(gy, "averagePoolingGrad");
  const movement = readOptions("averagePoolingGrad", windowOptions, options);
  const g = geometryOf(shape, kernelSize, movement, "averagePoolingGrad");
  checkPooled(gy, g, "averagePoolingGrad: gy");
  const gradient = ready(gy, floatOf(gy.dtype));
  const out = emptyOf([g.n, g.c, g.h, g.w], gradient.dtype);
  imageKernels.of(out.dtype).spreadPooled(resolve(gradient), out.ptr, prepare(g).geometry);
  return out;
}
