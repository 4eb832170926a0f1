import { asVariable, reshape, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { conv2d } from "./conv2d.ts";

/** Options of {@link conv1d}. */
export interface Conv1dOptions {
  /** The distance from one position of the filters to the next: a whole number from 1 (default 1). */
  readonly stride?: number;
  /** The width of the zeros at both ends of each sequence: a whole number from 0 (default 0). */
  readonly pad?: number;
}

const conv1dOptions = {
  stride: { default: 1, from: 1, whole: true },
  pad: { default: 0, from: 0, whole: true },
} satisfies nd.OptionTable<Conv1dOptions>;

/**
 * One-dimensional convolution (cross-correlation, the filters are not flipped) of sequences x [n, c, length] with
 * filters W [oc, c, k], plus an optional b [oc]: [n, oc, outLength] with `outLength = (length + 2 pad − k) / stride + 1`,
 * rounded down. It is `conv2d` of images of height 1.
 *
 * Throws {@link nd.ShapeError} for other shapes and filters that are longer than a padded sequence, and
 * {@link nd.ValueError} for options out of range.
 */
export function conv1d(
  x: VariableLike,
  W: VariableLike,
  b: VariableLike | null = null,
  options?: Conv1dOptions,
): Variable {
  const { stride, pad } = nd.readOptions("conv1d", conv1dOptions, options);
  const [from, filters] = [asVariable(x, "conv1d"), asVariable(W, "conv1d")];
  const bias = b === null ? null : asVariable(b, "conv1d", filters.dtype);
  checkShapes(from.shape, filters.shape, bias === null ? null : bias.shape, pad);
  const [n, c, length] = from.shape as readonly number[] as [number, number, number];
  const [oc, , k] = filters.shape as readonly number[] as [number, number, number];
  const movement = { stride: [1, stride], pad: [0, pad] } as const;
  const y = conv2d(reshape(from, [n, c, 1, length]), reshape(filters, [oc, c, 1, k]), bias, movement);
  return reshape(y, [n, oc, y.shape[3] as number]);
}

function checkShapes(x: nd.Shape, W: nd.Shape, b: nd.Shape | null, pad: number): void {
  const [own, filters] = [nd.formatShape(x), nd.formatShape(W)];
  const unfit = `conv1d: x and W have shapes ${own} and ${filters}, expected [n, c, length] and [oc, c, k]`;
  if (x.length !== 3 || W.length !== 3 || W[2] === 0) throw new nd.ShapeError(unfit);
  const [length, k] = [x[2] as number, W[2] as number];
  if (length + 2 * pad < k) {
    throw new nd.ShapeError(`conv1d: filters of length ${k} do not fit into sequences ${own} with pad ${pad}`);
  }
  if (x[1] !== W[1]) throw new nd.ShapeError(unfit);
  if (b === null || nd.sameShape(b, [W[0] as number])) return;
  throw new nd.ShapeError(`conv1d: b has shape ${nd.formatShape(b)}, expected [${W[0]}]`);
}
