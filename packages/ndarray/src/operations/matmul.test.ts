import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { array, full, scalar, zeros } from "../array/creation.ts";
import type { DType } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { broadcastShapes, type Shape, sizeOf } from "../array/shape.ts";
import { ShapeError } from "../errors/errors.ts";
import { release, setRecording, usage } from "../memory/signals.ts";
import { at, fill, laid, layouts, type Plain, plain } from "../testing/plain.ts";
import { matmul, timesTransposed } from "./matmul.ts";
import { astype, copy } from "./movement.ts";

beforeEach(release);
fc.configureGlobal({ seed: 1 });

/** NumPy's `a @ b`, by its definition. */
function product(a: Plain, b: Plain): Plain {
  const x = a.shape.length === 1 ? { shape: [1, ...a.shape], values: a.values } : a;
  const y = b.shape.length === 1 ? { shape: [...b.shape, 1], values: b.values } : b;
  const [m, k, n] = [x.shape.at(-2), x.shape.at(-1), y.shape.at(-1)] as [number, number, number];
  const batch = broadcastShapes(x.shape.slice(0, -2), y.shape.slice(0, -2), "test");
  const { values } = fill([...batch, m, n], (index) => {
    const [outer, i, j] = [index.slice(0, -2), index.at(-2) as number, index.at(-1) as number];
    let total = 0;
    for (let p = 0; p < k; p++) total += at(x, [...outer, i, p]) * at(y, [...outer, p, j]);
    return total;
  });
  return { shape: [...batch, ...(a.shape.length === 1 ? [] : [m]), ...(b.shape.length === 1 ? [] : [n])], values };
}

const dtypes: readonly DType[] = ["bool", "int32", "float32", "float64"];
const length = fc.constantFrom(1, 2, 3, 5, 0, 9);

/** Two shapes that multiply: vectors, matrices and batches that broadcast. */
const twoShapes: fc.Arbitrary<[Shape, Shape]> = fc
  .tuple(length, length, length, fc.array(fc.tuple(fc.constantFrom(1, 2, 3), fc.nat(2)), { maxLength: 2 }), fc.nat(3))
  .map(([m, k, n, outer, kind]) => {
    if (kind === 0) return [[k], [k]];
    const a = outer.map(([size, who]) => (who === 0 ? 1 : size));
    const b = outer.map(([size, who]) => (who === 1 ? 1 : size));
    if (kind === 1) return [[k], [...b, k, n]];
    if (kind === 2) return [[...a, m, k], [k]];
    return [
      [...a, m, k],
      [...(m % 2 === 0 ? b : b.slice(1)), k, n],
    ];
  });

/** Small integers: every sum is exact in every dtype and order. */
const operand = (shape: Shape): fc.Arbitrary<[Plain, NdArray]> => {
  const size = sizeOf(shape);
  return fc
    .tuple(
      fc.array(fc.integer({ min: -8, max: 8 }), { minLength: size, maxLength: size }),
      fc.constantFrom(...dtypes),
      fc.constantFrom(...layouts),
    )
    .map(([list, dtype, layout]) => {
      const numbers = { shape, values: dtype === "bool" ? list.map((x) => Number(x > 0)) : list };
      return [numbers, laid(numbers, dtype, layout)];
    });
};

describe("matmul", () => {
  it("is NumPy's a @ b, for any shapes, dtypes and places in memory", () => {
    fc.assert(
      fc.property(
        twoShapes.chain(([a, b]) => fc.tuple(operand(a), operand(b))),
        ([[x, a], [y, b]]) => {
          const out = matmul(a, b);
          const { shape, values } = product(x, y);
          expect(plain(out)).toEqual({ shape, values: values.map((value) => value + 0) });
          const both = [a.dtype, b.dtype];
          const single = both.includes("float32") && !both.includes("float64") && !both.includes("int32");
          expect(out.dtype).toBe(single ? "float32" : "float64");
        },
      ),
      { numRuns: 500 },
    );
  });

  it("reads a transposed matrix as it lies", () => {
    const [a, b] = [full([300, 200], 1), full([300, 100], 2)];
    const expected = new Array(200).fill(new Array(100).fill(600)); // lists, which take no memory of arrays
    const before = usage().visible;
    expect(matmul(a.T, b).toArray()).toEqual(expected);
    // The result without a copy (or the result alone, if arrays moved out in between).
    expect(usage().visible).toBeLessThanOrEqual(Math.max(before, 0) + 200 * 100 * 8 + 64);
  });

  it("of a batch and one matrix is one product, to the last bit, and repeats no matrix", () => {
    const a = array(Array.from({ length: 7 * 3 * 5 }, (_, i) => Math.sin(i))).reshape(7, 3, 5);
    const b = array(Array.from({ length: 5 * 4 }, (_, i) => Math.cos(i))).reshape(4, 5).T;
    expect(matmul(a, b).toArray()).toEqual(matmul(a.reshape(21, 5), b).reshape(7, 3, 4).toArray());
    const [big, many] = [full([100, 100], 1), full([20, 100, 1], 2)];
    setRecording(true); // so that everything stays where it is
    const before = usage().visible;
    const out = matmul(big, many);
    // The result without 20 copies of the matrix.
    expect(usage().visible - before).toBeLessThan(20 * 100 * 100 * 8);
    setRecording(false);
    expect(out.toArray()).toEqual(full([20, 100, 1], 200).toArray());
  });

  it("of nothing inside is zero", () => {
    expect(matmul(zeros([2, 0]), zeros([0, 3])).toArray()).toEqual(zeros([2, 3]).toArray());
    expect(matmul(zeros([0]), zeros([0])).item()).toBe(0);
  });

  it("says what does not fit", () => {
    const text = "matmul: inner dimensions differ,";
    expect(() => matmul(zeros([2, 3]), zeros([4, 5]))).toThrow(new ShapeError(`${text} [2, 3] × [4, 5]`));
    expect(() => matmul(zeros([3]), zeros([4]))).toThrow(`${text} [3] × [4]`);
    expect(() => matmul(zeros([2, 3]), zeros([2]))).toThrow(`${text} [2, 3] × [2]`);
    expect(() => matmul(zeros([7, 2, 3]), zeros([2, 3]))).toThrow(`${text} [7, 2, 3] × [2, 3]`);
    expect(() => matmul(scalar(2), zeros([2]))).toThrow(new ShapeError("matmul: a number is no matrix, [] × [2]"));
    expect(() => matmul(zeros([2, 1, 3]), zeros([3, 3, 1]))).toThrow("matmul: shapes [2] and [3] do not broadcast");
  });
});

describe("timesTransposed", () => {
  it("is the product with the second matrix transposed, wherever it lies", () => {
    for (const [m, k, n] of [
      [1, 1, 1],
      [1, 100, 7],
      [5, 3, 4],
      [2, 0, 3],
    ] as const) {
      const a = array(Array.from({ length: m * k }, (_, i) => Math.sin(i))).reshape(m, k);
      const b = array(Array.from({ length: n * k }, (_, i) => Math.cos(i))).reshape(n, k);
      const expected = matmul(a, copy(b.T)).toTypedArray();
      for (const [x, y] of [
        [a, b],
        [copy(a.T).T, b],
        [a, copy(b.T).T],
      ] as const) {
        const out = timesTransposed(x, y);
        expect(out.shape).toEqual([m, n]);
        for (const [i, value] of out.toTypedArray().entries()) expect(value).toBeCloseTo(expected[i] as number, 12);
      }
      expect(timesTransposed(astype(a, "float32"), astype(b, "float32")).dtype).toBe("float32");
      expect(timesTransposed(astype(a, "float32"), b).toArray()).toEqual(
        timesTransposed(astype(astype(a, "float32"), "float64"), b).toArray(),
      );
    }
  });

  it("says what does not fit", () => {
    expect(() => timesTransposed(zeros([2, 3]), zeros([3, 2]))).toThrow(
      new ShapeError("timesTransposed: inner dimensions differ, [2, 3] × [3, 2]"),
    );
    for (const [a, b] of [
      [zeros([3]), zeros([2, 3])],
      [zeros([2, 3]), zeros([3])],
    ] as const) {
      expect(() => timesTransposed(a, b)).toThrow(/^timesTransposed: expected matrices, /);
    }
    expect(() => timesTransposed([1] as never, zeros([1, 1]))).toThrow(/^timesTransposed: expected an NdArray/);
    expect(() => timesTransposed(zeros([1, 1]), [1] as never)).toThrow(/^timesTransposed: expected an NdArray/);
  });
});
