import fc from "fast-check";
import { expect, it } from "vitest";
import type { DType } from "../array/dtype.ts";
import * as nd from "../index.ts";
import {
  arrays,
  type Drawn,
  exactArraysOf,
  expectSame,
  make,
  shapes,
  shapesThatBroadcast,
  tries,
} from "../testing/draws.ts";
import { count, cumsum, reduce } from "../testing/naive.ts";

const counted = (dtype: DType): DType => (dtype === "bool" ? "int32" : dtype);
const floating = (dtype: DType): DType => (dtype === "float32" ? "float32" : "float64");

/** An array and the axes of a reduction, as given (one number, a list, or nothing) and normalized. */
const cases = arrays().chain((a) =>
  fc
    .tuple(
      fc.constantFrom("all", "one", "some"),
      fc.subarray(a.naive.shape.map((_, axis) => axis)),
      fc.boolean(),
      fc.boolean(),
    )
    .map(([kind, some, keepdims, negative]) => {
      const ndim = a.naive.shape.length;
      const list = kind === "one" ? some.slice(0, 1) : some;
      const meant = kind === "all" ? a.naive.shape.map((_, axis) => axis) : list;
      const given = list.map((axis) => (negative ? axis - ndim : axis));
      const axis = kind === "all" ? null : kind === "one" && given.length === 1 ? (given[0] as number) : given;
      return { a, axes: meant, options: { axis, keepdims } };
    }),
);

const total = (xs: number[]): number => xs.reduce((sum, x) => sum + x, 0);
const extreme =
  (f: (...xs: number[]) => number) =>
  (xs: number[]): number =>
    xs.some(Number.isNaN) ? Number.NaN : f(...xs);

it("sum, mean, max and min along any axes", () => {
  fc.assert(
    fc.property(cases, ({ a, axes, options }) => {
      const { naive, dtype } = a;
      const along = (f: (xs: number[]) => number) => reduce(naive, axes, options.keepdims, f);
      const elements = count(axes.map((axis) => naive.shape[axis] as number));
      expectSame(nd.sum(make(a), options), along(total), counted(dtype), { exact: false });
      expectSame(
        nd.mean(make(a), options),
        along((xs) => total(xs) / elements),
        floating(dtype),
        { exact: false },
      );
      for (const [f, g] of [
        [nd.max, Math.max],
        [nd.min, Math.min],
      ] as const) {
        if (elements === 0) expect(() => f(make(a), options)).toThrow(nd.ValueError);
        else expectSame(f(make(a), options), along(extreme(g)), dtype, { exact: false });
      }
    }),
    tries(400),
  );
});

/** The first position of the number that wins; NaN wins. */
const first =
  (better: (x: number, y: number) => boolean) =>
  (xs: number[]): number =>
    xs.reduce((best, x, i) => {
      const y = xs[best] as number;
      return !Number.isNaN(y) && (Number.isNaN(x) || better(x, y)) ? i : best;
    }, 0);

it("argMax and argMin along an axis or of all elements: the first, and NaN before all", () => {
  fc.assert(
    fc.property(arrays(), fc.nat(), fc.boolean(), (a, choice, negative) => {
      const { shape, values } = a.naive;
      const axis = shape.length === 0 || choice % 3 === 0 ? null : choice % shape.length;
      const source = axis === null ? { shape: [count(shape)], values } : a.naive;
      const given = axis === null ? null : negative ? axis - shape.length : axis;
      for (const [f, better] of [
        [nd.argMax, (x: number, y: number) => x > y],
        [nd.argMin, (x: number, y: number) => x < y],
      ] as const) {
        if (source.shape[axis ?? 0] === 0) expect(() => f(make(a), { axis: given })).toThrow(nd.ValueError);
        else expectSame(f(make(a), { axis: given }), reduce(source, [axis ?? 0], false, first(better)), "int32");
      }
    }),
    tries(250),
  );
});

it("cumsum along any axis, both ways", () => {
  const withAxis = shapes(4, 1).chain((shape) =>
    fc.tuple(exactArraysOf(shape), fc.integer({ min: -shape.length, max: shape.length - 1 }), fc.boolean()),
  );
  fc.assert(
    fc.property(withAxis, ([a, axis, reverse]) => {
      const at = axis < 0 ? axis + a.naive.shape.length : axis;
      expectSame(nd.cumsum(make(a), { axis, reverse }), cumsum(a.naive, at, reverse), counted(a.dtype), {
        exact: false,
      });
    }),
    tries(150),
  );
});

it("sumTo is the opposite of broadcastTo", () => {
  const pairs = shapesThatBroadcast(1, 5).chain(([small]) =>
    fc
      .tuple(
        fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 2 }),
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 5 }),
      )
      .map(
        ([lead, wide]) =>
          [
            small as number[],
            [...lead, ...(small as number[]).map((n, i) => (n === 1 ? (wide[i] as number) : n))],
          ] as const,
      )
      .filter(([, large]) => count(large) <= 400)
      .chain(([to, from]) => fc.tuple(fc.constant(to), exactArraysOf(from))),
  );
  fc.assert(
    fc.property(pairs, ([to, a]: [number[], Drawn]) => {
      const { shape } = a.naive;
      const lead = shape.length - to.length;
      const axes = shape
        .map((_, axis) => axis)
        .filter((axis) => axis < lead || (to[axis - lead] === 1 && shape[axis] !== 1));
      const { values } = reduce(a.naive, axes, true, total);
      const summed = count(to) !== a.naive.values.length;
      expectSame(nd.sumTo(make(a), to), { shape: to, values }, summed ? counted(a.dtype) : a.dtype, { exact: false });
    }),
    tries(200),
  );
});

it("squaredNorm of any array, and an axis that is out of range or given twice", () => {
  fc.assert(
    fc.property(
      shapes().chain((shape) => exactArraysOf(shape, ["float64", "float32"])),
      (a) => {
        expect(nd.squaredNorm(make(a))).toBe(total(a.naive.values.map((x) => x * x)));
        const ndim = a.naive.shape.length;
        for (const f of [nd.sum, nd.mean, nd.max, nd.min]) {
          expect(() => f(make(a), { axis: ndim })).toThrow(nd.AxisError);
          expect(() => f(make(a), { axis: -ndim - 1 })).toThrow(nd.AxisError);
          if (ndim > 0) expect(() => f(make(a), { axis: [0, -ndim] })).toThrow(nd.AxisError);
        }
      },
    ),
    tries(60),
  );
});

it("the order of a sum is the same for the same shape, wherever the array lies", () => {
  const uneven = fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 5 }), fc.nat());
  fc.assert(
    fc.property(uneven, ([n, m, seed]) => {
      const a = nd.array(new nd.RandomState(seed).normal(0, 1, [n, m]));
      const turned = nd.transpose(nd.array(nd.transpose(a)));
      for (const axis of [0, 1, null]) {
        expect(nd.sum(turned, { axis }).toArray()).toEqual(nd.sum(a, { axis }).toArray());
        expect(nd.mean(turned, { axis }).toArray()).toEqual(nd.mean(a, { axis }).toArray());
      }
    }),
    tries(60),
  );
});
