import type { Variable, VariableLike } from "@dz/core";
import { dropout } from "@dz/functions";
import { checkOptions, random as defaultRandom, describe, RandomState, ValueError } from "@dz/ndarray";
import { Layer } from "./layer.ts";

/** Options of {@link Dropout}. */
export interface DropoutLayerOptions {
  /** The random stream (default: the global one). */
  readonly random?: RandomState;
}

/**
 * Dropout (Srivastava et al. 2014) as a layer, see `dropout` of `@dz/functions`: while `config.train` is set, each
 * element becomes 0 with probability `ratio`, and the others are divided by `1 − ratio`. It has no parameters.
 */
export class Dropout extends Layer {
  readonly ratio: number;
  private readonly random: RandomState;

  /** Throws {@link ValueError} for a ratio outside [0, 1). */
  constructor(ratio = 0.5, options?: DropoutLayerOptions) {
    super();
    checkOptions(options, { random: RandomState }, "Dropout");
    const { random = defaultRandom } = options ?? {};
    this.ratio = checkRatio(ratio, "Dropout ratio");
    this.random = random;
  }

  override forward(x: VariableLike): Variable {
    return dropout(x, { ratio: this.ratio, random: this.random });
  }
}

/** A dropout ratio; throws {@link ValueError} unless it is a number in [0, 1). */
export function checkRatio(ratio: number, what: string): number {
  if (typeof ratio === "number" && ratio >= 0 && ratio < 1) return ratio;
  const got = typeof ratio === "number" ? ratio : describe(ratio);
  throw new ValueError(`${what}: expected a number from 0 to below 1, got ${got}`);
}
