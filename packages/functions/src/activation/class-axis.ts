import * as nd from "@dz/ndarray";

/** Options of `softmax` and `logSoftmax`. */
export interface SoftmaxOptions {
  /** The axis of the classes (default −1). */
  readonly axis?: number;
}

/** @internal The table of {@link SoftmaxOptions}; the axis is checked with the shape. */
export const softmaxOptions: nd.SharedOptions<SoftmaxOptions> = { axis: { default: -1, kind: "any" } };

/**
 * @internal The axis of the classes of a distribution, counted from the front. Throws {@link nd.AxisError} if `shape`
 * has no such axis and {@link nd.ValueError} if the axis has length 0.
 */
export function classAxis(shape: nd.Shape, axis: number, op: string): number {
  const at = nd.normalizeAxis(axis, shape.length, op, shape);
  if (shape[at] === 0) throw new nd.ValueError(`${op}: axis ${at} of shape ${nd.formatShape(shape)} is empty`);
  return at;
}
