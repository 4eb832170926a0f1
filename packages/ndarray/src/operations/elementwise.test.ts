import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { array, full } from "../array/creation.ts";
import type { DType } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { broadcastShapes, type Shape, sizeOf } from "../array/shape.ts";
import { release } from "../memory/signals.ts";
import { at, fill, laid, layouts, type Plain, plain } from "../testing/plain.ts";
import * as ew from "./elementwise.ts";
import { broadcastTo } from "./movement.ts";

beforeEach(release);
fc.configureGlobal({ seed: 1 });

const dtypes = ["bool", "int32", "float32", "float64"] as const;
const one = (dtype: DType): NdArray => full([2], 1, { dtype });

describe("dtypes", () => {
  // np.result_type, rows and columns in the order of `dtypes`
  const promoted = [
    ["bool", "int32", "float32", "float64"],
    ["int32", "int32", "float64", "float64"],
    ["float32", "float64", "float32", "float64"],
    ["float64", "float64", "float64", "float64"],
  ] as const;
  const pairs = dtypes.flatMap((a, i) =>
    dtypes.map((b, j) => [a, b, (promoted[i] as (typeof promoted)[0])[j]] as const),
  );

  it.each(pairs)("of %s and %s meet as in NumPy 2: %s", (a, b, met) => {
    const arithmetic = met === "bool" ? "int32" : met;
    for (const op of [ew.add, ew.sub, ew.mul, ew.pow]) expect(op(one(a), one(b)).dtype).toBe(arithmetic);
    for (const op of [ew.maximum, ew.minimum]) expect(op(one(a), one(b)).dtype).toBe(met);
    expect(ew.div(one(a), one(b)).dtype).toBe(met === "float32" ? "float32" : "float64");
    expect(ew.less(one(a), one(b)).dtype).toBe("bool");
    expect(ew.where(one("bool"), one(a), one(b)).dtype).toBe(met);
  });

  it.each([
    // dtype, beside 2, beside 2.5, divided by 2
    ["bool", "int32", "float64", "float64"],
    ["int32", "int32", "float64", "float64"],
    ["float32", "float32", "float32", "float32"],
    ["float64", "float64", "float64", "float64"],
  ] as const)("of %s beside a number, which is weak", (dtype, whole, broken, quotient) => {
    const a = one(dtype);
    for (const op of [ew.add, ew.sub, ew.mul, ew.maximum]) {
      expect([op(a, 2).dtype, op(2, a).dtype, op(a, 2.5).dtype, op(2.5, a).dtype]).toEqual([
        whole,
        whole,
        broken,
        broken,
      ]);
    }
    expect([ew.div(a, 2).dtype, ew.div(2, a).dtype]).toEqual([quotient, quotient]);
    expect(ew.where(one("bool"), a, 2).dtype).toBe(whole);
    expect(ew.add(a, 2 ** 31).dtype).toBe(whole === "int32" ? "float64" : whole);
    expect(ew.add(a, Number.NaN).dtype).toBe(broken);
  });

  it("of functions are floats, of signs those of arithmetic", () => {
    for (const f of [ew.sqrt, ew.exp, ew.log, ew.sin, ew.cos, ew.tanh, ew.sigmoid]) {
      expect(dtypes.map((dtype) => f(one(dtype)).dtype)).toEqual(["float64", "float64", "float32", "float64"]);
    }
    for (const f of [ew.neg, ew.abs, ew.relu]) {
      expect(dtypes.map((dtype) => f(one(dtype)).dtype)).toEqual(["int32", "int32", "float32", "float64"]);
    }
  });

  it("a number beside float32 is rounded to it first", () => {
    expect(ew.add(array([0], { dtype: "float32" }), 0.1).item()).toBe(Math.fround(0.1));
    expect(ew.equal(array([0.1], { dtype: "float32" }), 0.1).toArray()).toEqual([true]);
    expect(ew.equal(array([0.1], { dtype: "float32" }), array([0.1])).toArray()).toEqual([false]);
    expect(ew.less(array([1], { dtype: "int32" }), 1.5).toArray()).toEqual([true]);
  });
});

/** A shape, and two that broadcast to it. */
const twoShapes: fc.Arbitrary<[Shape, Shape]> = fc
  .array(fc.tuple(fc.constantFrom(0, 1, 2, 3, 4), fc.constantFrom("both", "a", "b")), { maxLength: 4 })
  .chain((axes) => {
    const side = (other: string): Shape => axes.map(([length, stretched]) => (stretched === other ? 1 : length));
    const short = fc.nat(axes.length);
    const drop = (shape: Shape, count: number): Shape => {
      let leading = 0;
      while (leading < count && shape[leading] === 1) leading++;
      return shape.slice(leading);
    };
    return fc.tuple(short, short).map(([i, j]): [Shape, Shape] => [drop(side("a"), i), drop(side("b"), j)]);
  });

const numbers: Record<DType, fc.Arbitrary<number>> = {
  bool: fc.nat(1),
  int32: fc.oneof(fc.integer({ min: -5, max: 5 }), fc.integer()),
  float32: fc.oneof(fc.constantFrom(0, -0, 1, -1, Number.NaN, Infinity, -Infinity), fc.float()),
  float64: fc.oneof(fc.constantFrom(0, -0, 1, -1, Number.NaN, Infinity, -Infinity), fc.double()),
};

const operand = (shape: Shape): fc.Arbitrary<[Plain, NdArray]> =>
  fc.constantFrom(...dtypes).chain((dtype) => {
    const size = sizeOf(shape);
    const values = fc.array(numbers[dtype], { minLength: size, maxLength: size });
    return fc.tuple(values, fc.constantFrom(...layouts)).map(([list, layout]): [Plain, NdArray] => {
      const elements = { shape, values: list };
      return [elements, laid(elements, dtype, layout)];
    });
  });

const round: Record<DType, (x: number) => number> = {
  bool: Number,
  int32: (x) => x | 0,
  float32: Math.fround,
  float64: (x) => x,
};

const nanOr = (pick: (x: number, y: number) => boolean) => (x: number, y: number) =>
  Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : pick(x, y) ? x : y;

const binary: [name: string, op: (a: ew.Operand, b: ew.Operand) => NdArray, f: (x: number, y: number) => number][] = [
  ["add", ew.add, (x, y) => x + y],
  ["sub", ew.sub, (x, y) => x - y],
  ["div", ew.div, (x, y) => x / y],
  ["maximum", ew.maximum, nanOr((x, y) => x > y)],
  ["minimum", ew.minimum, nanOr((x, y) => x < y)],
  ["equal", ew.equal, (x, y) => Number(x === y)],
  ["notEqual", ew.notEqual, (x, y) => Number(x !== y)],
  ["less", ew.less, (x, y) => Number(x < y)],
  ["lessEqual", ew.lessEqual, (x, y) => Number(x <= y)],
  ["greater", ew.greater, (x, y) => Number(x > y)],
  ["greaterEqual", ew.greaterEqual, (x, y) => Number(x >= y)],
];

/** Equal up to the sign of zero. */
function expectEqual(actual: NdArray, expected: Plain): void {
  const positive = (x: number): number => (x === 0 ? 0 : x);
  expect(actual.shape).toEqual(expected.shape);
  expect(plain(actual).values.map(positive)).toEqual(expected.values.map(positive));
}

describe("two arrays of any shapes, dtypes and places in memory", () => {
  const pair = twoShapes.chain(([a, b]) => fc.tuple(operand(a), operand(b)));

  it.each(binary)("%s", (_, op, f) => {
    fc.assert(
      fc.property(pair, ([[x, a], [y, b]]) => {
        const out = op(a, b);
        const met = out.dtype === "bool" ? round.float64 : round[out.dtype];
        // Both are converted to the promoted dtype; float32 represents every float32 and float64 every int32.
        expectEqual(
          out,
          fill(broadcastShapes(x.shape, y.shape, "test"), (i) => met(f(at(x, i), at(y, i)))),
        );
      }),
      { numRuns: 200 },
    );
  });

  it("a column beside rows, under a further axis", () => {
    const [rows, column] = [
      array([
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
      ]),
      array([[10], [20]]),
    ];
    for (const sum of [ew.add(rows, column), ew.add(column, rows)]) {
      expect(sum.toArray()).toEqual([
        [
          [11, 12, 13],
          [24, 25, 26],
        ],
      ]);
    }
  });

  it("that are views with steps of 0 give what broadcasting gives", () => {
    fc.assert(
      fc.property(pair, fc.constantFrom(...binary), ([[x, a], [y, b]], [, op]) => {
        const shape = broadcastShapes(x.shape, y.shape, "test");
        const [p, q] = [broadcastTo(a, shape), broadcastTo(b, shape)];
        const expected = plain(op(a, b));
        for (const out of [op(p, q), op(p, b), op(a, q)]) expect(plain(out)).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it("mul", () => {
    fc.assert(
      fc.property(pair, ([[x, a], [y, b]]) => {
        const out = ew.mul(a, b);
        const product = out.dtype === "int32" ? Math.imul : (p: number, q: number) => round[out.dtype](p * q);
        expectEqual(
          out,
          fill(broadcastShapes(x.shape, y.shape, "test"), (i) => product(at(x, i), at(y, i))),
        );
      }),
      { numRuns: 200 },
    );
  });

  it("where, with a mask that broadcasts too", () => {
    const three = fc
      .tuple(twoShapes, fc.boolean())
      .chain(([[a, b], first]) => fc.tuple(operand(a), operand(b), operand(first ? a : b)));
    fc.assert(
      fc.property(three, ([[x, a], [y, b], [m, mask]]) => {
        const out = ew.where(mask, a, b);
        const chosen = (i: readonly number[]): number => (at(m, i) !== 0 ? at(x, i) : at(y, i));
        expectEqual(
          out,
          fill(broadcastShapes(x.shape, y.shape, "test"), (i) => round[out.dtype](chosen(i))),
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe("an array and a number", () => {
  it.each(binary)("%s, on either side", (_, op, f) => {
    fc.assert(
      fc.property(
        twoShapes.chain(([a]) => operand(a)),
        numbers.float64,
        ([x, a], number) => {
          for (const [left, right] of [
            [a, number],
            [number, a],
          ] as const) {
            const out = op(left, right);
            // The number takes the dtype of the array, if that can represent it.
            const weak = a.dtype === "float32" ? Math.fround(number) : number;
            const met = out.dtype === "bool" ? round.float64 : round[out.dtype];
            expectEqual(
              out,
              fill(x.shape, (i) => met(left === a ? f(at(x, i), weak) : f(weak, at(x, i)))),
            );
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it("two numbers give an array of shape []", () => {
    expect([ew.add(1, 2), ew.sub(1, 2), ew.pow(2, 0.5)].map((a) => [a.shape, a.dtype, a.item()])).toEqual([
      [[], "float64", 3],
      [[], "float64", -1],
      [[], "float64", Math.SQRT2],
    ]);
    expect(ew.less(1, 2).toArray()).toBe(true);
    expect(ew.sqrt(4).item()).toBe(2);
    expect(ew.neg(4).item()).toBe(-4);
    expect(ew.where(array([true, false]), 1, 2).toArray()).toEqual([1, 2]);
  });
});

describe("functions of one array", () => {
  it.each([
    ["neg", ew.neg, (x: number) => -x],
    ["abs", ew.abs, Math.abs],
    ["sqrt", ew.sqrt, Math.sqrt],
    ["relu", ew.relu, (x: number) => (x > 0 || Number.isNaN(x) ? x : 0)],
    ["map", (a: NdArray) => ew.map(a, (x) => x / 3), (x: number) => x / 3],
  ])("%s, to the last bit", (_, op, f) => {
    fc.assert(
      fc.property(
        twoShapes.chain(([a]) => operand(a)),
        ([x, a]) => {
          const out = op(a);
          expectEqual(
            out,
            fill(x.shape, (i) => round[out.dtype](f(at(x, i)))),
          );
        },
      ),
      { numRuns: 100 },
    );
  });
});
