import {
  formatShape,
  fromTypedArray,
  getItem,
  IndexError,
  type NdArray,
  readOptions,
  rowReader,
  ShapeError,
  shown,
  stack,
  ValueError,
} from "@dz/ndarray";
import { resident } from "@dz/ndarray/memory";
import {
  type Batch,
  checkBounds,
  checkIndexes,
  type Example,
  type ExampleSource,
  stackExamples,
  stackTargets,
} from "./examples.ts";

/** Options of every dataset. */
export interface DatasetOptions<T extends NdArray | number = NdArray | number> {
  /** Whether to provide the training examples or the test examples (default true). */
  readonly train?: boolean;
  /** Applied to each input when it is read. */
  readonly transform?: (x: NdArray) => NdArray;
  /** Applied to each target when it is read. */
  readonly targetTransform?: (t: T) => T;
}

/** Arrays of up to this many elements are kept resident, because every training step reads them. */
const AT_HAND = 2 ** 18;

function atHand(a: NdArray): NdArray {
  return a.size <= AT_HAND ? resident(a) : a;
}

/** The arrays of a dataset: row `i` of `label` is the target of row `i` of `data`. */
export interface DatasetArrays {
  readonly data: NdArray;
  readonly label: NdArray;
}

/** @internal The table of {@link DatasetOptions}. */
export const datasetOptions = {
  train: { default: true },
  transform: { optional: true, kind: "function" },
  targetTransform: { optional: true, kind: "function" },
} as const;

/**
 * Examples `[x, t]` as the rows of two arrays of equal length. `x` is an array without the first axis; so is `t`,
 * except that int32 labels with one axis are class labels and read as plain numbers.
 *
 * A subclass defines its arrays in `prepare`.
 *
 * @example
 * ```ts
 * class Squares extends Dataset<NdArray> {
 *   protected prepare(): DatasetArrays {
 *     const x = linspace(0, 1, 100).reshape(100, 1);
 *     return { data: x, label: mul(x, x) };
 *   }
 * }
 * for (const [x, t] of new Squares()) console.log(x.item(), t.item());
 * ```
 */
export abstract class Dataset<
  T extends NdArray | number = NdArray | number,
  Options extends DatasetOptions<T> = DatasetOptions<T>,
> implements ExampleSource<T>
{
  /** All inputs from `prepare`, not transformed. */
  readonly data: NdArray;
  /** All targets from `prepare`, not transformed. */
  readonly label: NdArray;
  /** The number of examples. */
  readonly length: number;
  private readonly dataRow: (i: number) => NdArray;
  private readonly labelRow: (i: number) => NdArray;
  private readonly transform: ((x: NdArray) => NdArray) | undefined;
  private readonly targetTransform: ((t: T) => T) | undefined;
  private readonly hasClassLabels: boolean;

  /** Calls `prepare`. Throws {@link ShapeError} unless it returns as many inputs as targets. */
  constructor(options: Options = {} as Options) {
    if (typeof options !== "object" || options === null || Array.isArray(options)) {
      throw new ValueError(`${this.constructor.name}: expected an object of options, got ${shown(options)}`);
    }
    // A subclass may have further options, and checks them in `prepare`.
    const { train, transform, targetTransform } = options;
    const own: Readonly<Record<string, unknown>> = { train, transform, targetTransform };
    readOptions(this.constructor.name, datasetOptions, own);
    const { data, label } = this.prepare(options);
    if (data.ndim === 0 || label.ndim === 0 || data.length !== label.length) {
      const shapes = `data of shape ${formatShape(data.shape)} and label of shape ${formatShape(label.shape)}`;
      throw new ShapeError(`dataset: ${shapes} do not have the same number of rows`);
    }
    this.data = atHand(data);
    this.label = atHand(label);
    this.length = data.length;
    this.dataRow = rowReader(this.data);
    this.labelRow = rowReader(this.label);
    this.transform = transform;
    this.targetTransform = targetTransform;
    this.hasClassLabels = label.ndim === 1 && label.dtype === "int32";
  }

  /**
   * Returns the arrays. It is called in the constructor, before the fields of a subclass are initialised, and must
   * depend only on the options.
   */
  protected abstract prepare(options: Options): DatasetArrays;

  /**
   * The example at an index; a negative index counts from the end. Throws {@link IndexError} for an index out of range.
   */
  get(index: number): Example<T> {
    const i = typeof index === "number" && index < 0 ? index + this.length : index;
    if (!Number.isInteger(i) || i < 0 || i >= this.length) {
      throw new IndexError(`get: index ${shown(index)} is out of range for ${this.length} examples`);
    }
    return [this.input(i), this.target(i)];
  }

  /** The examples from `start` to before `stop`; negative bounds count from the end, as in `Array.prototype.slice`. */
  slice(start?: number, stop?: number): Example<T>[] {
    checkBounds(start, stop);
    return this.indexes()
      .slice(start, stop)
      .map((i) => this.get(i));
  }

  /** All examples in order. */
  *[Symbol.iterator](): Generator<Example<T>, void, undefined> {
    for (let i = 0; i < this.length; i++) yield [this.input(i), this.target(i)];
  }

  /** The examples at these indexes, stacked. */
  batch(indexes: Int32Array): Batch {
    checkIndexes(indexes, "batch");
    if (this.transform !== undefined || this.targetTransform !== undefined) {
      return stackExamples(Array.from(indexes, (i) => this.get(i)));
    }
    const index = fromTypedArray(Int32Array.from(indexes), [indexes.length]);
    return [getItem(this.data, index), getItem(this.label, index)];
  }

  /** The inputs of all examples, stacked. */
  xs(): NdArray {
    return this.transform === undefined ? this.data : stack(this.indexes().map((i) => this.input(i)));
  }

  /** The targets of all examples, stacked. */
  ts(): NdArray {
    return this.targetTransform === undefined ? this.label : stackTargets(this.indexes().map((i) => this.target(i)));
  }

  private indexes(): number[] {
    return Array.from({ length: this.length }, (_, i) => i);
  }

  private input(i: number): NdArray {
    const x = this.dataRow(i);
    return this.transform === undefined ? x : this.transform(x);
  }

  private target(i: number): T {
    const label = this.labelRow(i);
    const t = (this.hasClassLabels ? label.item() : label) as T;
    return this.targetTransform === undefined ? t : this.targetTransform(t);
  }
}
