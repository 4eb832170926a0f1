import {
  formatShape,
  fromTypedArray,
  getItem,
  IndexError,
  isNdArray,
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
  type AnyDataset,
  type Batch,
  checkBounds,
  checkIndexes,
  type Example,
  stackExamples,
  stackTargets,
} from "./examples.ts";
import { transformed } from "./transforms/transformed.ts";

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

/** The arrays of a dataset, prepared for reading. */
interface Rows extends DatasetArrays {
  readonly length: number;
  readonly dataRow: (i: number) => NdArray;
  readonly labelRow: (i: number) => NdArray;
  readonly hasClassLabels: boolean;
}

/**
 * Examples `[x, t]` as the rows of two arrays of equal length. `x` is an array without the first axis; so is `t`,
 * except that int32 labels with one axis are class labels and read as plain numbers.
 *
 * A subclass defines its arrays in `prepare`, which is called once, when they are first needed; it may use all fields of
 * the subclass. For two arrays that you have already, {@link fromArrays} needs no subclass.
 *
 * @example
 * ```ts
 * class Squares extends Dataset<NdArray> {
 *   readonly count: number;
 *   constructor(count: number) {
 *     super();
 *     this.count = count;
 *   }
 *   protected prepare(): DatasetArrays {
 *     const x = linspace(0, 1, this.count).reshape(-1, 1);
 *     return { data: x, label: mul(x, x) };
 *   }
 * }
 * for (const [x, t] of new Squares(100)) console.log(x.item(), t.item());
 * ```
 */
export abstract class Dataset<
  T extends NdArray | number = NdArray | number,
  Options extends DatasetOptions<T> = DatasetOptions<T>,
> implements AnyDataset<T>
{
  private readonly options: Options;
  private readonly transform: ((x: NdArray) => NdArray) | undefined;
  private readonly targetTransform: ((t: T) => T) | undefined;
  private rows: Rows | undefined;
  private preparing = false;

  /** Throws {@link ValueError} for options of another kind. Does not call `prepare` yet. */
  constructor(options?: Options) {
    if (options !== undefined && (typeof options !== "object" || options === null || Array.isArray(options))) {
      throw new ValueError(`${this.constructor.name}: expected an object of options, got ${shown(options)}`);
    }
    // A subclass may have further options, and checks them itself.
    const { train, transform, targetTransform } = options ?? {};
    const own: Readonly<Record<string, unknown>> = { train, transform, targetTransform };
    readOptions(this.constructor.name, datasetOptions, own);
    this.options = options ?? ({} as Options);
    this.transform = transform;
    this.targetTransform = targetTransform;
  }

  /**
   * Returns the arrays. It is called once, when the arrays or the length are first needed; the fields of a subclass are
   * there by then.
   */
  protected abstract prepare(options: Options): DatasetArrays;

  /**
   * Calls `prepare` at once. For the end of a constructor, where `prepare` draws random numbers, which should come before
   * those that are drawn later, or has errors that should come early.
   *
   * Throws what `prepare` throws, {@link ValueError} unless it returns two arrays, and {@link ShapeError} unless they
   * have the same number of rows.
   */
  protected prepareNow(): void {
    if (this.rows === undefined) this.makeRows();
  }

  /** All inputs from `prepare`, not transformed. */
  get data(): NdArray {
    return (this.rows ?? this.makeRows()).data;
  }

  /** All targets from `prepare`, not transformed. */
  get label(): NdArray {
    return (this.rows ?? this.makeRows()).label;
  }

  /** The number of examples. */
  get length(): number {
    return (this.rows ?? this.makeRows()).length;
  }

  /**
   * The example at an index; a negative index counts from the end. Throws {@link IndexError} for an index out of range.
   */
  get(index: number): Example<T> {
    const rows = this.rows ?? this.makeRows();
    const i = typeof index === "number" && index < 0 ? index + rows.length : index;
    if (!Number.isInteger(i) || i < 0 || i >= rows.length) {
      throw new IndexError(`get: index ${shown(index)} is out of range for ${rows.length} examples`);
    }
    return [this.input(rows, i), this.target(rows, i)];
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
    const rows = this.rows ?? this.makeRows();
    for (let i = 0; i < rows.length; i++) yield [this.input(rows, i), this.target(rows, i)];
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
    const rows = this.rows ?? this.makeRows();
    return this.transform === undefined ? rows.data : stack(this.indexes().map((i) => this.input(rows, i)));
  }

  /** The targets of all examples, stacked. */
  ts(): NdArray {
    const rows = this.rows ?? this.makeRows();
    if (this.targetTransform === undefined) return rows.label;
    return stackTargets(this.indexes().map((i) => this.target(rows, i)));
  }

  private indexes(): number[] {
    return Array.from({ length: this.length }, (_, i) => i);
  }

  private input(rows: Rows, i: number): NdArray {
    const x = rows.dataRow(i);
    return this.transform === undefined ? x : transformed(this.transform, x, `${this.constructor.name}: transform`);
  }

  private target(rows: Rows, i: number): T {
    const label = rows.labelRow(i);
    const t = (rows.hasClassLabels ? label.item() : label) as T;
    return this.targetTransform === undefined ? t : this.targetTransform(t);
  }

  private makeRows(): Rows {
    const { name } = this.constructor;
    if (this.preparing) {
      throw new ValueError(`${name}: prepare reads data, label or length, which come from the arrays that it returns`);
    }
    this.preparing = true;
    try {
      const arrays = this.prepare(this.options);
      checkArrays(name, arrays);
      this.rows = rowsOf(arrays);
      return this.rows;
    } finally {
      this.preparing = false;
    }
  }
}

/** @internal Throws {@link ValueError} unless both are arrays, and {@link ShapeError} unless they have as many rows. */
export function checkArrays(op: string, arrays: DatasetArrays): void {
  const { data, label } = arrays ?? {};
  if (!isNdArray(data) || !isNdArray(label)) {
    const advice = [data, label].some((a) => Array.isArray(a) || ArrayBuffer.isView(a))
      ? "; make them with array(...)"
      : "";
    const got = `${shown(data)} and ${shown(label)}${advice}`;
    throw new ValueError(`${op}: expected two NdArrays, data and label, got ${got}`);
  }
  if (data.ndim > 0 && label.ndim > 0 && data.length === label.length) return;
  const shapes = `data of shape ${formatShape(data.shape)} and label of shape ${formatShape(label.shape)}`;
  throw new ShapeError(`${op}: ${shapes} do not have the same number of rows`);
}

function rowsOf({ data, label }: DatasetArrays): Rows {
  const [inputs, targets] = [atHand(data), atHand(label)];
  return {
    data: inputs,
    label: targets,
    length: inputs.length,
    dataRow: rowReader(inputs),
    labelRow: rowReader(targets),
    hasClassLabels: label.ndim === 1 && label.dtype === "int32",
  };
}
