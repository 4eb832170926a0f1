import { asVariable, transpose, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

/**
 * Moves axes to other positions and keeps the order of the others, as NumPy's `moveaxis`: for [2, 3, 4], axis 0 moved
 * to −1 gives [3, 4, 2]. Throws {@link nd.AxisError} for axes that are out of range or given twice, and for lists of
 * different length.
 */
export function moveAxis(
  x: VariableLike,
  source: number | readonly number[],
  destination: number | readonly number[],
): Variable {
  const from = asVariable(x, "moveAxis");
  const [sources, places] = [source, destination].map((list) => placesOf(list, from.shape)) as [number[], number[]];
  if (sources.length !== places.length) {
    throw new nd.AxisError(`moveAxis: ${sources.length} axes cannot go to ${places.length} places`);
  }
  const rest = from.shape.map((_, i) => i).filter((i) => !sources.includes(i));
  const order = from.shape.map((_, i) => (places.includes(i) ? sources[places.indexOf(i)] : rest.shift()) as number);
  return transpose(from, order);
}

/** Axes counted from the front, in the order in which they are given. */
function placesOf(axes: number | readonly number[], shape: nd.Shape): number[] {
  nd.normalizeAxes(axes, shape, "moveAxis"); // finds errors, but sorts its result
  return [axes].flat().map((axis) => nd.normalizeAxis(axis, shape.length, "moveAxis", shape));
}
