/**
 * A random graph while it is drawn: what an op of the ledger asks for its inputs and options.
 *
 * A graph is drawn anew for every point at which it is evaluated, from the same seed, so it is the same function each
 * time. What depends on values (a shift away from a kink, a factor that keeps numbers small) is worked out the first
 * time and noted, and the same constant is used at all other points.
 *
 * @module
 */
import { getItem, reshape, type Variable } from "@dz/core";
import * as nd from "@dz/ndarray";

/** Constants that were worked out at the first evaluation, in the order in which they are needed. */
export type Notes = nd.NdArray[];

/** Inputs are scaled so that no element is larger. */
const LARGEST = 2;

/** How far inputs stay from the places where an op has no derivative. */
const MARGIN = 0.05;

/** Evenly spread numbers from [0, 1): Steele and Vigna's mulberry32, small and good enough to make choices. */
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

  /** A graph of these leaves. `notes` are empty at the first evaluation, and those of the first at every other. */
  constructor(seed: number, leaves: readonly Variable[], notes: Notes) {
    this.next = choices(seed);
    this.notes = notes;
    this.pool = [...leaves];
  }

  /** Adds results that later ops may use. */
  add(results: readonly Variable[]): void {
    this.pool.push(...results);
  }

  /** A number from [low, high). */
  number(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  /** A whole number from 0 up to but without `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** A whole number from `low` to `high`. */
  integer(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  flag(): boolean {
    return this.next() < 0.5;
  }

  one<T>(of: readonly T[]): T {
    return of[this.below(of.length)] as T;
  }

  /** A shape of `low` to `high` axes without empty ones. */
  shape(low = 0, high = 3): number[] {
    return Array.from({ length: this.integer(low, high) }, () => this.integer(1, 3));
  }

  /** An axis, counted from either end. */
  axis({ ndim }: Variable): number {
    return this.integer(-ndim, ndim - 1);
  }

  /** Some axes (or nothing, which means all of them) and `keepdims`. */
  reduction(x: Variable): { axis: number | number[] | null; keepdims: boolean } {
    const keepdims = this.flag();
    const kind = this.below(3);
    if (kind === 0 || x.ndim === 0) return { axis: null, keepdims };
    if (kind === 1) return { axis: this.axis(x), keepdims };
    return { axis: x.shape.map((_, i) => i).filter(() => this.flag()), keepdims };
  }

  /** A constant that the first evaluation works out. */
  note(make: () => nd.NdArray): nd.NdArray {
    const at = this.noted++;
    this.notes[at] ??= nd.copy(make());
    return this.notes[at] as nd.NdArray;
  }

  /** Whole numbers from 0 up to but without `end`. */
  indexes(shape: readonly number[], end: number): nd.NdArray {
    const values = Array.from({ length: nd.sizeOf(shape) }, () => this.below(end));
    return nd.array(values, { dtype: "int32" }).reshape(shape);
  }

  /** Constants from [low, high). */
  constants(shape: readonly number[], low: number, high: number): nd.NdArray {
    const values = Array.from({ length: nd.sizeOf(shape) }, () => this.number(low, high));
    return nd.array(values).reshape(shape);
  }

  mask(shape: readonly number[]): nd.NdArray {
    return nd.astype(this.indexes(shape, 2), "bool");
  }

  /** A value of the graph, more often one of the last; made smaller if its elements are large. */
  any(): Variable {
    const last = this.pool.length - 1;
    const at = this.flag() ? last - this.below(Math.min(3, last + 1)) : this.below(last + 1);
    return this.tame(this.pool[at] as Variable);
  }

  /** A value of the graph as an array of this shape: its elements in turn, again if there are too few. */
  of(...shape: number[]): Variable {
    const x = this.any();
    if (nd.sameShape(x.shape, shape)) return x;
    const start = this.below(x.size);
    const places = Array.from({ length: nd.sizeOf(shape) }, (_, i) => (start + i) % x.size);
    return reshape(getItem(reshape(x, [x.size]), nd.array(places, { dtype: "int32" })), shape);
  }

  /** Two values that broadcast, and the shape that they have together. */
  two(): [Variable, Variable, readonly number[]] {
    const shape = this.shape(0, 3);
    const part = shape.slice(this.below(shape.length + 1)).map((n) => (this.flag() ? n : 1));
    const [whole, other] = [this.of(...shape), this.of(...part)];
    return this.flag() ? [whole, other, shape] : [other, whole, shape];
  }

  /** A value whose elements are not larger than {@link LARGEST}. */
  tame(x: Variable): Variable {
    const factor = this.note(() => {
      const largest = nd.max(nd.abs(x.data)).item();
      return nd.scalar(largest > LARGEST ? LARGEST / largest : 1);
    });
    return factor.item() === 1 ? x : x.mul(factor);
  }

  /** A value with elements from 0.5 up. */
  positive(x: Variable): Variable {
    return x.mul(x).add(0.5);
  }

  /** A value whose elements keep away from the places where an op has a kink. */
  away(x: Variable, ...kinks: readonly number[]): Variable {
    return x.add(this.note(() => nd.map(x.data, (v) => shiftOf(v, kinks))));
  }

  /** Like {@link away} for the differences of `x` and `y`, which broadcast to the shape of the result. */
  awayFrom(x: Variable, y: Variable, ...kinks: readonly number[]): Variable {
    return x.add(this.note(() => nd.map(nd.sub(x.data, y.data), (v) => shiftOf(v, kinks))));
  }

  /** A value whose elements all differ, by a tenth or more: which is the largest is beyond doubt, and so is a variance. */
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

/** What has to be added to `v` so that it is a margin away from every kink. */
function shiftOf(v: number, kinks: readonly number[]): number {
  const near = kinks.find((kink) => Math.abs(v - kink) < MARGIN);
  return near === undefined ? 0 : 2 * MARGIN;
}
