import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { DTypeError, floatOf, formatShape, promote, ShapeError } from "@dz/ndarray";
import type { Linear } from "./linear.ts";

/**
 * The input of a recurrent layer. Throws {@link ShapeError} unless it is a matrix with the batch size of the state, and
 * {@link DTypeError} if the next state would have another dtype than `state`.
 */
export function recurrentInput(x: VariableLike, state: Variable | null, name: string, { W, b }: Linear): Variable {
  const input = asVariable(x, name);
  if (input.ndim !== 2) {
    throw new ShapeError(`${name}: expected an input [batch, inSize], got shape ${formatShape(input.shape)}`);
  }
  if (state === null) return input;
  if (input.data.dims[0] !== state.data.dims[0]) {
    const [own, given] = [state, input].map(({ shape }) => formatShape(shape));
    throw new ShapeError(
      `${name}: the state has shape ${own}, the input ${given}; call resetState() before another batch size`,
    );
  }
  const own = b === null ? W.dtype : promote(W.dtype, b.dtype);
  const next = floatOf(promote(input.dtype, own));
  if (next === state.dtype) return input;
  throw new DTypeError(
    `${name}: the state is ${state.dtype}, an input of ${input.dtype} gives ${next}; call resetState() before another dtype`,
  );
}
