/**
 * The check of a function of one number where naive formulas fail: value, first and second derivative, in both dtypes.
 *
 * @module
 */
import { array } from "@dz/ndarray";
import { Variable } from "../graph/variable.ts";
import { expectClose, type Tolerance } from "./close.ts";
import type { Differentiable } from "./gradient-check.ts";

/** An input and the result expected there; where they are known, also the first and the second derivative. */
export type Extreme = readonly [x: number, y: number, slope?: number, curvature?: number];

/** How closely the results of a function under test agree with the expected ones. */
export interface Closeness {
  readonly float64: Tolerance;
  /** Values in float32. */
  readonly forward: Tolerance;
  /** Gradients and second gradients in float32. */
  readonly gradients: Tolerance;
}

const LARGEST_FLOAT32 = (2 - 2 ** -23) * 2 ** 127;
const SMALLEST_FLOAT32 = 2 ** -149;
const SMALLEST_FLOAT64 = 2 ** -1074;

/** The float32 nearest to a number, but neither 0 nor infinite if the number is not. */
export function asFloat32(x: number): number {
  const y = Math.fround(x);
  if (x !== 0 && y === 0) return Math.sign(x) * SMALLEST_FLOAT32;
  return Number.isFinite(x) && !Number.isFinite(y) ? Math.sign(x) * LARGEST_FLOAT32 : y;
}

type Derivatives = [y: number, slope: number, curvature: number];

/**
 * The value of `f` at x and its derivatives; the first one is computed on arrays and on Variables, which have to agree.
 */
export function derivativesAt(f: Differentiable, x: number, dtype: "float64" | "float32"): Derivatives {
  const input = new Variable(array(x, { dtype }));
  f(input).backward();
  const onArrays = (input.grad as Variable).data;
  input.cleargrad();
  const y = f(input);
  y.backward({ createGraph: true });
  const slope = input.grad as Variable;
  const close = dtype === "float64" ? { rtol: 1e-11, atol: 1e-13 } : { rtol: 1e-6, atol: 1e-6 };
  expectClose(onArrays, slope.data, close, `gradient at ${x} in ${dtype}, on arrays against Variables`);
  input.cleargrad();
  if (slope.creator !== null) slope.backward();
  return [y.item(), slope.item(), input.grad?.item() ?? 0];
}

/**
 * Throws unless `f` has the expected value and derivatives at an extreme. In float64 the derivatives are compared with
 * those given, else with the slopes on both sides. In float32 all are compared with those given if x is a float32, else
 * with float64 at the nearest float32 that is neither 0 nor infinite.
 */
export function checkExtreme(
  name: string,
  f: Differentiable,
  [x, y, slope, curvature]: Extreme,
  order: 1 | 2,
  { float64, forward, gradients }: Closeness,
): void {
  const given = [y, slope, curvature];
  const what = ["", "gradient of ", "second gradient of "];
  const highest = order === 1 || !Number.isFinite(x) ? Math.max(1, given.findLastIndex(isGiven)) : 2;

  const found = derivativesAt(f, x, "float64");
  for (let k = 0; k <= highest; k++) {
    const [actual, expected] = [found[k] as number, given[k]];
    const label = `${what[k]}${name} at ${x} in float64`;
    if (expected !== undefined) {
      expectClose(actual, expected, { rtol: 1e-12, ...float64, atol: 8 * SMALLEST_FLOAT64 }, label);
    } else {
      if (Number.isNaN(actual)) throw new Error(`${label} is NaN`);
      checkBesides((at) => derivativesAt(f, at, "float64")[k - 1] as number, x, actual, label);
    }
  }

  const near = asFloat32(x);
  const precise = derivativesAt(f, near, "float64");
  const single = derivativesAt(f, near, "float32");
  for (let k = 0; k <= highest; k++) {
    const truth = near === x && given[k] !== undefined ? (given[k] as number) : (precise[k] as number);
    const { rtol, atol = 0 } = k === 0 ? forward : gradients;
    const close = { ...(rtol !== undefined && { rtol }), atol: Math.max(atol, 4 * SMALLEST_FLOAT32) };
    expectClose(single[k] as number, Math.fround(truth), close, `${what[k]}${name} at ${near} in float32`);
  }
}

function isGiven(value: number | undefined): boolean {
  return value !== undefined;
}

/** The distance of the points between which slopes are measured, relative to x; absolute where x is 0. */
const STEP = 2 ** -13;
const STEP_AT_0 = 2 ** -20;
/** The tolerance of slopes for rounding, relative to the values, and for the change of the slope between the points. */
const ROUNDING = 1e-12;
const BENDING = 0.01;

/** Throws if `slope` is not between the slopes of `f` on both sides of x, as far as these are numbers. */
export function checkBesides(f: (x: number) => number, x: number, slope: number, label: string): void {
  const h = x === 0 ? STEP_AT_0 : Math.abs(x) * STEP;
  const [before, at, after] = [f(x - h), f(x), f(x + h)];
  const [left, right] = [(at - before) / h, (after - at) / h];
  if (!Number.isFinite(left) || !Number.isFinite(right)) return;
  const rounding = (ROUNDING * (Math.abs(before) + Math.abs(at) + Math.abs(after))) / h;
  const slack = BENDING * Math.max(Math.abs(left), Math.abs(right)) + rounding;
  const [low, high] = [Math.min(left, right) - slack, Math.max(left, right) + slack];
  if (slope >= low && slope <= high) return;
  throw new Error(`${label} is ${slope}, differences beside it are ${left} and ${right}`);
}
