import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { checkOptions, ValueError } from "@dz/ndarray";
import { ELU } from "./elu.ts";

/**
 * The exponential linear unit whose slope is continuous (Barron 2017), element by element: `x` where it is positive, else
 * `alpha (e^(x / alpha) − 1)`.
 *
 * Throws {@link ValueError} unless alpha is a positive number.
 */
export function celu(x: VariableLike, options?: { alpha?: number }): Variable {
  checkOptions(options, { alpha: "number" }, "celu");
  const { alpha = 1 } = options ?? {};
  const from = asVariable(x, "celu");
  if (!(alpha > 0 && alpha < Infinity)) throw new ValueError(`celu: alpha is ${alpha}, expected a number above 0`);
  return new ELU({ slope: 1, height: alpha, width: alpha }).apply(from);
}
