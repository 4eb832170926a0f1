import { asVariable, Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

/**
 * The fraction of the rows, from 0 to 1, whose largest score is that of the right class: y [..., classes] are
 * scores, t [...] the numbers of the right classes. Of equal scores the first counts. The result has no gradient.
 *
 * Throws {@link nd.AxisError} for scores without axis 1 and {@link nd.ShapeError} unless there is one label per row.
 */
export function accuracy(y: VariableLike, t: VariableLike): Variable {
  const [scores, labels] = [asVariable(y, "accuracy").data, asVariable(t, "accuracy").data];
  nd.normalizeAxis(1, scores.ndim, "accuracy", scores.shape);
  if (scores.shape.at(-1) === 0)
    throw new nd.ValueError(`accuracy: no classes in shape ${nd.formatShape(scores.shape)}`);
  const guesses = nd.argMax(scores, { axis: -1 });
  if (guesses.size !== labels.size) {
    const [shape, expected] = [nd.formatShape(labels.shape), nd.formatShape(scores.shape)];
    throw new nd.ShapeError(`accuracy: labels of shape ${shape} do not fit scores of shape ${expected}`);
  }
  return new Variable(nd.mean(nd.equal(nd.reshape(guesses, labels.shape), labels)));
}
