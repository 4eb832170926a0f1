import {
  astype,
  DTypeError,
  random as defaultRandom,
  describe,
  isFloat,
  mul,
  type NdArray,
  type RandomState,
  ValueError,
} from "@dz/ndarray";

/** The dtypes that parameters can have. */
export type FloatType = "float64" | "float32";

/** What layers with weights have in common. */
export interface WeightOptions {
  /** The dtype of the parameters, float32 unless said otherwise. */
  readonly dtype?: FloatType;
  /** The dtype of the biases, that of the weights unless said otherwise. DeZero on NumPy 2 has float64 and float32. */
  readonly biasDtype?: FloatType;
  /** Where weights are drawn from: the stream that `random.seed` sets, unless said otherwise. */
  readonly random?: RandomState;
}

/**
 * Weights of shape `shape` for units with `fanIn` inputs, as DeZero draws them: normal numbers, rounded to float32, times
 * `√(1 / fanIn)` (LeCun et al. 1998), then in `dtype`.
 */
export function drawWeights(
  shape: readonly number[],
  fanIn: number,
  { dtype = "float32", random = defaultRandom }: WeightOptions,
): NdArray {
  const drawn = astype(random.normal(0, 1, [...shape]), "float32");
  return astype(mul(astype(drawn, "float64"), Math.sqrt(1 / fanIn)), dtype);
}

/** A dtype given by a program; throws {@link DTypeError} unless it is one of floats. */
export function checkFloatType(dtype: FloatType, what: string): FloatType {
  if (isFloat(dtype)) return dtype;
  throw new DTypeError(`${what}: parameters are float64 or float32, got ${String(dtype)}`);
}

/** A size given by a program; throws {@link ValueError} unless it is a whole number from 1. */
export function checkSize(size: number, what: string): number {
  if (!Number.isSafeInteger(size) || size < 1) {
    const got = typeof size === "number" ? size : describe(size);
    throw new ValueError(`${what}: a size is a whole number from 1, got ${got}`);
  }
  return size;
}
