import { asVariable, Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { checkLabelShape } from "../loss/class-labels.ts";

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
  const [scores, labels] = [asVariable(y, "accuracy").data, asVariable(t, "accuracy").data];
  nd.normalizeAxis(1, scores.ndim, "accuracy", scores.shape);
  if (scores.shape.at(-1) === 0)
    throw new nd.ValueError(`accuracy: no classes in shape ${nd.formatShape(scores.shape)}`);
  checkLabelShape("accuracy", "scores", scores.shape, labels.ndim === 0 ? nd.reshape(labels, [1]) : labels);
  checkClasses(labels, scores.shape.at(-1) as number);
  const guesses = nd.argMax(scores, { axis: -1 });
  return new Variable(nd.mean(nd.equal(nd.reshape(guesses, labels.shape), labels)));
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
