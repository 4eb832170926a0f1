import type { Variable, VariableLike } from "@dz/core";
import { dropout } from "@dz/functions";
import { random as defaultRandom, type OptionTable, RandomState, readOptions } from "@dz/ndarray";
import { Layer } from "./layer.ts";
import { dropoutOption } from "./options.ts";

/** Options of {@link Dropout}. */
export interface DropoutLayerOptions {
  /** The part of the elements that become 0, in [0, 1) (default 0.5). */
  readonly dropoutRatio?: number;
  /** The random stream (default: the global one). */
  readonly random?: RandomState;
}

const dropoutOptions = {
  dropoutRatio: { ...dropoutOption, default: 0.5 },
  random: { default: defaultRandom, of: RandomState },
} satisfies OptionTable<DropoutLayerOptions>;

/**
 * Dropout (Srivastava et al. 2014) as a layer, see `dropout` of `@dz/functions`: while `config.train` is set, each
 * element becomes 0 with probability `dropoutRatio`, and the others are divided by `1 − dropoutRatio`. It has no parameters.
 */
export class Dropout extends Layer {
  static override get name(): string {
    return "Dropout";
  }

  readonly dropoutRatio: number;
  private readonly random: RandomState;

  /** Throws {@link ValueError} for a ratio outside [0, 1). */
  constructor(options?: DropoutLayerOptions) {
    super();
    const { dropoutRatio, random } = readOptions("Dropout", dropoutOptions, options);
    this.dropoutRatio = dropoutRatio;
    this.random = random;
  }

  override forward(x: VariableLike): Variable {
    return dropout(x, { dropoutRatio: this.dropoutRatio, random: this.random });
  }
}
