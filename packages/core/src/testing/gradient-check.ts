/**
 * Gradients against central differences, `(f(x + h) − f(x − h)) / 2h`, element by element, in float64.
 *
 * @module
 */
import {
  formatShape,
  fromTypedArray,
  isFloat,
  mul,
  type NdArray,
  RandomState,
  type Shape,
  ValueError,
  zerosLike,
} from "@dz/ndarray";
import type { BackwardOptions } from "../backward/backward.ts";
import { noGrad } from "../config.ts";
import { Variable } from "../graph/variable.ts";
import { mul as multiply } from "../ops/mul.ts";
import { sum } from "../ops/sum.ts";
import { expectClose, type Tolerance } from "./close.ts";

/** A function under test: of Variables, to a Variable. */
export type Differentiable = (...xs: Variable[]) => Variable;

/** Options of a gradient check. */
export interface GradientCheckOptions extends Tolerance {
  /** 1 for the gradient, 2 also for the gradient of the gradient (default 1). */
  readonly order?: 1 | 2;
  /** The step h of the differences (default 1e-6). */
  readonly step?: number;
  /** The seed of the random weights that reduce the result to one number. */
  readonly seed?: number;
}

/**
 * Checks the gradients of `f` at `inputs` (float64 arrays; integer arrays are passed on and not differentiated) and,
 * with `order: 2`, the gradients of the gradients, also with respect to the gradient of the output: for a linear
 * function, only that shows that its gradient has a graph. Both forms of the backward, on arrays and on Variables, are
 * run and have to agree. Throws an error that names the input and the element.
 *
 * Random weights reduce the result to one number, so that errors cannot cancel. Tolerances are (default) rtol 1e-5 and
 * atol 1e-6.
 */
export function gradientCheck(
  f: Differentiable,
  inputs: readonly NdArray[],
  { order = 1, step = 1e-6, rtol = 1e-5, atol = 1e-6, seed = 0 }: GradientCheckOptions = {},
): void {
  const random = new RandomState(seed);
  for (const [i, x] of inputs.entries()) {
    if (x.dtype === "float32") throw new ValueError(`gradientCheck: input ${i} is float32, differences need float64`);
  }
  const weightsOf = (shape: Shape): NdArray => random.uniform(0.5, 1.5, [...shape]);
  const w = weightsOf(noGrad(() => f(...asVariables(inputs))).shape);
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
    expectClose(gradient, inVariables[k] as NdArray, SAME, `${name}, on arrays against Variables`);
    const value = (xs: readonly NdArray[]): number => noGrad(() => loss(asVariables(xs), new Variable(w)).item());
    expectClose(gradient, differences(value, inputs, i, step), { rtol, atol }, name);
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
    expectClose(second, differences(slope, all, i, step), { rtol, atol }, `second gradient of ${name}`);
  }
}

/** How closely the two forms of the backward agree: they differ only in rounding. */
const SAME: Tolerance = { rtol: 1e-11, atol: 1e-13 };

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
