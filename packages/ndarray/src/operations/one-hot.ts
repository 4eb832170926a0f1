import { checkArray, checkNumber } from "../array/check.ts";
import { fromTypedArray } from "../array/creation.ts";
import { checkDType, type DType } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { checkShape, formatShape, rowMajor, type Shape, sizeOf } from "../array/shape.ts";
import { DTypeError, IndexError, ValueError } from "../errors/errors.ts";
import type { OptionTable } from "../errors/option-table.ts";
import { checkOption } from "../errors/option-values.ts";
import { readOptions } from "../errors/read-options.ts";
import { room } from "../host/room.ts";

/** Options of {@link oneHot}. */
export interface OneHotOptions {
  /** The dtype of the result (default "float64"). */
  readonly dtype?: DType;
}

const oneHotOptions = { dtype: { default: "float64", check: checkDType } } satisfies OptionTable<OneHotOptions>;

/**
 * Vectors of zeros with a one at the place of each label, on a new last axis: for labels [n] the result is [n, classes],
 * and `yᵢⱼ` is 1 where `j = labelsᵢ`. Labels are int32, or floats that are whole numbers.
 *
 * Throws {@link DTypeError} for bools, {@link ValueError} for a label that is not a whole number and {@link IndexError}
 * for one outside 0 to classes − 1; both messages name its place.
 */
export function oneHot<D extends DType = "float64">(
  labels: NdArray,
  classes: number,
  options?: { dtype?: D },
): NdArray<D> {
  checkArray(labels, "oneHot");
  const { dtype } = readOptions("oneHot", oneHotOptions, options) as { dtype: D };
  checkNumber(classes, "oneHot", "the number of classes");
  checkOption("oneHot", "classes", { kind: "number", whole: true, from: 1 }, classes);
  if (labels.dtype === "bool") throw new DTypeError("oneHot: labels are bool, expected int32 or whole floats");
  const { dims } = labels;
  const shape = checkShape([...dims, classes], "oneHot");
  const values = labels.toTypedArray();
  const out = room(sizeOf(shape), dtype, "oneHot");
  for (let i = 0; i < values.length; i++) {
    const label = values[i] as number;
    if (!(label >= 0 && label < classes && Number.isInteger(label))) throw badLabel(label, i, dims, classes);
    out[i * classes + label] = 1;
  }
  return fromTypedArray(out, shape) as NdArray as NdArray<D>;
}

function badLabel(label: number, i: number, shape: Shape, classes: number): Error {
  const place = rowMajor(shape).map((stride, axis) => Math.floor(i / stride) % (shape[axis] as number));
  const what = `oneHot: label ${label} at ${formatShape(place)}`;
  if (!Number.isInteger(label)) return new ValueError(`${what} is not a whole number`);
  return new IndexError(`${what} is out of range for ${classes} classes`);
}
