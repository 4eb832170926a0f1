import { asVariable, reshape, type Variable, type VariableLike } from "@dz/core";
import { constantResult } from "@dz/core/engine";
import * as nd from "@dz/ndarray";
import { checkLabelShape } from "../loss/class-labels.ts";
import { argMax } from "../math/arg-max.ts";
import { equal } from "../math/comparisons.ts";

/**
 * The fraction of the rows, from 0 to 1, whose largest score is that of the right class: y [..., classes] are
 * scores, t [...] the numbers of the right classes. Of equal scores the first counts. The result has no gradient.
 *
 * For y [batch, classes], t may also be [batch, 1]. Labels may be floats without fractions.
 *
 * Throws {@link nd.AxisError} for scores without axis 1, {@link nd.ShapeError} unless there is one label per row,
 * {@link nd.ValueError} for a label that is no whole number and {@link nd.IndexError} for one that is not a class.
 */
export function accuracy(y: VariableLike, t: VariableLike): Variable {
  const [given, classes] = [asVariable(y, "accuracy"), asVariable(t, "accuracy")];
  const [scores, labels] = [given.data, classes.data];
  nd.normalizeAxis(1, scores.ndim, "accuracy", scores.shape);
  if (scores.shape.at(-1) === 0)
    throw new nd.ValueError(`accuracy: no classes in shape ${nd.formatShape(scores.shape)}`);
  checkLabelShape("accuracy", "scores", scores.shape, labels.ndim === 0 ? nd.reshape(labels, [1]) : labels);
  checkClasses(labels, scores.shape.at(-1) as number);
  const hits = equal(reshape(argMax(given, { axis: -1 }), labels.shape), classes);
  const all = { axis: labels.shape.map((_, i) => i), keepdims: false };
  return constantResult("Mean", [hits], nd.mean(hits.data), all);
}

function checkClasses(labels: nd.NdArray, classes: number): void {
  for (const [row, label] of labels.toTypedArray().entries()) {
    if (!Number.isInteger(label)) {
      const advice = 'a label is the number of a class, as astype(t, "int32") gives it';
      throw new nd.ValueError(`accuracy: label ${label} of row ${row} is no whole number; ${advice}`);
    }
    if (label < 0 || label >= classes) {
      throw new nd.IndexError(`accuracy: label ${label} of row ${row} is out of range for ${classes} classes`);
    }
  }
}
