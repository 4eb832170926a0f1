/**
 * Parameters of layers without a `dtype` option: the first input decides the dtype, or a weight file before it.
 *
 * @module
 */
import { Parameter } from "@dz/core";
import { pinnedData } from "@dz/core/engine";
import { astype, type DType, type FloatDType, type Shape, zeros } from "@dz/ndarray";

/** The parameters whose dtype is not decided yet. */
const undecided = new WeakSet<Parameter>();

/** A parameter of zeros; without a dtype, float32 until that is decided. */
export function openParameter(shape: Shape, dtype: FloatDType | undefined, name: string): Parameter {
  const parameter = new Parameter(zeros([...shape], { dtype: dtype ?? "float32" }), name);
  if (dtype === undefined) undecided.add(parameter);
  return parameter;
}

/** The dtype of a parameter if `other` decides one that is open: float64 for float64, and float32 for all others. */
export function dtypeFor(parameter: Parameter, other: DType): FloatDType {
  if (undecided.has(parameter)) return other === "float64" ? "float64" : "float32";
  return parameter.dtype as FloatDType;
}

/** Marks the dtype of a parameter as decided; the result says whether it was open. */
export function close(parameter: Parameter): boolean {
  return undecided.delete(parameter);
}

/** Gives a parameter the dtype that its layer has got, if it is open; a value of higher precision stays. */
export function follow(parameter: Parameter | null, dtype: DType): void {
  if (parameter === null || !close(parameter) || dtype !== "float64" || parameter.dtype === dtype) return;
  parameter.data = astype(parameter.data, dtype);
  pinnedData(parameter);
}
