import { asVariable, type NdArray, type Variable, type VariableLike, where } from "@dz/core";
import * as nd from "@dz/ndarray";
import { maskedSoftmax } from "../activation/masked-softmax.ts";
import { softmax } from "../activation/softmax.ts";
import { swapAxes } from "../array/swap-axes.ts";
import { asFloat } from "../as-float.ts";
import { dropout } from "../noise/dropout.ts";

/** What {@link scaledDotProductAttention} may look at, and what it drops. */
export interface AttentionOptions {
  /**
   * Which keys each query may look at: bools that broadcast to [..., queries, keys], true where it may; or floats, which
   * are added to the scores. A float of −1.7e38 or less closes a key, as false does: −∞, and also what is usual as padding,
   * the most negative number of float32 (−3.4e38) or float64, or half of it. Any other float is added as it is.
   */
  readonly mask?: VariableLike | null;
  /** Whether query i looks only at keys 0 to i; false unless said otherwise. */
  readonly causal?: boolean;
  /** The part of the weights that goes while `config.train` is set, 0 unless said otherwise; see `dropout`. */
  readonly dropout?: number;
  /** Where dropout draws from, the global stream unless said otherwise. */
  readonly random?: nd.RandomState;
}

/** What closes a key in a mask of floats: half of the most negative float32, rounded up. No score is as large. */
const CLOSED = -1.7e38;

/**
 * Attention (Vaswani et al. 2017): for each query a mean of the values, weighted by how well its key fits:
 * `softmax(q kᵀ / √size) v`. q is [..., queries, size], k [..., keys, size], v [..., keys, out], and the result
 * [..., queries, out]; leading axes broadcast.
 *
 * `mask` and `causal` close a key if either does. A query that may look at nothing gets zeros; it sends no gradient, and
 * closed keys get none. As 0 · NaN is NaN, closed keys and values have to be finite all the same.
 *
 * Throws {@link nd.ShapeError} for shapes that do not fit, also of the mask, {@link nd.DTypeError} for a mask of whole
 * numbers and {@link nd.ValueError} if there are no keys or for a dropout outside [0, 1).
 */
export function scaledDotProductAttention(
  q: VariableLike,
  k: VariableLike,
  v: VariableLike,
  options?: AttentionOptions,
): Variable {
  nd.checkOptions(
    options,
    {
      mask: "any",
      causal: "boolean",
      dropout: { kind: "number", synonyms: ["ratio", "p", "rate"] },
      random: nd.RandomState,
    },
    "scaledDotProductAttention",
  );
  const { mask = null, causal = false, dropout: ratio = 0, random = nd.random } = options ?? {};
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
  return (ratio === 0 ? weights : dropout(weights, { ratio, random })).matmul(value);
}

/** Where a mask lets queries look, as bools; null if everywhere. */
function openPlaces(mask: NdArray): NdArray | null {
  if (mask.dtype === "bool") return mask;
  const closed = nd.lessEqual(mask, CLOSED);
  return nd.sum(closed).item() === 0 ? null : nd.logicalNot(closed);
}

/** What a mask of floats adds to the scores of keys that are open. */
function biasOf(mask: Variable, open: NdArray | null): Variable {
  return open === null ? mask : where(open, mask, 0);
}

/** Where queries may look that see no key after them; `shape` is that of the scores. */
function withPast(open: NdArray | null, shape: nd.Shape): NdArray {
  const [queries, keys] = shape.slice(-2) as [number, number];
  const past = nd.lessEqual(nd.arange(keys), nd.reshape(nd.arange(queries), [queries, 1]));
  return open === null ? past : nd.logicalAnd(past, open);
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
