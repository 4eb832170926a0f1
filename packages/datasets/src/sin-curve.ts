import {
  add,
  cos,
  type FloatDType,
  linspace,
  type NdArray,
  type OptionTable,
  RandomState,
  readOptions,
  sin,
  random as standard,
} from "@dz/ndarray";
import { Dataset, type DatasetArrays, type DatasetOptions, datasetOptions } from "./dataset.ts";
import { nextValues } from "./series.ts";

/** Options of {@link SinCurve}. */
export interface SinCurveOptions extends DatasetOptions<NdArray> {
  /** The random stream for the noise (default: `random` of `@dz/ndarray`). */
  readonly random?: RandomState;
  /** The dtype of the values (default float64). They are computed in float64 and then rounded. */
  readonly dtype?: FloatDType;
}

const sinCurveOptions = {
  ...datasetOptions,
  random: { default: standard, of: RandomState },
  dtype: { default: "float64", kind: "any" }, // nextValues looks at it
} satisfies OptionTable<SinCurveOptions>;

/**
 * A noisy sine wave to be continued: 1000 points of one period, `sin(x) + noise` with uniform noise in [-0.05, 0.05).
 * Each of the 999 examples is a value and the next one, both of shape [1]. With `train: false` it is a cosine without
 * noise.
 *
 * Draws 1000 doubles from the stream in both cases, as DeZero does, so that later draws are the same.
 */
export class SinCurve extends Dataset<NdArray, SinCurveOptions> {
  static override get name(): string {
    return "SinCurve";
  }

  constructor(options?: SinCurveOptions) {
    super(options);
    this.prepareNow();
  }

  protected override prepare(options: SinCurveOptions): DatasetArrays {
    const { train, random, dtype } = readOptions("SinCurve", sinCurveOptions, options);
    const x = linspace(0, 2 * Math.PI, 1000);
    const noise = random.uniform(-0.05, 0.05, x.shape);
    const y = train ? add(sin(x), noise) : cos(x);
    return nextValues("SinCurve", y, dtype);
  }
}
