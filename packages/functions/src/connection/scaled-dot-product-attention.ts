import { asVariable, type NdArray, type Variable, type VariableLike, where } from "@dz/core";
import * as nd from "@dz/ndarray";
import { maskedSoftmax } from "../activation/masked-softmax.ts";
import { softmax } from "../activation/softmax.ts";
import { swapAxes } from "../array/swap-axes.ts";
import { asFloat } from "../as-float.ts";
import { lessEqual } from "../math/comparisons.ts";
import { logicalAnd, logicalNot } from "../math/logical.ts";
import { dropout } from "../noise/dropout.ts";

/** Masks and dropout of {@link scaledDotProductAttention}. */
export interface AttentionOptions {
  /**
   * The keys that each query may attend to: bools that broadcast to [..., queries, keys], true for an open key; or
   * floats, which are added to the scores. A float of −1.7e38 or less closes a key, as false does: −∞, and also the
   * usual padding values, the most negative number of float32 (−3.4e38) or float64, or half of it. Any other float is
   * added as it is.
   */
  readonly mask?: VariableLike | null;
  /** Whether query i attends only to keys 0 to i (default false). */
  readonly causal?: boolean;
  /** The probability of dropping a weight while `config.train` is set, in [0, 1) (default 0); see `dropout`. */
  readonly dropoutRatio?: number;
  /** The random stream of dropout (default the global one). */
  readonly random?: nd.RandomState;
}

const attentionOptions = {
  mask: { default: null, kind: "any" }, // checked with the scores
  causal: { default: false },
  dropoutRatio: { default: 0, from: 0, below: 1, synonyms: ["dropout", "ratio", "p", "rate"] },
  random: { default: nd.random, of: nd.RandomState },
} satisfies nd.OptionTable<AttentionOptions>;

/** A float of this size or less closes a key: half of the most negative float32, rounded up. No score is as large. */
const CLOSED = -1.7e38;

/**
 * Scaled dot-product attention (Vaswani et al. 2017), `softmax(q kᵀ / √size) v`: for each query a mean of the values,
 * weighted by how well their keys fit. q is [..., queries, size], k [..., keys, size], v [..., keys, out], and the
 * result [..., queries, out]; leading axes broadcast.
 *
 * A key is closed if `mask` or `causal` closes it. A query whose keys are all closed gives zeros and no gradient, and
 * closed keys get none. Closed keys and values have to be finite all the same, since 0 · NaN is NaN.
 *
 * Throws {@link nd.ShapeError} for shapes that do not fit, also of the mask, {@link nd.DTypeError} for an integer mask
 * and {@link nd.ValueError} if there are no keys or for a dropout ratio outside [0, 1).
 */
export function scaledDotProductAttention(
  q: VariableLike,
  k: VariableLike,
  v: VariableLike,
  options?: AttentionOptions,
): Variable {
  const complete = nd.readOptions("scaledDotProductAttention", attentionOptions, options);
  const { mask, causal, dropoutRatio, random } = complete;
  const op = "scaledDotProductAttention";
  const [query, key, value] = [asFloat(q, op), asFloat(k, op), asFloat(v, op)];
  checkShapes(query.shape, key.shape, value.shape);
  const size = query.shape.at(-1) as number;
  const raw = query.matmul(swapAxes(key, -1, -2)).div(Math.sqrt(size));
  const given = mask === null ? null : asVariable(mask, op, raw.dtype);
  if (given !== null) checkMask(given, raw.shape);
  const openByMask = given === null ? null : openPlaces(given.data);
  const scores = given === null || given.dtype === "bool" ? raw : raw.add(biasOf(given, openByMask));
  const open = causal ? withPast(openByMask, raw.shape) : openByMask;
  const weights = open === null ? softmax(scores) : maskedSoftmax(scores, open, [scores.ndim - 1]);
  return (dropoutRatio === 0 ? weights : dropout(weights, { dropoutRatio, random })).matmul(value);
}

/** The open keys of a mask, as bools; null if all are open. */
function openPlaces(mask: NdArray): NdArray | null {
  if (mask.dtype === "bool") return mask;
  const closed = lessEqual(mask, CLOSED);
  return nd.sum(closed.data).item() === 0 ? null : logicalNot(closed).data;
}

/** The term that a mask of floats adds to the scores of open keys. */
function biasOf(mask: Variable, open: NdArray | null): Variable {
  return open === null ? mask : where(open, mask, 0);
}

/** The open keys without those after each query; `shape` is that of the scores. */
function withPast(open: NdArray | null, shape: nd.Shape): NdArray {
  const [queries, keys] = shape.slice(-2) as [number, number];
  const past = nd.lessEqual(nd.arange(keys), nd.reshape(nd.arange(queries), [queries, 1]));
  return open === null ? past : logicalAnd(past, open).data;
}

function checkShapes(q: nd.Shape, k: nd.Shape, v: nd.Shape): void {
  const fit =
    Math.min(q.length, k.length, v.length) >= 2 && q.at(-1) === k.at(-1) && k.at(-2) === v.at(-2) && q.at(-1) !== 0;
  if (fit && k.at(-2) !== 0) return;
  if (fit) throw new nd.ValueError(`scaledDotProductAttention: k of shape ${nd.formatShape(k)} has no keys to look at`);
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
