import { cos, type FloatDType, linspace, type NdArray, type OptionTable, readOptions } from "@dz/ndarray";
import { Dataset, type DatasetArrays, type DatasetOptions, datasetOptions } from "./dataset.ts";
import { nextValues } from "./series.ts";

/** Options of {@link CosineTest}. */
export interface CosineTestOptions extends Omit<DatasetOptions<NdArray>, "train"> {
  /** The number of periods (default 2). */
  readonly periods?: number;
  /** The number of points, from 2; each except the last is an input (default 1000). */
  readonly points?: number;
  /** The dtype of the values (default float64). They are computed in float64 and then rounded. */
  readonly dtype?: FloatDType;
}

const cosineTestOptions = {
  ...datasetOptions, // train too, which changes nothing
  periods: { default: 2 },
  points: { default: 1000, whole: true, from: 2 },
  dtype: { default: "float64", kind: "any" }, // nextValues looks at it
} satisfies OptionTable<CosineTestOptions & Pick<DatasetOptions, "train">>;

/**
 * The cosine wave on which DeZero's step 59 tests its model: `cos(linspace(0, 2π·periods, points))`. Each example is a
 * value and the next one, both of shape [1]. Draws no random numbers.
 *
 * Throws {@link ValueError} for fewer than 2 points or a number of periods that is not finite.
 */
export class CosineTest extends Dataset<NdArray, CosineTestOptions> {
  static override get name(): string {
    return "CosineTest";
  }

  constructor(options?: CosineTestOptions) {
    super(options);
    this.prepareNow();
  }

  protected override prepare(options: CosineTestOptions): DatasetArrays {
    const { periods, points, dtype } = readOptions("CosineTest", cosineTestOptions, options);
    return nextValues("CosineTest", cos(linspace(0, 2 * Math.PI * periods, points)), dtype);
  }
}
