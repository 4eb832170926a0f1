import { asVariable, getItem, type NdArray, reshape, type Variable, type VariableLike } from "@dz/core";
import { arange, readOptions } from "@dz/ndarray";
import { asFloat } from "../as-float.ts";
import { labelledPlaces } from "./class-labels.ts";
import { type ReductionOptions, reduced, reductionOptions } from "./reduction.ts";

/**
 * The negative log-likelihood `−logP[t]` of each row: logP [..., classes] are log-probabilities, t [...], int32, the
 * number of the right class of each row. The reduction (default `"mean"`) is over all targets; there is at least one
 * leading axis, such as [batch] or [batch, steps]. After `logSoftmax` it
 * is `softmaxCrossEntropy`.
 *
 * Throws a ShapeError for other shapes, a DTypeError for labels of another dtype and an IndexError for a label that is
 * not a class.
 */
export function nllLoss(logP: VariableLike, t: NdArray | Variable, options?: ReductionOptions): Variable {
  const { reduction } = readOptions("nllLoss", reductionOptions, options);
  const from = asFloat(logP, "nllLoss");
  const labels = asVariable(t, "nllLoss").data;
  const places = labelledPlaces("nllLoss", "logP", from.data, labels);
  const plain = from.ndim === 2 && labels.ndim === 1; // by the labels themselves, so that a graph of it has them as an input
  const right = plain
    ? getItem(from, arange(from.length, { dtype: "int32" }), labels)
    : getItem(reshape(from, [from.size]), places);
  const losses = right.neg();
  return reduced(from.ndim === 2 ? losses : reshape(losses, from.shape.slice(0, -1)), reduction);
}
