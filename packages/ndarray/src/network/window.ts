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
import { checkOptions, type OptionKinds } from "../errors/options.ts";
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

/** The names of {@link WindowOptions}, for checkOptions; {@link pairOf} checks the values. */
const windowOptions: OptionKinds = { stride: "any", pad: "any" };

/** A window of a given size, and its movement. */
export interface SizedWindowOptions extends WindowOptions {
  readonly kernelSize: Pair;
}

/** The names of {@link SizedWindowOptions}. */
export const sizedWindowOptions: OptionKinds = { kernelSize: "any", ...windowOptions };

/** The options of all functions of windows, of which the functions for result sizes use some. */
const anyWindow: OptionKinds = { ...sizedWindowOptions, outSize: "any", toMatrix: "any" };

/** Throws {@link ValueError} unless there are options with a `kernelSize`; its value is checked later. */
export function checkSizedWindow(
  options: SizedWindowOptions,
  op: string,
  kinds: OptionKinds = sizedWindowOptions,
): void {
  checkOptions(options ?? null, kinds, op);
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
export function convOutSize(size: Size, kernelSize: Pair, options: WindowOptions = {}): Size {
  const [h, w] = pairOf(size, 0, "convOutSize: size");
  checkOptions(options, anyWindow, "convOutSize");
  const { stride = 1, pad = 0 } = options;
  const [kh, kw] = pairOf(kernelSize, 1, "convOutSize: kernelSize");
  const [strideH, strideW] = pairOf(stride, 1, "convOutSize: stride");
  const [padH, padW] = pairOf(pad, 0, "convOutSize: pad");
  return [Math.floor((h + 2 * padH - kh) / strideH) + 1, Math.floor((w + 2 * padW - kw) / strideW) + 1];
}

/**
 * The smallest size of images on which a window has h × w positions, which is the size of the results of `deconv2d`;
 * less than 1 if there is none. DeZero's `get_deconv_outsize`.
 */
export function deconvOutSize(size: Size, kernelSize: Pair, options: WindowOptions = {}): Size {
  const [h, w] = pairOf(size, 0, "deconvOutSize: size");
  checkOptions(options, anyWindow, "deconvOutSize");
  const { stride = 1, pad = 0 } = options;
  const [kh, kw] = pairOf(kernelSize, 1, "deconvOutSize: kernelSize");
  const [strideH, strideW] = pairOf(stride, 1, "deconvOutSize: stride");
  const [padH, padW] = pairOf(pad, 0, "deconvOutSize: pad");
  return [strideH * (h - 1) + kh - 2 * padH, strideW * (w - 1) + kw - 2 * padW];
}

/**
 * The geometry of windows on images of a shape. Throws {@link ValueError} for options out of range and
 * {@link ShapeError} for a window that does not fit into the padded image.
 */
export function geometryOf(shape: Shape, kernelSize: Pair, options: WindowOptions, op: string, oc = 0): Geometry {
  const [kh, kw] = pairOf(kernelSize, 1, `${op}: kernelSize`);
  const [strideH, strideW] = pairOf(options.stride ?? 1, 1, `${op}: stride`);
  const [padH, padW] = pairOf(options.pad ?? 0, 0, `${op}: pad`);
  const [n, c, h, w] = imageShape(shape, `${op}: x`);
  const [oh, ow] = convOutSize([h, w], kernelSize, options);
  if (oh < 1 || ow < 1) {
    const [kernel, pad] = [formatShape([kh, kw]), formatShape([padH, padW])];
    throw new ShapeError(`${op}: a kernel of ${kernel} does not fit into images ${formatShape(shape)} with pad ${pad}`);
  }
  return { n, c, h, w, kh, kw, strideH, strideW, padH, padW, oh, ow, oc };
}
