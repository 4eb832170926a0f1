/**
 * All element-wise functions at the ends of the range: value, gradient and second gradient at 0 and at tiny and huge
 * inputs of both dtypes, compared with the limits of the functions, which are simple there.
 */
import { pow, type Variable, variable } from "@dz/core";
import { expectClose } from "@dz/core/testing";
import { array, astype } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import * as functions from "./index.ts";

type Derivatives = readonly [y: number, slope: number, curvature: number];

/** The limits of a function at the ends of the range. */
interface Ends {
  readonly f: (x: Variable) => Variable;
  /** The function and its derivatives up to 1e-20 from 0. */
  readonly near: (x: number) => Derivatives;
  /** The same from 1e20 on. */
  readonly far: (x: number) => Derivatives;
  /** Why the second gradient has an absolute error of some units in the last place of 1. */
  readonly rounds?: string;
}

const F = functions;
const nothing = (): Derivatives => [Number.NaN, Number.NaN, Number.NaN];
const flat = (y: number): Derivatives => [y, 0, 0];
/** 0 on the left, x on the right, as most activations. */
const half = (x: number): Derivatives => (x > 0 ? [x, 1, 0] : flat(0));
/** −height on the left, x on the right. */
const above = (height: number) => (x: number) => (x > 0 ? ([x, 1, 0] as const) : flat(-height));
const DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);
/** The slope of erf at 0. */
const ERF_SLOPE = 2 / Math.sqrt(Math.PI);

const gelu: Omit<Ends, "f"> = { near: (x) => [x / 2, 0.5, 2 * DENSITY_AT_0], far: half };
const steps = { near: (x: number) => flat(Math.trunc(x)), far: flat };
/** A power with a fixed exponent. */
const power = (c: number): Omit<Ends, "f"> => {
  const all = (x: number): Derivatives => [
    x ** c,
    c === 0 ? 0 : c * x ** (c - 1),
    c === 0 || c === 1 ? 0 : c * (c - 1) * x ** (c - 2),
  ];
  return { near: all, far: all };
};
const logarithm =
  (scale: number) =>
  (x: number): Derivatives => [Math.log(x) * scale, scale / x, -scale / x / x];
const SELU = { scale: 1.0507009873554805, height: 1.0507009873554805 * 1.6732632423543772 };

const table: Readonly<Record<string, Ends>> = {
  abs: { f: F.abs, near: (x) => [Math.abs(x), Math.sign(x), 0], far: (x) => [Math.abs(x), Math.sign(x), 0] },
  acos: { f: F.acos, near: (x) => [Math.PI / 2 - x, -1, -x], far: nothing },
  asin: { f: F.asin, near: (x) => [x, 1, x], far: nothing },
  atan: { f: F.atan, near: (x) => [x, 1, -2 * x], far: (x) => [Math.atan(x), 1 / x / x, -2 / x / x / x] },
  ceil: { f: F.ceil, near: (x) => flat(Math.ceil(x)), far: flat },
  celu: { f: F.celu, near: (x) => [x, 1, x > 0 ? 0 : 1], far: above(1) },
  cos: { f: F.cos, near: (x) => [1, -x, -1], far: (x) => [Math.cos(x), -Math.sin(x), -Math.cos(x)] },
  cosh: { f: F.cosh, near: (x) => [1, x, 1], far: (x) => [Infinity, x * Infinity, Infinity] },
  elu: { f: F.elu, near: (x) => [x, 1, x > 0 ? 0 : 1], far: above(1) },
  exp: { f: F.exp, near: () => [1, 1, 1], far: (x) => (x > 0 ? [Infinity, Infinity, Infinity] : flat(0)) },
  erf: { f: F.erf, near: (x) => [ERF_SLOPE * x, ERF_SLOPE, -2 * ERF_SLOPE * x], far: (x) => flat(Math.sign(x)) },
  expm1: { f: F.expm1, near: (x) => [x, 1, 1], far: (x) => (x > 0 ? [Infinity, Infinity, Infinity] : flat(-1)) },
  floor: { f: F.floor, near: (x) => flat(Math.floor(x)), far: flat },
  gelu: { f: F.gelu, ...gelu },
  "gelu with tanh": { f: (x) => F.gelu(x, { approximate: "tanh" }), ...gelu },
  hardSigmoid: { f: F.hardSigmoid, near: (x) => [0.5 + x / 6, 1 / 6, 0], far: (x) => flat(x > 0 ? 1 : 0) },
  hardSwish: { f: F.hardSwish, near: (x) => [x / 2, 0.5, 1 / 3], far: half },
  hardTanh: { f: F.hardTanh, near: (x) => [x, 1, 0], far: (x) => flat(Math.sign(x)) },
  leakyRelu: {
    f: F.leakyRelu,
    near: (x) => (x > 0 ? [x, 1, 0] : [0.2 * x, 0.2, 0]),
    far: (x) => (x > 0 ? [x, 1, 0] : [0.2 * x, 0.2, 0]),
  },
  log: { f: F.log, near: logarithm(1), far: logarithm(1) },
  log1p: { f: F.log1p, near: (x) => [x, 1, -1], far: logarithm(1) },
  log2: { f: F.log2, near: logarithm(Math.LOG2E), far: logarithm(Math.LOG2E) },
  logSigmoid: {
    f: F.logSigmoid,
    near: (x) => [x / 2 - Math.LN2, 0.5, -0.25],
    far: (x) => (x > 0 ? flat(-0) : [x, 1, 0]),
  },
  mish: { f: F.mish, near: (x) => [0.6 * x, 0.6, 0.64], far: half },
  neg: { f: F.neg, near: (x) => [-x, -1, 0], far: (x) => [-x, -1, 0] },
  relu: { f: F.relu, near: half, far: half },
  round: { f: F.round, ...steps },
  selu: {
    f: F.selu,
    near: (x) => (x > 0 ? [SELU.scale * x, SELU.scale, 0] : [SELU.height * x, SELU.height, SELU.height]),
    far: (x) => (x > 0 ? [SELU.scale * x, SELU.scale, 0] : flat(-SELU.height)),
  },
  sigmoid: {
    f: F.sigmoid,
    near: (x) => [0.5 + x / 4, 0.25, -x / 8],
    far: (x) => flat(x > 0 ? 1 : 0),
    rounds: "it is found from the result, which is 0.5 for all x near 0",
  },
  sign: { f: F.sign, near: (x) => flat(Math.sign(x)), far: (x) => flat(Math.sign(x)) },
  silu: { f: F.silu, near: (x) => [x / 2, 0.5, 0.5], far: half },
  sin: { f: F.sin, near: (x) => [x, 1, -x], far: (x) => [Math.sin(x), Math.cos(x), -Math.sin(x)] },
  sinh: { f: F.sinh, near: (x) => [x, 1, x], far: (x) => [x * Infinity, Infinity, x * Infinity] },
  softplus: { f: F.softplus, near: (x) => [x / 2 + Math.LN2, 0.5, 0.25], far: half },
  softsign: {
    f: F.softsign,
    near: (x) => [x, 1, -2 * Math.sign(x)],
    far: (x) => [Math.sign(x), 1 / x / x, (-2 * Math.sign(x)) / x / x / Math.abs(x)],
  },
  sqrt: { f: F.sqrt, ...power(0.5) },
  square: { f: F.square, ...power(2) },
  tan: {
    f: F.tan,
    near: (x) => [x, 1, 2 * x],
    far: (x) => {
      const y = Math.tan(x);
      return [y, 1 + y * y, 2 * y * (1 + y * y)];
    },
  },
  tanh: { f: F.tanh, near: (x) => [x, 1, -2 * x], far: (x) => flat(Math.sign(x)) },

  "a number divided": { f: (x) => F.div(1, x), ...power(-1) },
  "divided by a number": { f: (x) => x.div(3), near: (x) => [x / 3, 1 / 3, 0], far: (x) => [x / 3, 1 / 3, 0] },
  clip: { f: (x) => F.clip(x, -1, Infinity), near: (x) => [x, 1, 0], far: (x) => (x > 0 ? [x, 1, 0] : flat(-1)) },
  maximum: { f: (x) => F.maximum(x, -1), near: (x) => [x, 1, 0], far: (x) => (x > 0 ? [x, 1, 0] : flat(-1)) },
  minimum: { f: (x) => F.minimum(x, 1), near: (x) => [x, 1, 0], far: (x) => (x < 0 ? [x, 1, 0] : flat(1)) },
  prelu: {
    f: (x) => F.prelu(x, array(0.25, { dtype: x.dtype })),
    near: (x) => (x > 0 ? [x, 1, 0] : [x / 4, 0.25, 0]),
    far: (x) => (x > 0 ? [x, 1, 0] : [x / 4, 0.25, 0]),
  },
  "softplus with beta": {
    f: (x) => F.softplus(x, { beta: 4 }),
    near: (x) => [x / 2 + Math.LN2 / 4, 0.5, 1],
    far: half,
  },
};
for (const c of [-2, -1, -0.5, 0, 0.5, 1, 2, 3]) {
  Object.assign(table, {
    [`pow ${c}`]: { f: (x: Variable) => x.pow(c), ...power(c) },
    [`pow [${c}]`]: { f: (x: Variable) => pow(x, array([c], { dtype: x.dtype })), ...power(c) },
  });
}

/** Functions that keep the shape of their input, but mix several elements in each result. */
const ofMany = ["cumsum", "flip", "logSoftmax", "softmax", "standardize"];
/** Functions that only move elements. */
const movements = ["dropout", "flatten", "getItem", "sort", "squeeze", "tile", "transpose"];

test("every function of one element is in the table", () => {
  const found = Object.entries(functions as unknown as Record<string, (x: Variable) => unknown>)
    .filter(([, f]) => {
      const x = variable([0.25, 0.5, 0.75]);
      try {
        const y = f(x);
        return y instanceof x.constructor && (y as Variable).creator !== null && (y as Variable).shape[0] === 3;
      } catch {
        return false;
      }
    })
    .map(([name]) => name)
    .filter((name) => ![...ofMany, ...movements].includes(name));
  expect(found.length).toBeGreaterThan(35);
  expect(found.filter((name) => !(name in table))).toEqual([]);
});

const inputs = {
  float64: { near: [0, 5e-324, 1e-310, 1e-300, 1e-200], far: [1e20, 1e200, 1e300, 1.7e308] },
  float32: { near: [0, 2 ** -149, 1e-40, 1e-38, 1e-30, 1e-20], far: [1e20, 1e30, 3e38] },
} as const;

const cases = Object.keys(table).flatMap((name) =>
  (["float64", "float32"] as const).map((dtype) => [name, dtype] as const),
);

describe.each(cases)("%s in %s", (name, dtype) => {
  const { f, near, far, rounds } = table[name] as Ends;
  const single = dtype === "float32";
  const [ulp, smallest] = single ? [2 ** -23, 2 ** -149] : [2 ** -52, 2 ** -1074];
  const points = [
    ...inputs[dtype].near.flatMap((x) => [x, -x].map((signed) => [signed, near] as const)),
    ...inputs[dtype].far.flatMap((x) => [x, -x].map((signed) => [signed, far] as const)),
  ];

  test.each(points)("at %s", (at, ends) => {
    const x = variable([at], { dtype });
    const truth = ends(x.data.item());
    const rounded = astype(array([...truth]), dtype).toArray(1);
    const close = (k: number, parts: number, atol = 0): void => {
      const tolerance = { rtol: parts * ulp, atol: atol + 4 * smallest };
      expectClose(found[k] as number, rounded[k] as number, tolerance, ["value", "gradient", "second gradient"][k]);
    };

    const y = f(x);
    y.backward({ createGraph: true });
    const slope = x.grad as Variable;
    x.cleargrad();
    if (slope.creator !== null) slope.backward();
    const found = [y.item(), slope.item(), x.grad?.item() ?? 0];
    close(0, 4);
    // Without a value, derivatives are meaningless; below −0, roots and logarithms have none.
    if (Number.isNaN(truth[0]) || (Object.is(at, -0) && Number.isNaN(near(-1e-40)[0]))) return;
    close(1, 16);
    close(2, 16, rounds === undefined ? 0 : ulp);

    x.cleargrad();
    f(x).mul(0).backward();
    if (Number.isFinite(truth[1]) && Number.isFinite(found[0]))
      expectClose(x.grad as Variable, 0, {}, "gradient with 0 from above");
  });
});
