import { fromTypedArray, getItem, math, type OptionTable, RandomState, readOptions } from "@dz/ndarray";
import { Dataset, type DatasetArrays, type DatasetOptions, datasetOptions } from "./dataset.ts";

const CLASSES = 3;
const POINTS = 100; // per class

/** Options of {@link Spiral}. */
export interface SpiralOptions extends DatasetOptions<number> {
  /** The random stream, which is seeded first (default: a private one). */
  readonly random?: RandomState;
}

const spiralOptions = {
  ...datasetOptions,
  random: { optional: true, of: RandomState },
} satisfies OptionTable<SpiralOptions>;

/**
 * Points on the three arms of a spiral: 300 examples of a point (float32, shape [2]) and its arm (0, 1 or 2), in random
 * order. They are always the same: seed 1984 for training, 2020 for testing (`train: false`).
 *
 * DeZero seeds and draws from the global stream, so that later weights and batches are always the same, too. Here this
 * needs `new Spiral({ random })` with the `random` of `@dz/ndarray`.
 */
export class Spiral extends Dataset<number, SpiralOptions> {
  static override get name(): string {
    return "Spiral";
  }

  constructor(options?: SpiralOptions) {
    super(options);
    this.prepareNow();
  }

  protected override prepare(options: SpiralOptions): DatasetArrays {
    const { train, random = new RandomState() } = readOptions("Spiral", spiralOptions, options);
    random.seed(train ? 1984 : 2020);
    const points = new Float32Array(CLASSES * POINTS * 2);
    const labels = new Int32Array(CLASSES * POINTS);
    for (let arm = 0; arm < CLASSES; arm++) {
      for (let i = 0; i < POINTS; i++) {
        const radius = i / POINTS;
        const angle = arm * 4 + 4 * radius + random.randn() * 0.2;
        const row = arm * POINTS + i;
        points[2 * row] = radius * math.sin(angle);
        points[2 * row + 1] = radius * math.cos(angle);
        labels[row] = arm;
      }
    }
    const order = random.permutation(labels.length);
    const data = getItem(fromTypedArray(points, [labels.length, 2]), order);
    return { data, label: getItem(fromTypedArray(labels, [labels.length]), order) };
  }
}
