import { asVariable, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { softmax } from "../activation/softmax.ts";
import { swapAxes } from "../array/swap-axes.ts";
import { dropout } from "../noise/dropout.ts";

/** What {@link scaledDotProductAttention} may look at, and what it drops. */
export interface AttentionOptions {
  /**
   * Which keys each query may look at: bools that broadcast to [..., queries, keys], true where it may; or floats, which
   * are added to the scores.
   */
  readonly mask?: VariableLike | null;
  /** Whether query i looks only at keys 0 to i; false unless said otherwise. */
  readonly causal?: boolean;
  /** The part of the weights that goes while `config.train` is set, 0 unless said otherwise; see `dropout`. */
  readonly dropout?: number;
  /** Where dropout draws from, the global stream unless said otherwise. */
  readonly random?: nd.RandomState;
}

/** Added to the scores of keys that a query may not look at. Finite, so that rows of nothing else have no NaN. */
const CLOSED = -1e30;

/**
 * Attention (Vaswani et al. 2017): for each query a mean of the values, weighted by how well its key fits:
 * `softmax(q kᵀ / √size) v`. q is [..., queries, size], k [..., keys, size], v [..., keys, out], and the result
 * [..., queries, out]; leading axes broadcast.
 *
 * A query that may look at nothing gets zeros. Throws {@link nd.ShapeError} for shapes that do not fit, also of the mask,
 * {@link nd.DTypeError} for a mask of whole numbers and {@link nd.ValueError} if there are no keys or for a dropout outside
 * [0, 1).
 */
export function scaledDotProductAttention(
  q: VariableLike,
  k: VariableLike,
  v: VariableLike,
  options?: AttentionOptions,
): Variable {
  nd.checkOptions(
    options,
    { mask: "any", causal: "boolean", dropout: "number", random: nd.RandomState },
    "scaledDotProductAttention",
  );
  const { mask = null, causal = false, dropout: ratio = 0, random = nd.random } = options ?? {};
  const op = "scaledDotProductAttention";
  const [query, key, value] = [asVariable(q, op), asVariable(k, op), asVariable(v, op)];
  checkShapes(query.shape, key.shape, value.shape);
  const size = query.shape.at(-1) as number;
  const raw = query.matmul(swapAxes(key, -1, -2)).div(Math.sqrt(size));
  const given = mask === null ? null : asVariable(mask, op, raw.dtype);
  if (given !== null) checkMask(given, raw.shape);
  const scores = given === null || given.dtype === "bool" ? raw : raw.add(given);
  const weights = attentionWeights(scores, openPlaces(scores.shape, given, causal));
  return (ratio === 0 ? weights : dropout(weights, { ratio, random })).matmul(value);
}

/** The softmax of the scores over the keys that a query may look at; zeros if there are none. */
function attentionWeights(scores: Variable, open: NdArray | null): Variable {
  if (open === null) return softmax(scores, { axis: -1 });
  const one = nd.scalar(1, scores.dtype);
  const weights = softmax(scores.add(nd.where(open, nd.scalar(0, scores.dtype), CLOSED)), { axis: -1 });
  // Where everything is closed, softmax sees equal scores.
  return everyRowOpen(open) ? weights : weights.mul(nd.where(open, one, 0));
}

/** Where queries may look, as bools that broadcast to the scores; null if everywhere. */
function openPlaces(shape: nd.Shape, mask: Variable | null, causal: boolean): NdArray | null {
  const given = mask?.dtype === "bool" ? mask.data : null;
  if (!causal) return given;
  const [queries, keys] = shape.slice(-2) as [number, number];
  const past = nd.lessEqual(nd.arange(keys), nd.reshape(nd.arange(queries), [queries, 1]));
  return given === null ? past : nd.astype(nd.mul(past, given), "bool");
}

function everyRowOpen(open: NdArray): boolean {
  if (open.size === 0) return true;
  const rows = open.ndim === 0 ? open : nd.max(nd.astype(open, "int32"), { axis: -1 });
  return nd.min(nd.astype(rows, "int32")).item() === 1;
}

function checkShapes(q: nd.Shape, k: nd.Shape, v: nd.Shape): void {
  const fit =
    Math.min(q.length, k.length, v.length) >= 2 && q.at(-1) === k.at(-1) && k.at(-2) === v.at(-2) && q.at(-1) !== 0;
  if (fit) return;
  const expected = "expected [..., queries, size], [..., keys, size] and [..., keys, out]";
  const [own, keys, values] = [q, k, v].map(nd.formatShape);
  throw new nd.ShapeError(
    `scaledDotProductAttention: q, k and v have shapes ${own}, ${keys} and ${values}, ${expected}`,
  );
}

function checkMask({ shape, dtype }: Variable, scores: nd.Shape): void {
  if (dtype !== "bool" && !nd.isFloat(dtype)) {
    throw new nd.DTypeError(`scaledDotProductAttention: the mask is ${dtype}, expected bool or floats`);
  }
  if (nd.canBroadcast(shape, scores)) return;
  const [own, fit] = [nd.formatShape(shape), nd.formatShape(scores)];
  throw new nd.ShapeError(`scaledDotProductAttention: a mask of shape ${own} does not fit scores of shape ${fit}`);
}
