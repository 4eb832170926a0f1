import {
  checkFloatDType,
  random as defaultRandom,
  describe,
  type FloatDType,
  formatShape,
  fromTypedArray,
  type NdArray,
  OutOfMemoryError,
  RandomState,
  type SharedOptions,
  sizeOf,
  type TypedArrays,
  ValueError,
} from "@dz/ndarray";

/** Options of every layer with weights. */
export interface WeightOptions {
  /**
   * The dtype of the parameters (default: that of the first input if the size of the input is left to it, float32 for an
   * input without floats; else float32).
   */
  readonly dtype?: FloatDType | undefined;
  /**
   * The dtype of the biases (default: that of the weights). DeZero on NumPy 2 has float64 weights and float32 biases.
   */
  readonly biasDtype?: FloatDType | undefined;
  /** The random stream for the initial weights (default: the global one, which `random.seed` sets). */
  readonly random?: RandomState;
}

/** The table of {@link WeightOptions}. */
export const weightOptions: SharedOptions<WeightOptions, "dtype" | "biasDtype"> = {
  dtype: { optional: true, check: checkFloatDType },
  biasDtype: { optional: true, check: checkFloatDType },
  random: { default: defaultRandom, of: RandomState },
};

/** How {@link drawWeights} draws. */
export interface Drawing {
  readonly dtype: FloatDType;
  readonly random: RandomState;
}

/** Weights drawn at a time, so that a large matrix needs no second buffer of its size. */
const PIECE = 2 ** 16;

/**
 * Initial weights of shape `shape` for units with `fanIn` inputs, as DeZero draws them: normal numbers, rounded to
 * float32, times `√(1 / fanIn)` (LeCun et al. 1998), then converted to `dtype`. Throws {@link OutOfMemoryError} if the
 * host has no room.
 */
export function drawWeights(shape: readonly number[], fanIn: number, { dtype, random }: Drawing): NdArray {
  const size = sizeOf(shape);
  const scale = Math.sqrt(1 / fanIn);
  const weights = roomFor(size, dtype, shape);
  for (let at = 0; at < size; at += PIECE) {
    const drawn = random.normal(0, 1, [Math.min(PIECE, size - at)]).toTypedArray();
    for (let i = 0; i < drawn.length; i++) weights[at + i] = Math.fround(drawn[i] as number) * scale;
  }
  return fromTypedArray(weights, shape);
}

function roomFor(size: number, dtype: FloatDType, shape: readonly number[]): TypedArrays[FloatDType] {
  try {
    return dtype === "float32" ? new Float32Array(size) : new Float64Array(size);
  } catch {
    throw new OutOfMemoryError(
      `initial weights: there is no room for the ${size} numbers of shape ${formatShape(shape)}`,
    );
  }
}

/** A size from a caller; throws {@link ValueError} unless it is a whole number from 1. */
export function checkSize(size: number, what: string): number {
  if (!Number.isSafeInteger(size) || size < 1) {
    const got = typeof size === "number" ? size : describe(size);
    throw new ValueError(`${what}: a size is a whole number from 1, got ${got}`);
  }
  return size;
}
