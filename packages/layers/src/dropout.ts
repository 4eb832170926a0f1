import type { Variable, VariableLike } from "@dz/core";
import { dropout } from "@dz/functions";
import { checkOption, random as defaultRandom, type OptionTable, RandomState, readOptions } from "@dz/ndarray";
import { Layer } from "./layer.ts";
import { dropoutOption } from "./options.ts";

/** Options of {@link Dropout}. */
export interface DropoutLayerOptions {
  /** The random stream (default: the global one). */
  readonly random?: RandomState;
}

const dropoutOptions = {
  random: { default: defaultRandom, of: RandomState },
} satisfies OptionTable<DropoutLayerOptions>;

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
    const { random } = readOptions("Dropout", dropoutOptions, options);
    this.ratio = checkOption("Dropout", "ratio", dropoutOption, ratio);
    this.random = random;
  }

  override forward(x: VariableLike): Variable {
    return dropout(x, { dropoutRatio: this.ratio, random: this.random });
  }
}
