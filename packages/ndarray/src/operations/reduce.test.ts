import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { array, full, scalar, zeros } from "../array/creation.ts";
import type { DType } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { pin } from "../array/pinned.ts";
import { reducedShape, type Shape, sizeOf } from "../array/shape.ts";
import { AxisError, ShapeError, ValueError } from "../errors/errors.ts";
import { release } from "../memory/signals.ts";
import { at, countOf, fill, indexesOf, laid, layouts, type Plain, plain } from "../testing/plain.ts";
import { astype, broadcastTo } from "./movement.ts";
import { argMax, argMin, max, mean, min, squaredNorm, sum, sumTo } from "./reduce.ts";

beforeEach(release);
fc.configureGlobal({ seed: 1 });

const dtypes: readonly DType[] = ["bool", "int32", "float32", "float64"];

interface Case {
  readonly numbers: Plain;
  readonly a: NdArray;
  /** Some of the axes, in any order. */
  readonly axes: readonly number[];
  readonly keepdims: boolean;
}

/** Integers, so that sums are exact in any order. */
const cases: fc.Arbitrary<Case> = fc.array(fc.constantFrom(0, 1, 2, 3, 4), { maxLength: 4 }).chain((shape) => {
  const size = sizeOf(shape);
  return fc
    .tuple(
      fc.array(fc.integer({ min: -50, max: 50 }), { minLength: size, maxLength: size }),
      fc.constantFrom(...dtypes),
      fc.constantFrom(...layouts),
      fc.shuffledSubarray([...shape.keys()]),
      fc.boolean(),
    )
    .map(([list, dtype, layout, axes, keepdims]) => {
      const numbers = { shape, values: dtype === "bool" ? list.map((x) => Number(x > 0)) : list };
      return { numbers, a: laid(numbers, dtype, layout), axes, keepdims };
    });
});

/** Folds the numbers that a reduction combines. */
function reduced(numbers: Plain, axes: readonly number[], keepdims: boolean, f: (xs: number[]) => number): Plain {
  const inside = indexesOf(axes.map((axis) => numbers.shape[axis] as number));
  const kept = reducedShape(numbers.shape, axes, true);
  const { values } = fill(kept, (index) => {
    const place = (some: readonly number[]): number[] =>
      index.map((i, axis) => (axes.includes(axis) ? (some[axes.indexOf(axis)] as number) : i));
    return f(inside.map((some) => at(numbers, place(some))));
  });
  return { shape: reducedShape(numbers.shape, axes, keepdims), values };
}

const add = (xs: number[]): number => xs.reduce((x, y) => x + y, 0);

describe("along any axes", () => {
  it("sum", () => {
    fc.assert(
      fc.property(cases, fc.boolean(), ({ numbers, a, axes, keepdims }, negative) => {
        const axis = negative ? axes.map((i) => i - a.ndim) : axes;
        const out = sum(a, { axis, keepdims });
        expect(plain(out)).toEqual(reduced(numbers, axes, keepdims, add));
        expect(out.dtype).toBe(a.dtype === "bool" ? "int32" : a.dtype);
        const [first] = axes;
        if (first !== undefined) {
          expect(plain(sum(a, { axis: first, keepdims }))).toEqual(reduced(numbers, [first], keepdims, add));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("mean", () => {
    fc.assert(
      fc.property(cases, ({ numbers, a, axes, keepdims }) => {
        const out = mean(a, { axis: axes, keepdims });
        expect(out.dtype).toBe(a.dtype === "float32" ? "float32" : "float64");
        const round = out.dtype === "float32" ? Math.fround : Number;
        expect(plain(out)).toEqual(reduced(numbers, axes, keepdims, (xs) => round(add(xs) / xs.length)));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["max", max, (xs: number[]) => Math.max(...xs), "largest"],
    ["min", min, (xs: number[]) => Math.min(...xs), "smallest"],
  ] as const)("%s", (name, op, f, word) => {
    fc.assert(
      fc.property(cases, ({ numbers, a, axes, keepdims }) => {
        const run = (): NdArray => op(a, { axis: axes, keepdims });
        if (countOf(a.shape, axes) === 0 && axes.some((axis) => a.shape[axis] === 0)) {
          const text = `${name}: an empty array of shape [${a.shape.join(", ")}] has no ${word} element`;
          expect(run).toThrow(new ValueError(text));
          return;
        }
        const out = run();
        expect(out.dtype).toBe(a.dtype);
        expect(plain(out)).toEqual(reduced(numbers, axes, keepdims, f));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["argMax", argMax, (x: number, y: number) => x > y],
    ["argMin", argMin, (x: number, y: number) => x < y],
  ] as const)("%s gives the first", (_, op, better) => {
    const first = (xs: number[]): number => xs.reduce((best, x, i) => (better(x, xs[best] as number) ? i : best), 0);
    fc.assert(
      fc.property(cases, ({ numbers, a, axes: [axis] }) => {
        const whole = { shape: [a.size], values: numbers.values };
        if (a.size > 0) expect(plain(op(a))).toEqual(reduced(whole, [0], false, first));
        if (axis === undefined) return;
        if (a.shape[axis] === 0) {
          expect(() => op(a, { axis })).toThrow(ValueError);
          return;
        }
        const out = op(a, { axis: axis - a.ndim });
        expect(out.dtype).toBe("int32");
        expect(plain(out)).toEqual(reduced(numbers, [axis], false, first));
      }),
      { numRuns: 200 },
    );
  });
});

describe("all axes", () => {
  it("are meant if none is named", () => {
    const a = array([
      [1, 2],
      [3, 4],
    ]);
    for (const options of [undefined, {}, { axis: null }, { axis: [0, 1] }]) expect(sum(a, options).item()).toBe(10);
    expect(sum(a, { keepdims: true }).shape).toEqual([1, 1]);
    expect([mean(a), max(a), min(a)].map((x) => [x.shape, x.item()])).toEqual([
      [[], 2.5],
      [[], 4],
      [[], 1],
    ]);
    expect([argMax(a).item(), argMin(a.T).item()]).toEqual([3, 0]);
  });

  it("of a number are none", () => {
    expect([sum(scalar(3)).item(), mean(scalar(3)).item(), max(scalar(3)).item(), argMax(scalar(3)).item()]).toEqual([
      3, 3, 3, 0,
    ]);
  });
});

describe("NaN", () => {
  const a = array([
    [1, Number.NaN, 5],
    [Number.NaN, 7, Number.NaN],
    [3, 2, 1],
  ]);

  it("wins, as in NumPy", () => {
    expect(max(a, { axis: 1 }).toArray()).toEqual([Number.NaN, Number.NaN, 3]);
    expect(min(a, { axis: 0 }).toArray()).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(sum(a, { axis: 1 }).toArray()).toEqual([Number.NaN, Number.NaN, 6]);
    expect(argMax(a, { axis: 1 }).toArray()).toEqual([1, 0, 0]);
    expect(argMin(a, { axis: 1 }).toArray()).toEqual([1, 0, 2]);
    expect(argMin(a, { axis: 0 }).toArray()).toEqual([1, 0, 1]);
    expect(argMax(a).item()).toBe(1);
  });
});

describe("nothing", () => {
  it("adds up to 0 and has no mean", () => {
    const a = zeros([0, 3]);
    expect(sum(a, { axis: 0 }).toArray()).toEqual([0, 0, 0]);
    expect(sum(a, { axis: 1 }).toArray()).toEqual([]);
    expect(mean(a, { axis: 0 }).toArray()).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(mean(a).item()).toBeNaN();
    expect(max(zeros([2, 0]), { axis: 0 }).toArray()).toEqual([]);
  });

  it("has no index", () => {
    expect(() => argMax(zeros([0, 3]), { axis: 0 })).toThrow(new ValueError("argMax: axis 0 of shape [0, 3] is empty"));
    expect(() => argMin(zeros([0, 3]))).toThrow(new ValueError("argMin: axis 0 of shape [0] is empty"));
    expect(argMin(zeros([0, 3]), { axis: 1 }).shape).toEqual([0]);
  });
});

describe("results", () => {
  it("are arrays of their own, because parameters are updated in place", () => {
    const p = pin(scalar(1));
    for (const out of [sum(p), max(p), mean(p), sum(pin(array([1])), { axis: [] })]) {
      expect(out.span.pinned).toBe(false);
    }
  });

  it("of ints wrap around as in C, and of floats keep what float64 keeps", () => {
    expect(sum(full([2], 2 ** 31 - 1, { dtype: "int32" })).item()).toBe(-2);
    const halves = full([1000], 0.1, { dtype: "float32" });
    expect(Math.abs(sum(halves).item() - 1000 * Math.fround(0.1))).toBeLessThan(1e-4);
  });
});

describe("errors", () => {
  it("name the axis and the shape", () => {
    const a = zeros([2, 3]);
    for (const op of [sum, mean, max, min]) {
      const name = op === sum ? "sum" : op === mean ? "mean" : op === max ? "max" : "min";
      expect(() => op(a, { axis: 2 })).toThrow(new AxisError(`${name}: axis 2 is out of range for shape [2, 3]`));
      expect(() => op(a, { axis: [0, -2] })).toThrow(new AxisError(`${name}: axis 0 is given twice in [0, -2]`));
    }
    expect(() => argMax(a, { axis: -3 })).toThrow(new AxisError("argMax: axis -3 is out of range for shape [2, 3]"));
  });
});

describe("sumTo", () => {
  it("is the opposite of broadcastTo", () => {
    const pairs = fc.array(fc.tuple(fc.constantFrom(1, 2, 3, 0), fc.boolean()), { maxLength: 4 }).chain((axes) =>
      fc
        .tuple(fc.constantFrom(...layouts), fc.constantFrom(...dtypes), fc.nat(axes.length))
        .map(([layout, dtype, dropped]): { a: NdArray; numbers: Plain; shape: Shape } => {
          let next = 0;
          const numbers = fill(
            axes.map(([length]) => length),
            () => (dtype === "bool" ? next++ % 2 : next++),
          );
          const shape = axes.map(([length, summed], i) => (summed || i < dropped ? 1 : length)).slice(dropped);
          return { a: laid(numbers, dtype, layout), numbers, shape };
        }),
    );
    fc.assert(
      fc.property(pairs, ({ a, numbers, shape }) => {
        const lead = a.ndim - shape.length;
        const axes = [...a.shape.keys()].filter((i) => i < lead || shape[i - lead] === 1);
        const expected = reduced(numbers, axes, true, add);
        expect(plain(sumTo(a, shape))).toEqual({ shape, values: expected.values });
        const count = countOf(a.shape, axes);
        const ones = astype(broadcastTo(full(shape, 1), a.shape), "int32");
        expect(plain(sumTo(ones, shape)).values).toEqual(fill(shape, () => count).values);
      }),
      { numRuns: 300 },
    );
  });

  it("says what does not fit", () => {
    const text = "cannot be broadcast to [2, 3]";
    expect(() => sumTo(zeros([2, 3]), [2])).toThrow(new ShapeError(`sumTo: shape [2] ${text}`));
    expect(() => sumTo(zeros([2, 3]), [1, 2, 3])).toThrow(`sumTo: shape [1, 2, 3] ${text}`);
    expect(() => sumTo(zeros([2, 3]), [0])).toThrow(ShapeError);
  });
});

describe("squaredNorm", () => {
  it("adds the squares of all elements, wherever they lie", () => {
    const a = array([
      [1, 2],
      [3, -4],
    ]);
    expect(squaredNorm(a)).toBe(30);
    expect(squaredNorm(a.T)).toBe(30);
    expect(squaredNorm(astype(a, "float32"))).toBe(30);
    expect(squaredNorm(zeros([0, 2]))).toBe(0);
    expect(squaredNorm(array([1, Number.NaN]))).toBeNaN();
  });
});

describe("what is wrong is named", () => {
  const a = array([1, 2]);

  it.each<[string, (a: NdArray, options?: object) => unknown]>([
    ["sum", sum],
    ["mean", mean],
    ["max", max],
    ["min", min],
  ])("%s", (op, reduce) => {
    expect(() => reduce([1, 2] as never)).toThrow(new RegExp(`^${op}: expected an NdArray, got `));
    expect(() => reduce(a, { axes: 0 })).toThrow(new RegExp(`^${op}: there is no option axes`));
    expect(() => reduce(a, { keepdims: 1 })).toThrow(new RegExp(`^${op}: keepdims is 1, expected true or false`));
  });

  it.each<[string, (a: NdArray) => unknown]>([
    ["argMax", argMax],
    ["argMin", argMin],
    ["squaredNorm", squaredNorm],
    ["sumTo", (x) => sumTo(x, [1])],
  ])("%s", (op, reduce) => {
    expect(() => reduce([1, 2] as never)).toThrow(new RegExp(`^${op}: expected an NdArray, got `));
  });
});
