import { asVariable, type NdArray, sub, type Variable, type VariableLike, where } from "@dz/core";
import * as nd from "@dz/ndarray";
import { relu } from "../activation/relu.ts";
import { greater } from "../math/comparisons.ts";
import { cosineSimilarity } from "../normalization/cosine-similarity.ts";
import { type ReductionOptions, reduced, reductionOptions } from "./reduction.ts";
import { checkTwoSides } from "./two-sides.ts";

/** Options of {@link cosineEmbeddingLoss}. */
export interface CosineEmbeddingLossOptions extends ReductionOptions {
  /** The cosine up to which vectors of different kinds cost nothing (default 0). */
  readonly margin?: number;
}

const cosineEmbeddingOptions = {
  margin: { default: 0 },
  ...reductionOptions,
} satisfies nd.OptionTable<CosineEmbeddingLossOptions>;

/**
 * Compares the directions of the rows of x0 and x1 [batch, size]: `1 − cos(x0, x1)` where t [batch] is 1 (they should
 * be equal), `max(cos(x0, x1) − margin, 0)` where it is −1 (they should differ). The reduction (default `"mean"`) is
 * over the batch.
 *
 * Throws {@link nd.ShapeError} for other shapes and {@link nd.ValueError} for another target.
 */
export function cosineEmbeddingLoss(
  x0: VariableLike,
  x1: VariableLike,
  t: NdArray | Variable,
  options?: CosineEmbeddingLossOptions,
): Variable {
  const { margin, reduction } = nd.readOptions("cosineEmbeddingLoss", cosineEmbeddingOptions, options);
  const [a, b] = [asVariable(x0, "cosineEmbeddingLoss"), asVariable(x1, "cosineEmbeddingLoss")];
  const target = asVariable(t, "cosineEmbeddingLoss").data;
  if (a.ndim !== 2 || !nd.sameShape(a.shape, b.shape) || !nd.sameShape(target.shape, [a.length])) {
    const [s0, s1, st] = [a, b, target].map(({ shape }) => nd.formatShape(shape));
    throw new nd.ShapeError(
      `cosineEmbeddingLoss: x0, x1 and t have shapes ${s0}, ${s1} and ${st}, expected [batch, size] twice and [batch]`,
    );
  }
  checkTwoSides(target, "cosineEmbeddingLoss");
  const cosine = cosineSimilarity(a, b);
  const one = nd.scalar(1, { dtype: cosine.dtype });
  const same = greater(target, 0);
  const losses = sub(1, cosine)
    .mul(where(same, one, 0))
    .add(relu(cosine.sub(margin)).mul(where(same, 0, one)));
  return reduced(losses, reduction);
}
