import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { formatShape, ShapeError } from "@dz/ndarray";

/** The input of a recurrent layer; throws {@link ShapeError} unless it is a matrix with as many rows as the state. */
export function recurrentInput(x: VariableLike, state: Variable | null, name: string): Variable {
  const input = asVariable(x, name);
  if (input.ndim !== 2) {
    throw new ShapeError(`${name}: expected an input [batch, inSize], got shape ${formatShape(input.shape)}`);
  }
  if (state !== null && input.shape[0] !== state.shape[0]) {
    const [own, given] = [state, input].map(({ shape }) => formatShape(shape));
    throw new ShapeError(
      `${name}: the state has shape ${own}, the input ${given}; call resetState() before another batch size`,
    );
  }
  return input;
}
