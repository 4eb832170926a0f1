import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DType } from "../array/dtype.ts";
import * as nd from "../index.ts";
import {
  arrays,
  arraysOf,
  type Drawn,
  expectSame,
  make,
  shapes,
  shapesThatBroadcast,
  stored,
  tries,
} from "../testing/draws.ts";
import { broadcast, each, type Naive } from "../testing/naive.ts";

const rank: Record<DType, number> = { bool: 0, int32: 1, float32: 2, float64: 3 };

/** NumPy's promotion, written out as a table. */
function meeting(a: DType, b: DType): DType {
  if ((a === "int32" && b === "float32") || (a === "float32" && b === "int32")) return "float64";
  return rank[a] >= rank[b] ? a : b;
}

const counted = (dtype: DType): DType => (dtype === "bool" ? "int32" : dtype);
const floating = (dtype: DType): DType => (dtype === "float32" ? "float32" : "float64");
const same = (dtype: DType): DType => dtype;
const bool = (): DType => "bool";

/** A function of two numbers in a dtype, the dtype in which it computes, and that of the result. */
type Rule = [
  f: (a: nd.Operand, b: nd.Operand) => nd.NdArray,
  exact: (x: number, y: number, dtype: DType) => number,
  compute: (met: DType) => DType,
  out?: (met: DType) => DType,
];

const orNaN =
  (f: (x: number, y: number) => number) =>
  (x: number, y: number): number =>
    Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : f(x, y);

const rules: Record<string, Rule> = {
  add: [nd.add, (x, y) => x + y, counted],
  sub: [nd.sub, (x, y) => x - y, counted],
  mul: [nd.mul, (x, y, dtype) => (dtype === "int32" ? Math.imul(x, y) : x * y), counted],
  div: [nd.div, (x, y) => x / y, floating],
  maximum: [nd.maximum, orNaN(Math.max), same],
  minimum: [nd.minimum, orNaN(Math.min), same],
  equal: [nd.equal, (x, y) => Number(x === y), same, bool],
  notEqual: [nd.notEqual, (x, y) => Number(x !== y), same, bool],
  less: [nd.less, (x, y) => Number(x < y), same, bool],
  lessEqual: [nd.lessEqual, (x, y) => Number(x <= y), same, bool],
  greater: [nd.greater, (x, y) => Number(x > y), same, bool],
  greaterEqual: [nd.greaterEqual, (x, y) => Number(x >= y), same, bool],
  logicalAnd: [nd.logicalAnd, (x, y) => Number(x !== 0 && y !== 0), same, bool],
  logicalOr: [nd.logicalOr, (x, y) => Number(x !== 0 || y !== 0), same, bool],
  logicalXor: [nd.logicalXor, (x, y) => Number((x !== 0) !== (y !== 0)), same, bool],
};

const pairs = shapesThatBroadcast(2).chain(([a, b]) => fc.tuple(arraysOf(a as number[]), arraysOf(b as number[])));

/** A number converted to this dtype. */
const asSeen = (a: Naive, dtype: DType): Naive => each((x) => stored(x, dtype), a);

describe.each(Object.entries(rules))("%s", (_, [f, exact, compute, out]) => {
  it("of two arrays of any dtypes that broadcast", () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const dtype = compute(meeting(a.dtype, b.dtype));
        const expected = each((x, y) => exact(x, y, dtype), asSeen(a.naive, dtype), asSeen(b.naive, dtype));
        expectSame(f(make(a), make(b)), expected, out?.(dtype) ?? dtype, { exact: false });
      }),
      tries(120),
    );
  });

  it("of an array and a number, which is weak", () => {
    fc.assert(
      fc.property(
        arrays(3),
        fc.constantFrom(0, 1, -3, 2.5, Number.NaN, Infinity, 2 ** 31),
        fc.boolean(),
        (a, x, left) => {
          const fits = a.dtype === "float64" || a.dtype === "float32";
          const whole = Number.isInteger(x) && Math.abs(x) < 2 ** 31;
          const dtype = compute(fits ? a.dtype : whole ? "int32" : "float64");
          const [p, q] = [asSeen(a.naive, dtype), asSeen({ shape: [], values: [x] }, dtype)];
          const expected = left ? each((y, z) => exact(z, y, dtype), p, q) : each((y, z) => exact(y, z, dtype), p, q);
          const actual = left ? f(x, make(a)) : f(make(a), x);
          expectSame(actual, expected, out?.(dtype) ?? dtype, { exact: false });
        },
      ),
      tries(60),
    );
  });
});

it("shapes that do not broadcast are refused, by every operation and with both shapes", () => {
  const two = fc.tuple(shapes(3), shapes(3)).filter(([a, b]) => broadcast(a, b) === null);
  fc.assert(
    fc.property(two, fc.constantFrom(...Object.entries(rules)), ([a, b], [name, [f]]) => {
      expect(() => f(nd.zeros(a), nd.zeros(b))).toThrow(
        new nd.ShapeError(`${name}: shapes [${a.join(", ")}] and [${b.join(", ")}] do not broadcast`),
      );
    }),
    tries(60),
  );
});

it("pow: of floats as Math.pow, of whole numbers by multiplication", () => {
  const exponents = (dtype: DType): readonly number[] =>
    dtype === "float64" || dtype === "float32" ? [-2, -1, 0, 1, 2, 3] : [0, 1, 2, 3, 40];
  fc.assert(
    fc.property(arrays(3), fc.nat(), (a, choice) => {
      const list = exponents(a.dtype);
      const exponent = list[choice % list.length] as number;
      const dtype = counted(a.dtype);
      const whole = (x: number): number => {
        let y = 1;
        for (let i = 0; i < exponent; i++) y = Math.imul(y, x);
        return y;
      };
      const expected = each((x) => (dtype === "int32" ? whole(x) : x ** exponent), a.naive);
      expectSame(nd.pow(make(a), exponent), expected, dtype, { exact: false, ulps: 2 });
      expectSame(nd.pow(make(a), nd.full([], exponent, { dtype })), expected, dtype, { exact: false, ulps: 2 });
    }),
    tries(100),
  );
});

const halfEven = (x: number): number => {
  const [low, high] = [Math.floor(x), Math.ceil(x)];
  if (x - low < 0.5) return low;
  return x - low > 0.5 ? high : low % 2 === 0 ? low : high;
};

const functions: Record<
  string,
  [f: (a: nd.NdArray) => nd.NdArray, g: (x: number) => number, (d: DType) => DType, number?]
> = {
  neg: [nd.neg, (x) => -x, counted],
  abs: [nd.abs, Math.abs, counted],
  relu: [nd.relu, (x) => (Number.isNaN(x) ? x : Math.max(x, 0)), counted],
  sqrt: [nd.sqrt, Math.sqrt, floating],
  exp: [nd.exp, Math.exp, floating, 2],
  log: [nd.log, Math.log, floating, 2],
  sin: [nd.sin, (x) => (Math.abs(x) > 100 ? Number.NaN : Math.sin(x)), floating, 8],
  cos: [nd.cos, (x) => (Math.abs(x) > 100 ? Number.NaN : Math.cos(x)), floating, 8],
  tanh: [nd.tanh, Math.tanh, floating, 4],
  sigmoid: [nd.sigmoid, (x) => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x))), floating, 6],
  floor: [nd.floor, Math.floor, same],
  ceil: [nd.ceil, Math.ceil, same],
  round: [nd.round, halfEven, same],
  sign: [nd.sign, Math.sign, counted],
  map: [(a) => nd.map(a, (x) => 2 * x + 1), (x) => 2 * x + 1, floating],
  logicalNot: [nd.logicalNot, (x) => Number(x === 0), bool],
};

/** Without the two largest integers, where the answer depends on the reduction of an angle. */
const tame = ({ naive, ...rest }: Drawn, angles: boolean): Drawn => ({
  ...rest,
  naive: angles ? each((x) => (Math.abs(x) > 100 && Number.isFinite(x) ? 1 : x), naive) : naive,
});

it.each(Object.entries(functions))("%s of any array", (name, [f, g, out, ulps = 0]) => {
  fc.assert(
    fc.property(arrays(), (drawn) => {
      const a = tame(drawn, name === "sin" || name === "cos");
      const dtype = out(a.dtype);
      expectSame(
        f(make(a)),
        each((x) => g(dtype === "float32" ? Math.fround(x) : x), a.naive),
        dtype,
        { exact: false, ulps },
      );
    }),
    tries(80),
  );
});

it("clip, and where of three that broadcast", () => {
  const triples = shapesThatBroadcast(3).chain(([a, b, c]) =>
    fc.tuple(arraysOf(a as number[]), arraysOf(b as number[]), arraysOf(c as number[])),
  );
  fc.assert(
    fc.property(triples, ([mask, a, b]) => {
      const dtype = meeting(a.dtype, b.dtype);
      const expected = each((m, x, y) => (m === 0 ? y : x), mask.naive, a.naive, b.naive);
      expectSame(nd.where(make(mask), make(a), make(b)), expected, dtype);
      const floats = a.dtype === "float64" || a.dtype === "float32";
      const clipped = each((x) => (Number.isNaN(x) ? x : Math.min(Math.max(x, -1), 2)), a.naive);
      expectSame(nd.clip(make(a), -1, 2), clipped, floats ? a.dtype : "int32", { exact: false });
    }),
    tries(150),
  );
});

it("a table of dtypes: promote and promoteNumber", () => {
  for (const a of ["float64", "float32", "int32", "bool"] as const) {
    for (const b of ["float64", "float32", "int32", "bool"] as const) expect(nd.promote(a, b)).toBe(meeting(a, b));
    const whole = a === "bool" ? "int32" : a;
    expect([nd.promoteNumber(a, 3), nd.promoteNumber(a, -(2 ** 31))]).toEqual([whole, whole]);
    expect(nd.promoteNumber(a, 0.5)).toBe(a === "float32" ? "float32" : "float64");
    expect(nd.promoteNumber(a, 2 ** 31)).toBe(a === "float32" ? "float32" : "float64");
  }
});
