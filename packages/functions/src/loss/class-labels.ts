import * as nd from "@dz/ndarray";

/**
 * @internal The positions, in the flat `x` [..., classes], of the elements of the right classes: t [...], int32,
 * contains the number of the right class of each row. For [batch, classes], t may also have further axes of length 1.
 * `op` and `name`, the name of x there, are for messages.
 *
 * Throws {@link nd.ShapeError} for other shapes, {@link nd.DTypeError} for labels of another dtype and
 * {@link nd.IndexError} for a label that is not a class.
 */
export function labelledPlaces(op: string, name: string, x: nd.NdArray, t: nd.NdArray): nd.NdArray {
  const { shape } = x;
  if (shape.length < 2) {
    const advice = swapped(shape, t) ? SCORES_FIRST : "";
    throw new nd.ShapeError(`${op}: ${name} has shape ${nd.formatShape(shape)}, expected [..., classes]${advice}`);
  }
  const [rows, classes] = [nd.sizeOf(shape.slice(0, -1)), shape.at(-1) as number];
  if (t.dtype !== "int32") {
    const advice = swapped(shape, t) ? SCORES_FIRST : oneHotAdvice(shape, t) || '; write astype(t, "int32")';
    throw new nd.DTypeError(`${op}: labels are ${t.dtype}, expected int32, one class for each row${advice}`);
  }
  checkLabelShape(op, name, shape, t);
  const places = nd.astype(t, "int32").toTypedArray();
  for (const [row, label] of places.entries()) {
    if (label < 0 || label >= classes) {
      throw new nd.IndexError(`${op}: label ${label} of row ${row} is out of range for ${classes} classes`);
    }
    places[row] = row * classes + label;
  }
  return nd.fromTypedArray(places, [rows]);
}

const SCORES_FIRST = "; the scores come first, then the labels";

/** @internal Throws {@link nd.ShapeError} unless there is one label for each row of `name`, of shape [..., classes]. */
export function checkLabelShape(op: string, name: string, shape: nd.Shape, t: nd.NdArray): void {
  if (fits(t.shape, shape)) return;
  const [labels, own] = [nd.formatShape(t.shape), nd.formatShape(shape)];
  const advice = oneHotAdvice(shape, t);
  throw new nd.ShapeError(`${op}: labels of shape ${labels} do not fit ${name} of shape ${own}${advice}`);
}

/** Whether there is one label for each row; for [batch, classes], the labels may have further axes of length 1. */
function fits(labels: nd.Shape, scores: nd.Shape): boolean {
  const leading = scores.slice(0, -1);
  return leading.length === 1
    ? labels[0] === leading[0] && nd.sizeOf(labels) === leading[0]
    : nd.sameShape(labels, leading);
}

/** Whether the scores seem to be where the labels are expected. */
function swapped(shape: nd.Shape, t: nd.NdArray): boolean {
  return nd.isFloat(t.dtype) && t.ndim >= 2 && fits(shape, t.shape) && !fits(t.shape, shape);
}

function oneHotAdvice(shape: nd.Shape, t: nd.NdArray): string {
  return nd.sameShape(shape, t.shape) ? "; for one-hot labels write argMax(t, { axis: -1 })" : "";
}
