import { asVariable, config, mul, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

/** Options of {@link dropout}. */
export interface DropoutOptions {
  /** The probability of dropping an element, in [0, 1) (default 0.5). */
  readonly dropoutRatio?: number;
  /** The random stream (default the global one). */
  readonly random?: nd.RandomState;
}

const dropoutOptions = {
  dropoutRatio: { default: 0.5, from: 0, below: 1, synonyms: ["ratio", "p", "rate", "dropout"] },
  random: { default: nd.random, of: nd.RandomState },
} satisfies nd.OptionTable<DropoutOptions>;

/**
 * While `config.train` is set, each element becomes 0 with probability `dropoutRatio`, and the others are
 * divided by `1 − dropoutRatio`, so that the expectation is unchanged. Otherwise x itself.
 *
 * An element is kept where a draw from [0, 1) is above the ratio. Throws {@link nd.ValueError} for a ratio outside [0,
 * 1).
 */
export function dropout(x: VariableLike, options?: DropoutOptions): Variable {
  const { dropoutRatio: ratio, random } = nd.readOptions("dropout", dropoutOptions, options);
  const from = asVariable(x, "dropout");
  if (!config.train) return from;
  const stays = nd.greater(random.randomSample(from.shape), ratio);
  return mul(from, nd.where(stays, nd.scalar(1 / (1 - ratio), { dtype: nd.floatOf(from.dtype) }), 0));
}
