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
    throw new nd.ShapeError(`${op}: ${name} has shape ${nd.formatShape(shape)}, expected [..., classes]`);
  }
  const leading = shape.slice(0, -1);
  const [rows, classes] = [nd.sizeOf(leading), shape.at(-1) as number];
  if (t.dtype !== "int32") {
    throw new nd.DTypeError(`${op}: labels are ${t.dtype}, expected int32, one class for each row`);
  }
  const fits = shape.length === 2 ? t.size === rows && t.length === rows : nd.sameShape(t.shape, leading);
  if (!fits) {
    const [labels, own] = [nd.formatShape(t.shape), nd.formatShape(shape)];
    throw new nd.ShapeError(`${op}: labels of shape ${labels} do not fit ${name} of shape ${own}`);
  }
  const places = nd.astype(t, "int32").toTypedArray();
  for (const [row, label] of places.entries()) {
    if (label < 0 || label >= classes) {
      throw new nd.IndexError(`${op}: label ${label} of row ${row} is out of range for ${classes} classes`);
    }
    places[row] = row * classes + label;
  }
  return nd.fromTypedArray(places, [rows]);
}
