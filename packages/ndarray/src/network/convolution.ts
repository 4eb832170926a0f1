/**
 * Two-dimensional convolutions, as cross-correlations (the filters are not flipped), and their transposes.
 *
 * The matrix of windows is not built: kernels read the windows from one padded image at a time, see
 * `assembly/convolution.ts`.
 *
 * @module
 */

import { checkArray } from "../array/check.ts";
import { type DType, floatOf, promote } from "../array/dtype.ts";
import { emptyOf, type NdArray, resolve } from "../array/ndarray.ts";
import { formatShape, sameShape } from "../array/shape.ts";
import { ShapeError } from "../errors/errors.ts";
import type { OptionTable } from "../errors/option-table.ts";
import { readOptions } from "../errors/read-options.ts";
import { imageKernels } from "../kernels/images.ts";
import { add } from "../operations/elementwise.ts";
import { ready, reshape } from "../operations/movement.ts";
import {
  both,
  deconvOutSize,
  geometryOf,
  imageShape,
  type Pair,
  pairFrom1,
  type WindowOptions,
  windowOptions,
} from "./window.ts";
import { prepare, workBytes } from "./work-memory.ts";

/** Options of {@link deconv2d}. */
export interface DeconvolutionOptions extends WindowOptions {
  /** Height and width of the result (default the smallest that fits). */
  readonly outSize?: Pair | null;
}

/** The options of all three: functions pass the options of one on to the others for its gradients. */
interface ConvolutionOptions extends DeconvolutionOptions {
  readonly kernelSize?: Pair;
}

const convolutionOptions = {
  kernelSize: { optional: true, kind: "any" },
  ...windowOptions,
  outSize: { default: null, check: sizeOrNull },
} satisfies OptionTable<ConvolutionOptions>;

function sizeOrNull(value: Pair | null, op: string, name: string): Pair | null {
  return value === null ? null : pairFrom1(value, op, name);
}

/** The dtype of a product, and whether the bias is added after rounding: a float32 product and a float64 bias. */
function typesOf(x: NdArray, W: NdArray, b: NdArray | null): { dtype: DType; late: boolean } {
  const met = floatOf(promote(x.dtype, W.dtype));
  return { dtype: met, late: b !== null && floatOf(promote(met, b.dtype)) !== met };
}

function checkBias(b: NdArray | null, channels: number, op: string): void {
  if (b === null || sameShape(b.dims, [channels])) return;
  throw new ShapeError(`${op}: b has shape ${formatShape(b.dims)}, expected ${formatShape([channels])}`);
}

function misfit(op: string, problem: string, x: NdArray, W: NdArray): ShapeError {
  return new ShapeError(`${op}: ${problem}, x has shape ${formatShape(x.dims)}, W ${formatShape(W.dims)}`);
}

/**
 * Convolves images x [n, c, h, w] with filters W [oc, c, kh, kw] and adds an optional b [oc] to the channels: [n, oc,
 * oh, ow] with `oh = (h + 2 pad − kh) / stride + 1`, rounded down. Integers are computed as float64.
 *
 * Throws {@link ShapeError} for other shapes and filters larger than a padded image, and a ValueError for options out
 * of range.
 */
export function conv2d(x: NdArray, W: NdArray, b: NdArray | null, options?: WindowOptions): NdArray {
  checkArray(x, "conv2d");
  checkArray(W, "conv2d");
  if (b !== null) checkArray(b, "conv2d");
  const movement = readOptions("conv2d", convolutionOptions, options);
  if (W.ndim !== 4) throw misfit("conv2d", "W is [outChannels, channels, height, width]", x, W);
  const [oc, c, kh, kw] = W.dims as [number, number, number, number];
  const g = geometryOf(x.dims, [kh, kw], movement, "conv2d", oc);
  if (c !== g.c) throw misfit("conv2d", "the numbers of channels differ", x, W);
  checkBias(b, oc, "conv2d");
  const { dtype, late } = typesOf(x, W, b);
  const [images, filters] = [ready(x, dtype), ready(W, dtype)];
  const bias = b === null || late ? null : ready(b, dtype);
  const out = emptyOf([g.n, oc, g.oh, g.ow], dtype);
  const { work, geometry } = prepare(g, workBytes(g, dtype, oc, c * kh * kw));
  const from = bias === null ? 0 : resolve(bias);
  imageKernels.of(dtype).conv2d(resolve(images), resolve(filters), from, out.ptr, work, geometry);
  return b !== null && late ? add(out, reshape(b, [oc, 1, 1])) : out;
}

/**
 * The transpose of {@link conv2d}, also called transposed convolution: each element of x [n, c, h, w] times the filters
 * W [c, oc, kh, kw] is added to its window of the result [n, oc, outH, outW], and an optional b [oc] to the channels.
 * Without `outSize`, `outH = stride (h − 1) + kh − 2 pad`.
 *
 * Throws {@link ShapeError} for other shapes, an empty result and an `outSize` that does not have h × w windows, and a
 * ValueError for options out of range.
 */
export function deconv2d(x: NdArray, W: NdArray, b: NdArray | null, options?: DeconvolutionOptions): NdArray {
  checkArray(x, "deconv2d");
  checkArray(W, "deconv2d");
  if (b !== null) checkArray(b, "deconv2d");
  const movement = readOptions("deconv2d", convolutionOptions, options);
  const [n, channels, h, w] = imageShape(x.dims, "deconv2d: x");
  if (W.ndim !== 4) throw misfit("deconv2d", "W is [channels, outChannels, height, width]", x, W);
  const [c, oc, kh, kw] = W.dims as [number, number, number, number];
  const { outSize } = movement;
  const [outH, outW] = outSize === null ? deconvOutSize([h, w], [kh, kw], movement) : both(outSize);
  if (outH < 1 || outW < 1) {
    const size = formatShape([outH, outW]);
    throw misfit(
      "deconv2d",
      `the result would have the size ${size} with pad ${formatShape(both(movement.pad))}`,
      x,
      W,
    );
  }
  if (c !== channels) throw misfit("deconv2d", "the numbers of channels differ", x, W);
  checkBias(b, oc, "deconv2d");
  const g = geometryOf([n, oc, outH, outW], [kh, kw], movement, "deconv2d", c);
  if (g.oh !== h || g.ow !== w) {
    const size = formatShape([outH, outW]);
    throw misfit("deconv2d", `outSize ${size} has ${formatShape([g.oh, g.ow])} windows`, x, W);
  }
  const { dtype, late } = typesOf(x, W, b);
  const [images, filters] = [ready(x, dtype), ready(W, dtype)];
  const bias = b === null || late ? null : ready(b, dtype);
  const out = emptyOf([n, oc, outH, outW], dtype);
  const { work, geometry } = prepare(g, workBytes(g, dtype, oc * kh * kw, c));
  const from = bias === null ? 0 : resolve(bias);
  imageKernels.of(dtype).deconv2d(resolve(images), resolve(filters), from, out.ptr, work, geometry);
  return b !== null && late ? add(out, reshape(b, [oc, 1, 1])) : out;
}

/**
 * The gradient of the filters of {@link conv2d}, [oc, c, kh, kw], from x [n, c, h, w] and the gradient gy [n, oc, oh,
 * ow] of the result: for each weight, the sum of the elements it was multiplied with, times gy.
 *
 * Throws {@link ShapeError} for a gy that does not have the shape of a result, and like {@link conv2d}.
 */
export function conv2dGradWeight(x: NdArray, gy: NdArray, kernelSize: Pair, options?: WindowOptions): NdArray {
  checkArray(x, "conv2dGradWeight");
  checkArray(gy, "conv2dGradWeight");
  const movement = readOptions("conv2dGradWeight", convolutionOptions, options);
  const [, oc] = imageShape(gy.dims, "conv2dGradWeight: gy");
  const g = geometryOf(x.dims, kernelSize, movement, "conv2dGradWeight", oc);
  const expected = [g.n, oc, g.oh, g.ow];
  if (!sameShape(gy.dims, expected)) {
    const [got, wanted] = [formatShape(gy.dims), formatShape(expected)];
    throw new ShapeError(`conv2dGradWeight: gy has shape ${got}, expected ${wanted}`);
  }
  const dtype = floatOf(promote(x.dtype, gy.dtype));
  const [images, gradient] = [ready(x, dtype), ready(gy, dtype)];
  const out = emptyOf([oc, g.c, g.kh, g.kw], dtype);
  const { work, geometry } = prepare(g, workBytes(g, dtype, 0, 0));
  imageKernels.of(dtype).conv2dGradWeight(resolve(images), resolve(gradient), out.ptr, work, geometry);
  return out;
}
