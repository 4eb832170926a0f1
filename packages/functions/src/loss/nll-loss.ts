import { asVariable, getItem, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { type ReductionOptions, reduced } from "../reduction.ts";

/**
 * The negative log-likelihood `−logP[t]` of each row, then the mean over the batch unless `reduction` says otherwise:
 * logP [batch, classes] are log-probabilities, t [batch] the number of the right class of each row, int32. After
 * `logSoftmax` it is `softmaxCrossEntropy`.
 *
 * Throws {@link nd.ShapeError} for other shapes, {@link nd.DTypeError} for labels of another dtype and
 * {@link nd.IndexError} for a label that is no class.
 */
export function nllLoss(
  logP: VariableLike,
  t: NdArray | Variable,
  { reduction = "mean" }: ReductionOptions = {},
): Variable {
  const from = asVariable(logP, "nllLoss");
  const labels = asVariable(t, "nllLoss").data;
  checkLabels(from, labels);
  const rows = nd.astype(nd.arange(from.length), "int32");
  return reduced(getItem(from, rows, labels).neg(), reduction, "nllLoss");
}

function checkLabels({ ndim, shape }: Variable, t: NdArray): void {
  if (ndim !== 2) {
    throw new nd.ShapeError(`nllLoss: logP has shape ${nd.formatShape(shape)}, expected [batch, classes]`);
  }
  if (t.dtype !== "int32") {
    throw new nd.DTypeError(`nllLoss: labels are ${t.dtype}, expected int32, one class for each row`);
  }
  const [rows, classes] = shape as readonly number[] as [number, number];
  if (!nd.sameShape(t.shape, [rows])) {
    const [own, fit] = [nd.formatShape(t.shape), nd.formatShape(shape)];
    throw new nd.ShapeError(`nllLoss: labels of shape ${own} do not fit logP of shape ${fit}`);
  }
  for (const [row, label] of t.toTypedArray().entries()) {
    if (label >= 0 && label < classes) continue;
    throw new nd.IndexError(`nllLoss: label ${label} of row ${row} is out of range for ${classes} classes`);
  }
}
