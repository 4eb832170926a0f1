/**
 * Gradients against central differences, `(f(x + h) − f(x − h)) / 2h`, element by element, in float64.
 *
 * @module
 */
import {
  DTypeError,
  describe,
  formatShape,
  fromTypedArray,
  isFloat,
  isNdArray,
  mul,
  type NdArray,
  type OptionTable,
  RandomState,
  readOptions,
  type Shape,
  ValueError,
  zerosLike,
} from "@dz/ndarray";
import type { BackwardOptions } from "../backward/backward.ts";
import { noGrad } from "../config.ts";
import { isVariable, Variable } from "../graph/variable.ts";
import { mul as multiply } from "../ops/mul.ts";
import { sum } from "../ops/sum.ts";
import { farthest, type Tolerance } from "./close.ts";

/** A function under test: of Variables, to a Variable. */
export type Differentiable = (...xs: Variable[]) => Variable;

/** Options of a gradient check. */
export interface GradientCheckOptions extends Tolerance {
  /** 1 for the gradient, 2 also for the gradient of the gradient (default 1). */
  readonly order?: 1 | 2;
  /** The step h of the differences (default 1e-6). */
  readonly step?: number;
  /** The seed of the random weights that reduce the result to one number (default 0). */
  readonly seed?: number;
}

const gradientCheckOptions = {
  order: { default: 1, whole: true, from: 1, to: 2 },
  rtol: { default: 1e-5, from: 0, synonyms: ["tolerance", "relative"] },
  atol: { default: 1e-6, from: 0, synonyms: ["absolute"] },
  step: { default: 1e-6, above: 0, synonyms: ["h", "eps"] },
  seed: { default: 0, kind: "any" }, // RandomState checks it
} satisfies OptionTable<GradientCheckOptions>;

/**
 * Checks the gradients of `f` at `inputs` (float64 arrays) and, with `order: 2`, the gradients of the gradients, also with
 * respect to the gradient of the output: for a linear function, only that shows that its gradient has a graph. Both forms
 * of the backward, on arrays and on Variables, are run and have to agree. What is not differentiated, such as an array of
 * indices, belongs inside `f`: `gradientCheck((x) => x.getItem(indices), [x])`.
 *
 * Random weights reduce the result to one number, so that errors cannot cancel. Tolerances are (default) rtol 1e-5 and
 * atol 1e-6.
 *
 * Throws an error that names the input, the index and both values if a gradient is wrong, {@link DTypeError} for an input
 * that is not float64, and {@link ValueError} for one that is no array, or anything but a function and a list.
 */
export function gradientCheck(f: Differentiable, inputs: readonly NdArray[], options?: GradientCheckOptions): void {
  if (typeof f !== "function") throw new ValueError(`gradientCheck: expected a function, got ${describe(f)}`);
  if (!Array.isArray(inputs)) {
    const hint = isNdArray(inputs) || isVariable(inputs) ? "; write gradientCheck(f, [x])" : "";
    throw new ValueError(`gradientCheck: expected a list of arrays, got ${describe(inputs)}${hint}`);
  }
  if (inputs.length === 0) throw new ValueError("gradientCheck: the list of inputs is empty");
  for (const [i, x] of inputs.entries()) {
    if (!isNdArray(x)) {
      const hint = isVariable(x) ? "; use x.data" : "";
      throw new ValueError(`gradientCheck: input ${i} is ${describe(x)}, expected a float64 array${hint}`);
    }
    if (x.dtype !== "float64") {
      const advice = 'use float64: x.astype("float64")';
      throw new DTypeError(`gradientCheck: input ${i} is ${x.dtype}, in which differences say nothing; ${advice}`);
    }
  }
  checkGradients(f, inputs, options);
}

/** @internal {@link gradientCheck}, which also takes integer arrays: they are passed on and not differentiated. */
export function checkGradients(f: Differentiable, inputs: readonly NdArray[], options?: GradientCheckOptions): void {
  const { order, step, rtol, atol, seed } = readOptions("gradientCheck", gradientCheckOptions, options);
  const random = new RandomState(seed);
  const weightsOf = (shape: Shape): NdArray => random.uniform(0.5, 1.5, [...shape]);
  const y = noGrad(() => f(...asVariables(inputs)));
  if (!isVariable(y)) throw new ValueError(`gradientCheck: f returned ${describe(y)}, expected a Variable`);
  const w = weightsOf(y.shape);
  const loss = (xs: readonly Variable[], weights: Variable): Variable => sum(multiply(f(...xs), weights));
  const differentiable = inputs.flatMap((x, i) => (isFloat(x.dtype) ? [i] : []));

  const first = (options: BackwardOptions, xs: readonly NdArray[], weights: NdArray): NdArray[] => {
    const variables = asVariables(xs);
    loss(variables, new Variable(weights)).backward(options);
    return differentiable.map((i) => gradientOf(variables, i).data);
  };
  const found = first({}, inputs, w);
  const inVariables = first({ retainGrad: true }, inputs, w);
  for (const [k, i] of differentiable.entries()) {
    const name = `gradient of ${described(inputs, i)}`;
    const gradient = found[k] as NdArray;
    expectAgreement(name, FORMS, gradient, inVariables[k] as NdArray, SAME);
    const value = (xs: readonly NdArray[]): number => noGrad(() => loss(asVariables(xs), new Variable(w)).item());
    expectAgreement(name, TRUTH, gradient, differences(value, inputs, i, step), { rtol, atol });
  }
  if (order < 2) return;

  // The gradients are reduced to one number, too, which is differentiated like any other.
  const v = differentiable.map((i) => weightsOf((inputs[i] as NdArray).shape));
  const slope = (xs: readonly NdArray[]): number => {
    const gs = first({}, xs.slice(0, -1), xs.at(-1) as NdArray);
    return gs.reduce((total, g, k) => total + sumOf(mul(g, v[k] as NdArray)), 0);
  };
  const all = [...inputs, w];
  const variables = asVariables(all);
  loss(variables.slice(0, -1), variables.at(-1) as Variable).backward({ createGraph: true });
  const total = differentiable
    .map((i, k) => sum(multiply(gradientOf(variables, i), new Variable(v[k] as NdArray))))
    .reduce((a, b) => a.add(b));
  for (const x of variables) x.cleargrad();
  total.backward();
  for (const i of [...differentiable, inputs.length]) {
    const name = i < inputs.length ? described(inputs, i) : "the gradient from above";
    const second = variables[i]?.grad ?? zerosLike(all[i] as NdArray);
    const truth = differences(slope, all, i, step);
    expectAgreement(`second gradient of ${name}`, TRUTH, asArray(second), truth, { rtol, atol });
  }
}

/** How closely the two forms of the backward agree: they differ only in rounding. */
const SAME: Required<Tolerance> = { rtol: 1e-11, atol: 1e-13 };

/** What computed the two values of a comparison. */
type Sides = readonly [first: string, second: string];
const FORMS: Sides = ["backward on arrays gives", "backward on Variables"];
const TRUTH: Sides = ["backward gives", "the differences"];

/** Throws an error with both values and their index where two gradients of one shape are farthest apart. */
function expectAgreement(
  what: string,
  [first, second]: Sides,
  a: NdArray,
  b: NdArray,
  { rtol, atol }: Required<Tolerance>,
): void {
  const worst = farthest(a, b, rtol, atol);
  if (worst === null) return;
  const at = formatShape(indexOf(worst.at, a.shape));
  throw new Error(
    `${what}: at ${at} ${first} ${worst.actual}, ${second} ${worst.expected} (rtol ${rtol}, atol ${atol})`,
  );
}

/** The index of an element along each axis, from that in the flat array. */
function indexOf(flat: number, shape: Shape): number[] {
  const index: number[] = [];
  let rest = flat;
  for (const length of shape.toReversed()) {
    index.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return index;
}

function asArray(x: Variable | NdArray): NdArray {
  return isVariable(x) ? x.data : x;
}

function asVariables(inputs: readonly NdArray[]): Variable[] {
  return inputs.map((x) => new Variable(x));
}

function described(inputs: readonly NdArray[], i: number): string {
  return `input ${i}, shape ${formatShape((inputs[i] as NdArray).shape)}`;
}

function gradientOf(xs: readonly Variable[], i: number): Variable {
  const gx = xs[i]?.grad;
  if (!gx) throw new Error(`gradientCheck: input ${i} has no gradient`);
  return gx;
}

/** The differences of `f` with respect to each element of input `i`. */
function differences(
  f: (xs: readonly NdArray[]) => number,
  inputs: readonly NdArray[],
  i: number,
  step: number,
): NdArray {
  const x = inputs[i] as NdArray;
  const values = x.toTypedArray();
  const out = new Float64Array(values.length);
  const at = (k: number, value: number): number => {
    const moved = values.slice();
    moved[k] = value;
    return f(inputs.map((input, j) => (j === i ? fromTypedArray(moved, x.shape) : input)));
  };
  for (let k = 0; k < values.length; k++) {
    const [high, low] = [(values[k] as number) + step, (values[k] as number) - step];
    out[k] = (at(k, high) - at(k, low)) / (high - low);
  }
  return fromTypedArray(out, x.shape);
}

function sumOf(a: NdArray): number {
  let total = 0;
  for (const x of a.toTypedArray()) total += x;
  return total;
}
