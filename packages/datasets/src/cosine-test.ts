import { checkOptions, cos, linspace, type NdArray, shown, ValueError } from "@dz/ndarray";
import { Dataset, type DatasetArrays, type DatasetOptions, datasetOptions } from "./dataset.ts";
import { type FloatDType, nextValues } from "./series.ts";

/** Options of {@link CosineTest}. */
export interface CosineTestOptions extends Omit<DatasetOptions<NdArray>, "train"> {
  /** The number of periods (default 2). */
  readonly periods?: number;
  /** The number of points; each except the last is an input (default 1000). */
  readonly points?: number;
  /** The dtype of the values (default float64). They are computed in float64 and then rounded. */
  readonly dtype?: FloatDType;
}

/**
 * The cosine wave on which DeZero's step 59 tests its model: `cos(linspace(0, 2π·periods, points))`. Each example is a
 * value and the next one, both of shape [1]. Draws no random numbers.
 *
 * Throws {@link ValueError} for fewer than 2 points or a number of periods that is not finite.
 */
export class CosineTest extends Dataset<NdArray, CosineTestOptions> {
  protected override prepare(options: CosineTestOptions): DatasetArrays {
    checkOptions(options, { ...datasetOptions, periods: "any", points: "any", dtype: "any" }, "CosineTest");
    const { periods = 2, points = 1000, dtype = "float64" } = options;
    if (!Number.isFinite(periods))
      throw new ValueError(`CosineTest: the number of periods must be finite, got ${shown(periods)}`);
    if (!Number.isInteger(points) || points < 2) {
      throw new ValueError(`CosineTest: expected 2 points or more, got ${shown(points)}`);
    }
    return nextValues("CosineTest", cos(linspace(0, 2 * Math.PI * periods, points)), dtype);
  }
}
