/**
 * The checks of an op: its author supplies the mathematics, the rest is here.
 *
 * @module
 */
import {
  array,
  astype,
  type DType,
  isFloat,
  type NdArray,
  RandomState,
  type Shape,
  transpose,
  zeros,
} from "@dz/ndarray";
import type { BackwardOptions } from "../backward/backward.ts";
import { noGrad } from "../config.ts";
import { asVariable } from "../graph/as-variable.ts";
import { Variable } from "../graph/variable.ts";
import { sum } from "../ops/sum.ts";
import { expectClose, type Tolerance } from "./close.ts";
import { elementwise } from "./elementwise.ts";
import { type Closeness, checkExtreme, type Extreme } from "./extremes.ts";
import { checkGradients, type Differentiable } from "./gradient-check.ts";

/** An input of a function under test: an array, or a function that draws one. */
export type InputSpec = NdArray | ((random: RandomState) => NdArray);

/** An input drawn from the uniform distribution on [low, high). */
export function uniform(shape: Shape, low: number, high: number): InputSpec {
  return (random) => random.uniform(low, high, [...shape]);
}

/** The specification of a function under test. */
export interface FunctionSpec {
  /** The function on numbers, if it works element by element and broadcasts. */
  readonly expected?: (...xs: number[]) => number;
  /** The same function composed of others, as an oracle. */
  readonly oracle?: Differentiable;
  /** One for each argument, in float64. Integer arrays are passed on and not differentiated. */
  readonly inputs: readonly InputSpec[];
  /**
   * Inputs and expected results where naive formulas fail: `[x, y]`, and where they are known also the derivatives,
   * `[x, y, dy]` or `[x, y, dy, d2y]`. Both dtypes are checked; an x that is not a float32 is replaced by the nearest
   * one. For element-wise functions of one input.
   */
  readonly extremes?: readonly Extreme[];
  /** How often the function can be differentiated at the inputs (default 2). */
  readonly order?: 1 | 2;
  /** How closely float64 results agree with `expected` or `oracle` (default rtol 1e-12, atol 1e-14). */
  readonly tolerance?: Tolerance;
  /**
   * How closely float32 results agree with the truth for the same float32 inputs (default rtol 4 ulp, 4.8e-7, for
   * values and 16 ulp for gradients; atol 0 with `expected`, else 8 ulp of 1, for sums whose terms cancel).
   */
  readonly float32?: { readonly forward?: Tolerance; readonly gradients?: Tolerance };
  /** Why NaN does not give NaN, for a function that ignores it. */
  readonly swallowsNaN?: string;
}

/** One check; `run` throws an error that describes the failure. */
export interface Check {
  readonly title: string;
  readonly run: () => void;
}

/** The relative size of a unit in the last place of a float32. */
const ULP = 2 ** -23;
/** The rounding error of functions that add many numbers, for inputs of magnitude 1. */
const SUMS = 8 * ULP;
/** How closely sums of the same numbers in another order agree. */
const REORDERED: Tolerance = { rtol: 1e-11, atol: 1e-13 };

/** The checks that a `checkFunction` of `checkFunctionWith` makes tests of. */
export function functionChecks(name: string, f: Differentiable, spec: FunctionSpec): Check[] {
  const { expected, oracle, order = 2, tolerance = { rtol: 1e-12, atol: 1e-14 } } = spec;
  if (expected === undefined && oracle === undefined)
    throw new Error(`checkFunction: ${name} has nothing to agree with`);
  const random = new RandomState(42);
  const inputs = spec.inputs.map((input) => (typeof input === "function" ? input(random) : input));
  const closeness: Closeness = {
    float64: tolerance,
    forward: { rtol: 4 * ULP, atol: expected === undefined ? SUMS : 0, ...spec.float32?.forward },
    gradients: { rtol: 16 * ULP, atol: expected === undefined ? SUMS : 0, ...spec.float32?.gradients },
  };
  const checks: Check[] = [];
  const check = (title: string, run: () => void): void => {
    checks.push({ title, run });
  };

  for (const dtype of ["float64", "float32"] as const) {
    check(`forward in ${dtype}`, () => {
      const y = f(...variables(inputs, dtype));
      expectSame("dtype", y.dtype, dtype);
      const close = dtype === "float64" ? tolerance : closeness.forward;
      const precise = variables(inputs.map((x) => rounded(x, dtype)));
      if (expected !== undefined) expectClose(y, elementwise(expected, precise), close, name);
      if (oracle !== undefined) expectClose(y, oracle(...precise), close, name);
    });
  }

  check(order === 2 ? "first and second gradients" : "gradients", () => checkGradients(f, inputs, { order }));

  for (const [way, options] of Object.entries({ arrays: {}, Variables: { retainGrad: true } })) {
    check(`gradients on ${way} in float32`, () => {
      const precise = gradientsOf(f, variables(inputs.map((x) => rounded(x, "float32"))), options);
      for (const [i, g] of gradientsOf(f, variables(inputs, "float32"), options).entries()) {
        expectSame(`dtype of gradient ${i}`, g.dtype, "float32");
        expectClose(g, precise[i] as NdArray, closeness.gradients, `gradient ${i}`);
      }
    });
  }

  if (order === 2) {
    check("second gradients in float32", () => {
      const precise = secondGradientsOf(f, variables(inputs.map((x) => rounded(x, "float32"))));
      for (const [i, g] of secondGradientsOf(f, variables(inputs, "float32")).entries()) {
        expectSame(`dtype of second gradient ${i}`, g.dtype, "float32");
        expectClose(g, precise[i] as NdArray, closeness.gradients, `second gradient ${i}`);
      }
    });
  }

  check("transposed inputs", () => {
    const results = (from: readonly NdArray[]): NdArray[] => [
      f(...variables(from)).data,
      ...gradientsOf(f, variables(from)),
    ];
    const turned = results(inputs.map(strided));
    for (const [i, plain] of results(inputs).entries()) {
      expectClose(turned[i] as NdArray, plain, REORDERED, i === 0 ? name : `gradient ${i - 1}`);
    }
  });

  check("no graph under noGrad", () => {
    const y = f(...variables(inputs));
    if (y.creator === null) throw new Error(`${name}: the result has no creator`);
    if (noGrad(() => f(...variables(inputs))).creator !== null) throw new Error(`${name}: a creator under noGrad`);
  });

  check("gradients add up when an input is used twice", () => {
    const once = gradientsOf(f, variables(inputs));
    const twice = gradientsOf((...xs) => f(...xs).add(f(...xs)), variables(inputs));
    for (const [i, g] of twice.entries()) {
      expectClose(g, new Variable(once[i] as NdArray).mul(2), REORDERED, `gradient ${i}`);
    }
  });

  if (inputs.length > 1) {
    check("constants beside an input change nothing in its gradient", () => {
      const all = gradientsOf(f, variables(inputs));
      const floats = inputs.flatMap((x, i) => (isFloat(x.dtype) ? [i] : []));
      for (const [k, i] of floats.entries()) {
        const xs = inputs.map((x, j) => (j === i ? new Variable(x) : asVariable(x)));
        expectClose(gradientsOf(f, xs)[0] as NdArray, all[k] as NdArray, REORDERED, `gradient ${i}`);
      }
    });
  }

  if (expected !== undefined) addElementwise(check, name, f, inputs, { ...spec, expected, order, tolerance });
  for (const extreme of spec.extremes ?? []) {
    check(`at ${extreme[0]}`, () => checkExtreme(name, f, extreme, order, closeness));
  }
  return checks;
}

type ElementwiseSpec = FunctionSpec & Required<Pick<FunctionSpec, "expected" | "order" | "tolerance">>;

/** The checks of element-wise functions. */
function addElementwise(
  check: (title: string, run: () => void) => void,
  name: string,
  f: Differentiable,
  inputs: readonly NdArray[],
  { expected, order, tolerance, swallowsNaN }: ElementwiseSpec,
): void {
  check("scalars and empty arrays", () => {
    const scalars = inputs.map((x) => array(x.toTypedArray()[0] as number));
    checkGradients(f, scalars, { order });
    expectClose(f(...variables(scalars)), elementwise(expected, variables(scalars)), tolerance, `${name} of scalars`);
    const nothing = inputs.map(() => zeros([0, 3]));
    for (const result of [f(...variables(nothing)).data, ...gradientsOf(f, variables(nothing))]) {
      expectClose(result, zeros([0, 3]), {}, `${name} or a gradient of it, of an empty array`);
    }
  });

  if (swallowsNaN === undefined) {
    check("NaN passes through", () => {
      for (let i = 0; i < inputs.length; i++) {
        const xs = inputs.map((x, j) => array(j === i ? Number.NaN : (x.toTypedArray()[0] as number)));
        expectClose(f(...variables(xs)), Number.NaN, {}, `${name} with NaN as input ${i}`);
      }
    });
  }

  if (inputs.length > 1) {
    check("broadcasting", () => {
      const spread = inputs.map((x, i) => {
        const [values, shape] = [x.toTypedArray(), i % 2 === 0 ? [2, 1, 3] : [4, 1]];
        const size = shape.reduce((a, b) => a * b, 1);
        return array(Array.from({ length: size }, (_, k) => values[k % values.length] as number)).reshape(shape);
      });
      checkGradients(f, spread, { order });
      expectClose(f(...variables(spread)), elementwise(expected, variables(spread)), tolerance, name);
    });

    check("the same input on every side", () => {
      checkGradients((x) => f(...inputs.map(() => x as Variable)), [inputs[0] as NdArray], { order });
    });
  }
}

function expectSame(what: string, actual: string, expected: string): void {
  if (actual !== expected) throw new Error(`${what} is ${actual}, expected ${expected}`);
}

/** The same array as a view with another order of elements in memory. */
function strided(x: NdArray): NdArray {
  return transpose(array(transpose(x).toArray(), { dtype: x.dtype }).reshape(x.T.shape));
}

function variables(inputs: readonly NdArray[], dtype: DType = "float64"): Variable[] {
  return inputs.map((x) => new Variable(isFloat(x.dtype) ? astype(x, dtype) : x));
}

/** An input rounded to a dtype, in float64. */
function rounded(x: NdArray, dtype: DType): NdArray {
  return isFloat(x.dtype) ? astype(astype(x, dtype), "float64") : x;
}

/** The gradients of the float inputs of `f` that are not constants. */
function gradientsOf(f: Differentiable, xs: readonly Variable[], options: BackwardOptions = {}): NdArray[] {
  f(...xs).backward(options);
  return xs.filter((x) => isFloat(x.dtype) && !x.isConstant).map((x) => (x.grad as Variable).data);
}

/** The gradients of the sum of all gradients, where they exist. */
function secondGradientsOf(f: Differentiable, xs: readonly Variable[]): NdArray[] {
  const floats = xs.filter((x) => isFloat(x.dtype));
  f(...xs).backward({ createGraph: true });
  const total = floats.map((x) => sum(x.grad as Variable)).reduce((a, b) => a.add(b));
  for (const x of floats) x.cleargrad();
  total.backward();
  return floats.flatMap((x) => (x.grad === null ? [] : [x.grad.data]));
}
