import { asVariable, reshape, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

/** Options of {@link squeeze}. */
export interface SqueezeOptions {
  /** The axes to remove, one or a list (default all of length 1). */
  readonly axis?: nd.Axis;
}

const squeezeOptions = { axis: { optional: true, kind: "any" } } satisfies nd.OptionTable<SqueezeOptions>;

/**
 * Removes axes of length 1: the given ones (default all). Throws {@link nd.ShapeError} for a given axis of another
 * length and {@link nd.AxisError} for one that is out of range or given twice.
 */
export function squeeze(x: VariableLike, options?: SqueezeOptions): Variable {
  const { axis } = nd.readOptions("squeeze", squeezeOptions, options);
  const from = asVariable(x, "squeeze");
  const { shape } = from;
  if (axis === undefined || axis === null)
    return reshape(
      from,
      shape.filter((length) => length !== 1),
    );
  const axes = nd.normalizeAxes(axis, shape, "squeeze");
  for (const i of axes) {
    if (shape[i] === 1) continue;
    throw new nd.ShapeError(`squeeze: axis ${i} of shape ${nd.formatShape(shape)} has length ${shape[i]}, not 1`);
  }
  return reshape(from, nd.reducedShape(shape, axes, false));
}
