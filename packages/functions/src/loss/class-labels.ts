import * as nd from "@dz/ndarray";

/**
 * @internal The positions, in the flat `x` [batch, classes], of the elements of the right classes: t [batch], int32,
 * contains the number of the right class of each row. `op` and `name`, the name of x there, are for messages.
 *
 * Throws {@link nd.ShapeError} for other shapes, {@link nd.DTypeError} for labels of another dtype and
 * {@link nd.IndexError} for a label that is not a class.
 */
export function labelledPlaces(op: string, name: string, x: nd.NdArray, t: nd.NdArray): nd.NdArray {
  if (x.ndim !== 2) {
    throw new nd.ShapeError(`${op}: ${name} has shape ${nd.formatShape(x.shape)}, expected [batch, classes]`);
  }
  const [rows, classes] = x.shape as [number, number];
  if (t.dtype !== "int32") {
    throw new nd.DTypeError(`${op}: labels are ${t.dtype}, expected int32, one class for each row`);
  }
  if (t.size !== rows || t.length !== rows) {
    const [labels, shape] = [nd.formatShape(t.shape), nd.formatShape(x.shape)];
    throw new nd.ShapeError(`${op}: labels of shape ${labels} do not fit ${name} of shape ${shape}`);
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
