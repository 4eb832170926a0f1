import type { Parameter } from "@dz/core";
import { formatShape, type NdArray, ShapeError, sameShape, ValueError } from "@dz/ndarray";

/** What an optimizer has to know to go on where it is, see `Optimizer.getState`. */
export interface OptimizerState {
  /** How many updates have been made. */
  readonly steps: number;
  /** The arrays by the name of the parameter and their own, such as `rnn/x2h/W/m`. */
  readonly arrays: ReadonlyMap<string, NdArray>;
}

/** An array of a state and where it belongs. */
export interface Place<S extends string> {
  readonly param: Parameter;
  readonly slot: S;
  readonly value: NdArray;
}

/**
 * Where the arrays of a state belong. Throws {@link ValueError} for a name that no parameter has or one that is missing
 * beside another of the same parameter, and {@link ShapeError} for an array that does not fit its parameter.
 */
export function placesOf<S extends string>(
  { steps, arrays }: OptimizerState,
  params: Iterable<readonly [name: string, param: Parameter]>,
  slots: readonly S[],
): Place<S>[] {
  if (!Number.isSafeInteger(steps) || steps < 0) {
    throw new ValueError(`setState: the number of updates is a whole number from 0, got ${steps}`);
  }
  const unknown = new Set(arrays.keys());
  const places: Place<S>[] = [];
  for (const [name, param] of params) {
    const present = slots.find((slot) => arrays.has(`${name}/${slot}`));
    if (present === undefined) continue;
    for (const slot of slots) {
      const path = `${name}/${slot}`;
      const value = arrays.get(path);
      if (value === undefined) throw new ValueError(`setState: there is ${name}/${present}, but no ${path}`);
      if (!sameShape(value.shape, param.shape)) {
        const [given, expected] = [value, param].map(({ shape }) => formatShape(shape));
        throw new ShapeError(`setState: ${path} has shape ${given}, the parameter ${expected}`);
      }
      places.push({ param, slot, value });
      unknown.delete(path);
    }
  }
  const [surplus] = unknown;
  if (surplus !== undefined) throw new ValueError(`setState: no parameter has a state called ${surplus}`);
  return places;
}
