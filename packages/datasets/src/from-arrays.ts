import { type NdArray, type OptionTable, readOptions } from "@dz/ndarray";
import { checkArrays, Dataset, type DatasetArrays, type DatasetOptions, datasetOptions } from "./dataset.ts";

/** Options of {@link fromArrays}. */
export type FromArraysOptions<T extends NdArray | number = NdArray | number> = Omit<DatasetOptions<T>, "train">;

const fromArraysOptions = {
  transform: datasetOptions.transform,
  targetTransform: datasetOptions.targetTransform,
} satisfies OptionTable<FromArraysOptions>;

class ArrayDataset<T extends NdArray | number> extends Dataset<T> {
  // The name that messages begin with: that of the call.
  static override get name(): string {
    return "fromArrays";
  }

  private readonly arrays: DatasetArrays;

  constructor(arrays: DatasetArrays, options: FromArraysOptions<T> | undefined) {
    super(options);
    this.arrays = arrays;
  }

  protected override prepare(): DatasetArrays {
    return this.arrays;
  }
}

/**
 * A dataset of two arrays: row `i` of `x` is the input of example `i`, row `i` of `t` its target. An int32 `t` with one
 * axis holds class labels, which are read as plain numbers; other targets are arrays. Large arrays
 * are not copied.
 *
 * Throws {@link ValueError} for anything but NdArrays, and {@link ShapeError} unless they have the same number of rows.
 *
 * @example
 * ```ts
 * const x = linspace(0, 1, 100).reshape(100, 1);
 * for (const [xs, ts] of new DataLoader(fromArrays(x, mul(x, x)), 10)) console.log(xs.shape, ts.shape);
 * ```
 */
export function fromArrays<T extends NdArray | number = NdArray | number>(
  x: NdArray,
  t: NdArray,
  options?: FromArraysOptions<T>,
): Dataset<T> {
  readOptions<object, typeof fromArraysOptions>("fromArrays", fromArraysOptions, options);
  checkArrays("fromArrays", { data: x, label: t });
  return new ArrayDataset({ data: x, label: t }, options);
}
