/**
 * Windows that slide over images: the common part of convolution and pooling.
 *
 * Images are [n, c, h, w]. A window [kh, kw] starts at the corner of the padding and moves by the stride; along an axis
 * it has `(h + 2 pad − kh) / stride + 1` positions, rounded down.
 *
 * @module
 */

import { checkShape, formatShape, type Shape } from "../array/shape.ts";
import { shown } from "../errors/describe.ts";
import { ShapeError, ValueError } from "../errors/errors.ts";
import type { CompleteOptions, OptionTable, SharedOptions } from "../errors/option-table.ts";
import { readOptions } from "../errors/read-options.ts";
import type { Geometry } from "../kernels/geometry.ts";

/** A number for height and width, or one for each. */
export type Pair = number | readonly [height: number, width: number];

/** The movement of a window. */
export interface WindowOptions {
  /** The distance from one position to the next (default 1). */
  readonly stride?: Pair;
  /** The width of the zeros around each image (default 0). */
  readonly pad?: Pair;
}

/** The table of {@link WindowOptions}. */
export const windowOptions: SharedOptions<WindowOptions> = {
  stride: { default: 1, check: pairFrom1 },
  pad: { default: 0, check: pairFrom0 },
};

/** The options of all functions of windows, of which the functions for result sizes use some. */
interface AnyWindowOptions extends WindowOptions {
  readonly kernelSize?: Pair;
  readonly outSize?: Pair | null;
  readonly toMatrix?: boolean;
}

const anyWindow = {
  kernelSize: { optional: true, kind: "any" },
  ...windowOptions,
  outSize: { optional: true, kind: "any" },
  toMatrix: { optional: true, kind: "boolean" },
} satisfies OptionTable<AnyWindowOptions>;

/** A size or a stride in options, for both directions. */
export function pairFrom1(value: Pair, op: string, name: string): readonly [number, number] {
  return pairOf(value, 1, `${op}: ${name}`);
}

function pairFrom0(value: Pair, op: string, name: string): readonly [number, number] {
  return pairOf(value, 0, `${op}: ${name}`);
}

/**
 * A pair given by a program, as two numbers. Throws {@link ValueError} unless both are integers not below `smallest`;
 * `what` names the argument.
 */
export function pairOf(value: Pair, smallest: number, what: string): readonly [number, number] {
  const pair: readonly unknown[] = Array.isArray(value) ? value : [value, value];
  const good = pair.length === 2 && pair.every((x) => Number.isSafeInteger(x) && (x as number) >= smallest);
  if (good) return pair as readonly number[] as [number, number];
  const got = Array.isArray(value) ? formatShape(value) : shown(value);
  throw new ValueError(`${what} is a whole number from ${smallest}, or two of them, got ${got}`);
}

/** The shape of images. Throws {@link ShapeError} unless it has four axes. */
export function imageShape(shape: Shape, what: string): readonly [n: number, c: number, h: number, w: number] {
  checkShape(shape, what);
  if (shape.length === 4) return shape as readonly number[] as [number, number, number, number];
  throw new ShapeError(`${what} is [batch, channels, height, width], got shape ${formatShape(shape)}`);
}

/** Height and width of images. */
export type Size = readonly [height: number, width: number];

/**
 * The number of positions of a window on images of a size, which is the size of the results of `conv2d` and `pooling`;
 * less than 1 if the window does not fit. DeZero's `get_conv_outsize`.
 */
export function convOutSize(size: Size, kernelSize: Pair, options?: WindowOptions): Size {
  const [h, w] = pairOf(size, 0, "convOutSize: size");
  const { stride, pad } = readOptions("convOutSize", anyWindow, options);
  const [kh, kw] = pairOf(kernelSize, 1, "convOutSize: kernelSize");
  const [[strideH, strideW], [padH, padW]] = [both(stride), both(pad)];
  return [Math.floor((h + 2 * padH - kh) / strideH) + 1, Math.floor((w + 2 * padW - kw) / strideW) + 1];
}

/**
 * The smallest size of images on which a window has h × w positions, which is the size of the results of `deconv2d`;
 * less than 1 if there is none. DeZero's `get_deconv_outsize`.
 */
export function deconvOutSize(size: Size, kernelSize: Pair, options?: WindowOptions): Size {
  const [h, w] = pairOf(size, 0, "deconvOutSize: size");
  const { stride, pad } = readOptions("deconvOutSize", anyWindow, options);
  const [kh, kw] = pairOf(kernelSize, 1, "deconvOutSize: kernelSize");
  const [[strideH, strideW], [padH, padW]] = [both(stride), both(pad)];
  return [strideH * (h - 1) + kh - 2 * padH, strideW * (w - 1) + kw - 2 * padW];
}

/** Height and width of a pair that was checked. */
export function both(pair: Pair): readonly [number, number] {
  return typeof pair === "number" ? [pair, pair] : pair;
}

/** The movement of a window after reading. */
export type Movement = CompleteOptions<WindowOptions, typeof windowOptions>;

/**
 * The geometry of windows on images of a shape. Throws {@link ValueError} for a kernel size out of range and
 * {@link ShapeError} for a window that does not fit into the padded image; `movement` was checked.
 */
export function geometryOf(shape: Shape, kernelSize: Pair, movement: Movement, op: string, oc = 0): Geometry {
  const [kh, kw] = pairOf(kernelSize, 1, `${op}: kernelSize`);
  const [[strideH, strideW], [padH, padW]] = [both(movement.stride), both(movement.pad)];
  const [n, c, h, w] = imageShape(shape, `${op}: x`);
  const oh = Math.floor((h + 2 * padH - kh) / strideH) + 1;
  const ow = Math.floor((w + 2 * padW - kw) / strideW) + 1;
  if (oh < 1 || ow < 1) {
    const [kernel, pad] = [formatShape([kh, kw]), formatShape([padH, padW])];
    throw new ShapeError(`${op}: a kernel of ${kernel} does not fit into images ${formatShape(shape)} with pad ${pad}`);
  }
  return { n, c, h, w, kh, kw, strideH, strideW, padH, padW, oh, ow, oc };
}
