/**
 * A random graph while it is drawn: provides the inputs and options that an op of the ledger asks for.
 *
 * A graph is drawn again for every point at which it is evaluated, from the same seed, so that it is the same function
 * each time. Constants that depend on values (a shift away from a kink, a factor that keeps numbers small) are computed
 * at the first evaluation, noted, and reused at all other points.
 *
 * @module
 */
import { getItem, reshape, type Variable } from "@dz/core";
import * as nd from "@dz/ndarray";

/** Constants computed at the first evaluation, in the order of use. */
export type Notes = nd.NdArray[];

/** Inputs are scaled so that no element exceeds this. */
const LARGEST = 2;

/** The distance of inputs from points where an op is not differentiable. */
const MARGIN = 0.05;

/** Uniform numbers in [0, 1): Steele and Vigna's mulberry32, small and sufficient for choices. */
function choices(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class Sketch {
  private readonly next: () => number;
  private readonly notes: Notes;
  private noted = 0;
  private readonly pool: Variable[];

  /**
   * A graph with these leaves. `notes` must be empty at the first evaluation, and those of the first at every other.
   */
  constructor(seed: number, leaves: readonly Variable[], notes: Notes) {
    this.next = choices(seed);
    this.notes = notes;
    this.pool = [...leaves];
  }

  /** Adds results for later ops. */
  add(results: readonly Variable[]): void {
    this.pool.push(...results);
  }

  /** A number in [low, high). */
  number(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** A whole number from `low` to `high`, inclusive. */
  integer(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  flag(): boolean {
    return this.next() < 0.5;
  }

  one<T>(of: readonly T[]): T {
    return of[this.below(of.length)] as T;
  }

  /** A shape with `low` to `high` axes of non-zero length. */
  shape(low = 0, high = 3): number[] {
    return Array.from({ length: this.integer(low, high) }, () => this.integer(1, 3));
  }

  /** An axis, counted from either end. */
  axis({ ndim }: Variable): number {
    return this.integer(-ndim, ndim - 1);
  }

  /** Some axes (or null for all of them) and `keepdims`. */
  reduction(x: Variable): { axis: number | number[] | null; keepdims: boolean } {
    const keepdims = this.flag();
    const kind = this.below(3);
    if (kind === 0 || x.ndim === 0) return { axis: null, keepdims };
    if (kind === 1) return { axis: this.axis(x), keepdims };
    return { axis: x.shape.map((_, i) => i).filter(() => this.flag()), keepdims };
  }

  /** A constant that the first evaluation computes. */
  note(make: () => nd.NdArray): nd.NdArray {
    const at = this.noted++;
    this.notes[at] ??= nd.copy(make());
    return this.notes[at] as nd.NdArray;
  }

  /** Whole numbers from 0 to below `end`. */
  indexes(shape: readonly number[], end: number): nd.NdArray {
    const values = Array.from({ length: nd.sizeOf(shape) }, () => this.below(end));
    return nd.array(values, { dtype: "int32" }).reshape(shape);
  }

  /** Constants in [low, high). */
  constants(shape: readonly number[], low: number, high: number): nd.NdArray {
    const values = Array.from({ length: nd.sizeOf(shape) }, () => this.number(low, high));
    return nd.array(values).reshape(shape);
  }

  mask(shape: readonly number[]): nd.NdArray {
    return nd.astype(this.indexes(shape, 2), "bool");
  }

  /** A value of the graph, preferably a recent one; scaled down if its elements are large. */
  any(): Variable {
    const last = this.pool.length - 1;
    const at = this.flag() ? last - this.below(Math.min(3, last + 1)) : this.below(last + 1);
    return this.tame(this.pool[at] as Variable);
  }

  /** A value of the graph as an array of this shape: its elements in order, repeated as needed. */
  of(...shape: number[]): Variable {
    const x = this.any();
    if (nd.sameShape(x.shape, shape)) return x;
    const start = this.below(x.size);
    const places = Array.from({ length: nd.sizeOf(shape) }, (_, i) => (start + i) % x.size);
    return reshape(getItem(reshape(x, [x.size]), nd.array(places, { dtype: "int32" })), shape);
  }

  /** Two values that broadcast, and their common shape. */
  two(): [Variable, Variable, readonly number[]] {
    const shape = this.shape(0, 3);
    const part = shape.slice(this.below(shape.length + 1)).map((n) => (this.flag() ? n : 1));
    const [whole, other] = [this.of(...shape), this.of(...part)];
    return this.flag() ? [whole, other, shape] : [other, whole, shape];
  }

  /** A value scaled so that no element exceeds {@link LARGEST}. */
  tame(x: Variable): Variable {
    const factor = this.note(() => {
      const largest = nd.max(nd.abs(x.data)).item();
      return nd.scalar(largest > LARGEST ? LARGEST / largest : 1);
    });
    return factor.item() === 1 ? x : x.mul(factor);
  }

  /** A value with elements from 0.5. */
  positive(x: Variable): Variable {
    return x.mul(x).add(0.5);
  }

  /** A value shifted away from the kinks of an op. */
  away(x: Variable, ...kinks: readonly number[]): Variable {
    return x.add(this.note(() => nd.map(x.data, (v) => shiftOf(v, kinks))));
  }

  /** Like {@link away} for the differences of `x` and `y`, which broadcast to the shape of the result. */
  awayFrom(x: Variable, y: Variable, ...kinks: readonly number[]): Variable {
    return x.add(this.note(() => nd.map(nd.sub(x.data, y.data), (v) => shiftOf(v, kinks))));
  }

  /** A value whose elements differ by at least 0.1, so that the largest is unique and the variance is not small. */
  apart(x: Variable): Variable {
    const order = Array.from({ length: x.size }, (_, i) => i);
    for (let i = x.size - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    const places = nd.array(order.map((i) => 0.1 * (i - x.size / 2) + 0.03)).reshape(x.shape);
    return x.add(this.note(() => nd.sub(places, x.data)));
  }
}

/** The shift that moves `v` a margin away from every kink. */
function shiftOf(v: number, kinks: readonly number[]): number {
  const near = kinks.find((kink) => Math.abs(v - kink) < MARGIN);
  return near === undefined ? 0 : 2 * MARGIN;
}
