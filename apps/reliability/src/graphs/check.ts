/**
 * The requirements on a random graph: first gradients, in both ways of computing them, and second gradients agree with
 * finite differences, and repeated evaluations are bitwise equal.
 *
 * @module
 */
import { noGrad, sum, Variable, variable } from "@dz/core";
import * as nd from "@dz/ndarray";
import { evaluate, leavesOf, type Program } from "./program.ts";
import type { Notes } from "./sketch.ts";

/** The largest relative errors. */
export interface Worst {
  /** Between the backward on arrays and on Variables. */
  ways: number;
  /** Between first gradients and differences of values. */
  first: number;
  /** Between second gradients and differences of first gradients. */
  second: number;
}

/** The limits of these errors, relative to the largest element. */
const LIMITS: Worst = { ways: 1e-12, first: 1e-6, second: 1e-5 };

/** Step sizes of the differences: smaller ones if the first crosses a kink or is too large for a steep graph. */
const STEPS = [1e-4, 1e-5, 1e-6];

/** Checks a graph. Throws an error that names the violated requirement; returns the errors. */
export function check(program: Program): Worst {
  const values = leavesOf(program);
  const notes: Notes = [];
  const leaves = (): Variable[] => values.map((x) => new Variable(x));
  const bits = (way: { retainGrad?: boolean; createGraph?: boolean }): { y: number; gradients: nd.NdArray[] } => {
    const xs = leaves();
    const y = evaluate(program, xs, notes);
    y.backward(way);
    return { y: y.item(), gradients: gradientsOf(xs) };
  };

  const { y, gradients } = bits({});
  if (!Number.isFinite(y)) throw new Error(`the value is ${y}`);
  const silent = noGrad(() => evaluate(program, leaves(), notes));
  if (silent.creator !== null) throw new Error("under noGrad the result has a creator");
  if (!Object.is(silent.item(), y)) throw new Error(`under noGrad the value is ${silent.item()}, else ${y}`);
  const again = bits({});
  if (!Object.is(again.y, y) || distance(again.gradients, gradients) !== 0)
    throw new Error("the bits differ the second time");
  const worst: Worst = { ways: 0, first: 0, second: 0 };
  for (const way of [{ retainGrad: true }, { createGraph: true }]) {
    const error = distance(bits(way).gradients, gradients);
    if (!(error <= LIMITS.ways))
      throw new Error(`${Object.keys(way)}: gradients differ by ${error} from those on arrays`);
    worst.ways = Math.max(worst.ways, error);
  }

  const random = new nd.RandomState(program.seed % 2 ** 32);
  const [d, e] = [values, values].map((xs) => xs.map((x) => nd.array(random.uniform(-1, 1, [...x.shape]))));
  const moved = (step: number, along: readonly nd.NdArray[]): Variable[] =>
    values.map((x, i) => new Variable(nd.add(x, nd.mul(along[i] as nd.NdArray, step))));
  const value = (step: number): number => noGrad(() => evaluate(program, moved(step, d as nd.NdArray[]), notes).item());
  worst.first = compare("gradient", dot(gradients, d as nd.NdArray[]), size(gradients), value, LIMITS.first);

  // The slope along d is again a scalar function of the leaves; its slope along e is the second derivative.
  const slopeAt = (step: number): number => {
    const xs = moved(step, e as nd.NdArray[]);
    evaluate(program, xs, notes).backward();
    return dot(gradientsOf(xs), d as nd.NdArray[]);
  };
  const second = gradientsOfSlope(program, leaves(), d as nd.NdArray[], notes);
  worst.second = compare("second gradient", dot(second, e as nd.NdArray[]), size(second), slopeAt, LIMITS.second);
  return worst;
}

/** Compares a slope with the fourth-order finite difference of `f` at 0. */
function compare(what: string, slope: number, scale: number, f: (step: number) => number, limit: number): number {
  let least = Infinity;
  let found = Number.NaN;
  for (const h of STEPS) {
    const difference = (8 * (f(h) - f(-h)) - (f(2 * h) - f(-2 * h))) / (12 * h);
    const error = Math.abs(slope - difference) / (1 + Math.max(scale, Math.abs(slope)));
    if (error < least) [least, found] = [error, difference];
    if (least <= limit) return least;
  }
  throw new Error(`${what}: ${slope} along a direction, the differences say ${found} (relative error ${least})`);
}

function gradientsOfSlope(
  program: Program,
  xs: readonly Variable[],
  d: readonly nd.NdArray[],
  notes: Notes,
): nd.NdArray[] {
  evaluate(program, xs, notes).backward({ createGraph: true });
  const slope = xs
    .map((x, i) => (x.grad === null ? variable(0) : sum(x.grad.mul(d[i] as nd.NdArray))))
    .reduce((a, b) => a.add(b));
  for (const x of xs) x.cleargrad();
  if (slope.creator === null) return gradientsOf(xs);
  slope.backward();
  return gradientsOf(xs);
}

/** The gradients of the leaves, zeros where there is none. */
function gradientsOf(xs: readonly Variable[]): nd.NdArray[] {
  return xs.map((x) => x.grad?.data ?? nd.zerosLike(x.data));
}

function dot(a: readonly nd.NdArray[], b: readonly nd.NdArray[]): number {
  return a.reduce((total, x, i) => total + nd.sum(nd.mul(x, b[i] as nd.NdArray)).item(), 0);
}

/** The largest absolute value of the elements. */
function size(a: readonly nd.NdArray[]): number {
  return Math.max(...a.map((x) => nd.max(nd.abs(x)).item()));
}

/** Smaller gradients are remainders of larger numbers that cancel; their errors are relative to this. */
const SMALL = 0.1;

/** The largest difference of two lists of arrays, relative to the largest element. */
function distance(a: readonly nd.NdArray[], b: readonly nd.NdArray[]): number {
  for (const [i, x] of a.entries()) {
    const y = b[i] as nd.NdArray;
    if (!nd.sameShape(x.shape, y.shape)) return Infinity;
  }
  return size(a.map((x, i) => nd.sub(x, b[i] as nd.NdArray))) / Math.max(size(b), SMALL);
}
