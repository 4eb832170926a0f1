import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { type OptionTable, readOptions } from "@dz/ndarray";
import { ELU } from "./elu.ts";

/** Options of {@link celu}. */
export interface CeluOptions {
  /** The width of the curve: a number above 0 (default 1). */
  readonly alpha?: number;
}

const celuOptions = { alpha: { default: 1, above: 0 } } satisfies OptionTable<CeluOptions>;

/**
 * The exponential linear unit whose slope is continuous (Barron 2017), element by element: `x` where it is positive, else
 * `alpha (e^(x / alpha) − 1)`.
 *
 * Throws {@link ValueError} unless alpha is a positive number.
 */
export function celu(x: VariableLike, options?: CeluOptions): Variable {
  const { alpha } = readOptions("celu", celuOptions, options);
  const from = asVariable(x, "celu");
  return new ELU({ slope: 1, height: alpha, width: alpha }).apply(from);
}
