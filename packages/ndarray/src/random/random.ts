/**
 * Random numbers: the streams of NumPy's `RandomState`, so that a seed gives the same numbers as in `np.random`.
 *
 * The number of words that a draw takes from its stream is part of its definition: after the same calls, the next
 * number is the same, too. Every draw equals NumPy's to the last bit, except that about one in 3000 normal numbers
 * differs by an ulp or two: NumPy's logarithm is not always the nearest double.
 *
 * Draws without a shape are plain numbers, those with a shape are arrays; the shape [] gives an array of one number.
 *
 * @module
 */
import { fromTypedArray } from "../array/creation.ts";
import type { DType, FloatDType } from "../array/dtype.ts";
import { NdArray } from "../array/ndarray.ts";
import { formatShape, type Shape } from "../array/shape.ts";
import { describe, shown } from "../errors/describe.ts";
import { ShapeError, ValueError } from "../errors/errors.ts";
import type { OptionTable } from "../errors/option-table.ts";
import { readOptions } from "../errors/read-options.ts";
import { getItem } from "../indexing/indexing.ts";
import { preciseLog } from "../math/precise-log.ts";
import { type ChoiceOptions, choiceOptions, choose } from "./choose.ts";
import { checkRange, type IntegerDraw, integerArray } from "./integers.ts";
import { MT19937 } from "./mt19937.ts";
import { randomOrder, shuffle } from "./order.ts";
import { checkCount, type FloatOptions, floats, result, room } from "./results.ts";
import { checkSeed, checkState, type RandomSnapshot } from "./state.ts";

export type { ChoiceOptions, FloatOptions, IntegerDraw, RandomSnapshot };

/** A typed array of any element type. */
type NumberList = ArrayBufferView & { readonly length: number };

const randintOptions = {
  dtype: { default: "int64", kind: "any" }, // checked with the range
} satisfies OptionTable<{ dtype?: IntegerDraw }>;

/** A stream of random numbers, determined by its seed. */
export class RandomState {
  static get name(): string {
    return "RandomState";
  }

  private readonly words = new MT19937();
  /** Normal numbers are made in pairs; this is the second of a pair, until it is used. */
  private secondNormal: number | null = null;

  /** A stream with a seed, see {@link seed} (default an arbitrary one). */
  constructor(seed?: number | readonly number[]) {
    this.seed(seed);
  }

  /**
   * Restarts the stream with a seed, an integer from 0 to 2³² - 1 or a list of such integers (default an arbitrary
   * one). Throws {@link ValueError} for other seeds.
   */
  seed(seed?: number | readonly number[]): void {
    const from = seed === undefined ? crypto.getRandomValues(new Uint32Array(8)) : checkSeed(seed);
    if (typeof from === "number") this.words.seed(from);
    else this.words.seedByArray(from);
    this.secondNormal = null;
  }

  /** The state of the stream, for {@link setState}. */
  getState(): RandomSnapshot {
    const { key, pos } = this.words;
    const second = this.secondNormal;
    return { key: Array.from(key), pos, hasGauss: second !== null, cachedGaussian: second ?? 0 };
  }

  /**
   * Continues from a state of another stream. Throws {@link ValueError} for anything but a result of {@link getState}.
   */
  setState(state: RandomSnapshot): void {
    const { key, pos, hasGauss, cachedGaussian } = checkState(state);
    this.words.key.set(key);
    this.words.pos = pos;
    this.secondNormal = hasGauss ? cachedGaussian : null;
  }

  /** Uniform numbers in [0, 1). */
  randomSample(): number;
  randomSample<D extends FloatDType = "float64">(shape: Shape, options?: FloatOptions<D>): NdArray<D>;
  randomSample(shape?: Shape, options?: FloatOptions): number | NdArray {
    return floats("randomSample", shape, options, () => this.words.double());
  }

  /**
   * Uniform numbers in [0, 1), in an array of these lengths, or one number: `rand(2, 3)`, `rand(2, 3, { dtype: "float32" })`,
   * or `rand(x.shape)`.
   */
  rand(): number;
  rand(...lengths: [number, ...number[]]): NdArray<"float64">;
  rand<D extends FloatDType = "float64">(shape: Shape, options?: FloatOptions<D>): NdArray<D>;
  rand<D extends FloatDType = "float64">(...given: [number, ...number[], FloatOptions<D>]): NdArray<D>;
  rand(...given: (number | Shape | FloatOptions | undefined)[]): number | NdArray {
    const { shape, options } = lengthsOf(given);
    return floats("rand", shape, options, () => this.words.double());
  }

  /** Uniform numbers in [low, high): `low + (high - low)·u`. Throws {@link ValueError} for NaN and ∞. */
  uniform(low?: number, high?: number): number;
  uniform<D extends FloatDType = "float64">(
    low: number,
    high: number,
    shape: Shape,
    options?: FloatOptions<D>,
  ): NdArray<D>;
  uniform(low = 0, high = 1, shape?: Shape, options?: FloatOptions): number | NdArray {
    const range = typeof low === "number" && typeof high === "number" ? high - low : Number.NaN;
    if (!Number.isFinite(range)) throw new ValueError(`uniform: cannot draw from ${shown(low)} to ${shown(high)}`);
    return floats("uniform", shape, options, () => low + range * this.words.double());
  }

  /**
   * Standard normal numbers (mean 0, standard deviation 1), in an array of these lengths, or one number: `randn(2, 3)`,
   * `randn(2, 3, { dtype: "float32" })`, or `randn(x.shape)`.
   */
  randn(): number;
  randn(...lengths: [number, ...number[]]): NdArray<"float64">;
  randn<D extends FloatDType = "float64">(shape: Shape, options?: FloatOptions<D>): NdArray<D>;
  randn<D extends FloatDType = "float64">(...given: [number, ...number[], FloatOptions<D>]): NdArray<D>;
  randn(...given: (number | Shape | FloatOptions | undefined)[]): number | NdArray {
    const { shape, options } = lengthsOf(given);
    return floats("randn", shape, options, () => this.nextNormal());
  }

  /** Normal numbers: `loc + scale·randn()`. Throws {@link ValueError} for a negative scale, NaN and ∞. */
  normal(loc?: number, scale?: number): number;
  normal<D extends FloatDType = "float64">(
    loc: number,
    scale: number,
    shape: Shape,
    options?: FloatOptions<D>,
  ): NdArray<D>;
  normal(loc = 0, scale = 1, shape?: Shape, options?: FloatOptions): number | NdArray {
    if (!Number.isFinite(loc) || !Number.isFinite(scale) || scale < 0) {
      throw new ValueError(`normal: cannot draw with mean ${shown(loc)} and standard deviation ${shown(scale)}`);
    }
    return floats("normal", shape, options, () => loc + scale * this.nextNormal());
  }

  /**
   * Uniform integers in [low, high); `randint(n)` is `randint(0, n)`.
   *
   * Arrays are int32, or float64 if the range is too wide for int32. The option `dtype` (default int64) is that of
   * NumPy's `randint`: draws for uint8 take four numbers from a word, which gives other numbers.
   *
   * Throws {@link ValueError} if there is no such number, or it does not fit the dtype.
   */
  randint(low: number, high?: number | null): number;
  randint(
    low: number,
    high: number | null,
    shape: Shape,
    options?: { dtype?: IntegerDraw },
  ): NdArray<"int32" | "float64">;
  randint(
    low: number,
    high?: number | null,
    shape?: Shape,
    options?: { dtype?: IntegerDraw },
  ): number | NdArray<"int32" | "float64"> {
    const [from, end] = high === undefined || high === null ? [0, low] : [low, high];
    const { dtype } = readOptions("randint", randintOptions, options);
    checkRange(from, end, dtype);
    const max = end - 1 - from;
    const out = room("randint", shape, (count) => integerArray(from, end, count));
    if (dtype === "uint8") this.words.bytesUpTo(max, out);
    else for (let i = 0; i < out.length; i++) out[i] = this.words.upTo(max);
    for (let i = 0; i < out.length; i++) out[i] = from + (out[i] as number);
    return result(out, shape) as number | NdArray<"int32" | "float64">;
  }

  /**
   * A random permutation of the numbers 0 to n - 1 (int32), or of the rows of an array, as a copy. Throws
   * {@link ValueError} if `n` is not an integer from 0 to 2³¹ - 1, and for an array without axes.
   */
  permutation(n: number): NdArray<"int32">;
  permutation<D extends DType>(rows: NdArray<D>): NdArray<D>;
  permutation(x: number | NdArray): NdArray {
    if (typeof x !== "number" && !(x instanceof NdArray)) {
      throw new ValueError(`permutation: expected a whole number or an NdArray, got ${describe(x)}`);
    }
    if (x instanceof NdArray && x.ndim === 0) throw new ValueError("permutation: an array of shape [] has no rows");
    const n = typeof x === "number" ? x : x.length;
    const order = fromTypedArray(randomOrder("permutation", this.words, n), [n]);
    return typeof x === "number" ? order : getItem(x, order);
  }

  /**
   * Shuffles a JavaScript array or a typed array in place. Throws {@link ValueError} for anything else, also for an
   * NdArray: its values never change, {@link permutation} makes a new one.
   */
  shuffle(list: unknown[] | NumberList): void {
    if (!Array.isArray(list) && !(ArrayBuffer.isView(list) && "length" in list)) {
      const hint = (list as unknown) instanceof NdArray ? ", use permutation" : "";
      throw new ValueError(`shuffle: expected a JavaScript array or a typed array, got ${describe(list)}${hint}`);
    }
    shuffle(this.words, list as unknown[]);
  }

  /**
   * Random choices among the numbers 0 to a - 1, or among the elements of an array of one axis: one, or as many as fill
   * `shape`; with replacement, or with `replace: false` each at most once; with equal probabilities, or with `p`:
   * `choice(10, { shape: [3], replace: false })`.
   *
   * Throws {@link ValueError} if `p` are not probabilities of the items, or if there are too few items.
   */
  choice(a: number, options: ChoiceOptions & { readonly shape: Shape }): NdArray<"int32">;
  choice<D extends DType>(a: NdArray<D>, options: ChoiceOptions & { readonly shape: Shape }): NdArray<D>;
  choice(a: number | NdArray, options?: ChoiceOptions & { readonly shape?: undefined }): number;
  choice(a: number | NdArray, given?: ChoiceOptions): number | NdArray {
    const { shape, ...options } = readOptions("choice", choiceOptions, given);
    if (!(a instanceof NdArray)) return result(choose(this.words, checkCount("choice", a), shape, options), shape);
    if (a.ndim !== 1) throw new ShapeError(`choice: expected an array of one axis, got shape ${formatShape(a.dims)}`);
    const indexes = fromTypedArray(choose(this.words, a.length, shape, options), shape ?? [1]);
    const chosen = getItem(a, indexes);
    return shape === undefined ? chosen.item() : chosen;
  }

  /**
   * The polar method: a random point of the unit disc gives two normal numbers. The second coordinate is used first.
   */
  private nextNormal(): number {
    const second = this.secondNormal;
    if (second !== null) {
      this.secondNormal = null;
      return second;
    }
    for (;;) {
      const x = 2 * this.words.double() - 1;
      const y = 2 * this.words.double() - 1;
      const r2 = x * x + y * y;
      if (r2 >= 1 || r2 === 0) continue;
      const factor = Math.sqrt((-2 * preciseLog(r2)) / r2);
      this.secondNormal = factor * x;
      return factor * y;
    }
  }
}

/** The shape in the arguments of `rand` and `randn`, spread or as one list, and the options after it. */
function lengthsOf(given: readonly (number | Shape | FloatOptions | undefined)[]): {
  shape: Shape | undefined;
  options: FloatOptions | undefined;
} {
  if (Array.isArray(given[0])) return { shape: given[0], options: given[1] as FloatOptions | undefined };
  const last = given.at(-1);
  const options = typeof last === "object" && !Array.isArray(last) ? (last as FloatOptions) : undefined;
  const lengths = (options === undefined ? given : given.slice(0, -1)) as readonly number[];
  return { shape: lengths.length === 0 ? undefined : lengths, options };
}

/** The default stream of layers, data sets and functions; NumPy's `np.random`. */
export const random: RandomState = /* @__PURE__ */ new RandomState();
