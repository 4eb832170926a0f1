import { asVariable, getItem, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { indexesAlong } from "./indexes-along.ts";

/** Options of {@link takeAlongAxis}. */
export interface TakeAlongAxisOptions {
  /** The axis along which `indices` count. */
  readonly axis: number;
}

const takeAlongAxisOptions = { axis: { required: true, kind: "any" } } satisfies nd.OptionTable<TakeAlongAxisOptions>;

/**
 * Takes one element per index along an axis, as NumPy's `take_along_axis` and PyTorch's `gather`: for axis 1
 * `yᵢⱼ = xᵢ,indicesᵢⱼ`. `indices` (int32) has as many axes as x; their other lengths are those of x or 1. Gradients add
 * up where an element is taken twice.
 *
 * Throws {@link nd.AxisError} for an axis out of range, {@link nd.ShapeError} for shapes that do not fit,
 * {@link nd.DTypeError} for indexes that are not int32 and {@link nd.IndexError} for one out of range.
 */
export function takeAlongAxis(x: VariableLike, indices: VariableLike, options: TakeAlongAxisOptions): Variable {
  const { axis } = nd.readOptions("takeAlongAxis", takeAlongAxisOptions, options);
  const [from, at] = [asVariable(x, "takeAlongAxis"), asVariable(indices, "takeAlongAxis").data];
  const { shape } = from;
  const along = nd.normalizeAxis(axis, shape.length, "takeAlongAxis", shape);
  if (at.ndim !== shape.length || at.shape.some((n, i) => i !== along && n !== 1 && n !== shape[i])) {
    const [own, all] = [nd.formatShape(at.shape), nd.formatShape(shape)];
    throw new nd.ShapeError(`takeAlongAxis: indices of shape ${own} do not fit shape ${all} beside axis ${along}`);
  }
  if (at.dtype !== "int32") throw new nd.DTypeError(`takeAlongAxis: indices have dtype int32, got ${at.dtype}`);
  return getItem(from, ...indexesAlong(shape, along, at));
}
