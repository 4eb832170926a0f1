import { beforeEach, describe, expect, it } from "vitest";
import { array, ones, zeros } from "../array/creation.ts";
import type { NdArray } from "../array/ndarray.ts";
import { pinnedZeros } from "../array/pinned.ts";
import { ShapeError, StateError } from "../errors/errors.ts";
import { release } from "../memory/signals.ts";
import { RandomState } from "../random/random.ts";
import { addTimesTransposed, writeOuter, writeRowSums } from "./in-place-products.ts";
import { matmul } from "./matmul.ts";
import { broadcastTo, copy } from "./movement.ts";
import { sum } from "./reduce.ts";

beforeEach(release);

const values = (a: NdArray): number[] => Array.from(a.toTypedArray());
const f32 = (...xs: number[]): NdArray => array(xs, { dtype: "float32" });
const expectClose = (a: NdArray, expected: NdArray, times = 1): void => {
  values(a).forEach((x, i) => {
    expect(x).toBeCloseTo(times * (values(expected)[i] as number), 12);
  });
};

describe("writeOuter", () => {
  it("is a product with the first matrix transposed, added or not", () => {
    const random = new RandomState(1);
    for (const [m, k, n] of [
      [1, 3, 2],
      [5, 4, 9],
      [0, 2, 2],
    ] as const) {
      const [a, b] = [random.randn(m, k), random.randn(m, n)];
      const expected = m === 0 ? zeros([k, n]) : matmul(a.T, b);
      const p = pinnedZeros([k, n], "float64");
      for (const times of [1, 2]) {
        writeOuter(p, a, b, times === 2);
        values(p).forEach((x, i) => {
          expect(x).toBeCloseTo(times * (values(expected)[i] as number), 12);
        });
      }
      writeOuter(p, copy(a.T).T, broadcastTo(b, [m, n]), false);
      values(p).forEach((x, i) => {
        expect(x).toBeCloseTo(values(expected)[i] as number, 12);
      });
    }
  });

  it("wants a target of the dtype of the product", () => {
    expect(() => writeOuter(pinnedZeros([1, 1], "float32"), ones([1, 1]), f32(1).reshape(1, 1), true)).toThrow(
      new StateError("writeOuter: the target is float32, the product float64"),
    );
    const p = pinnedZeros([1, 1], "float64");
    writeOuter(p, array([[2]], { dtype: "int32" }), f32(3).reshape(1, 1), true);
    expect(p.item()).toBe(6);
  });
});

describe("addTimesTransposed", () => {
  it("adds a product with the second matrix transposed", () => {
    const random = new RandomState(2);
    for (const [m, k, n] of [
      [1, 1, 5],
      [1, 7, 3],
      [6, 4, 9],
    ] as const) {
      const [a, b] = [random.randn(m, k), random.randn(n, k)];
      const p = pinnedZeros([m, n], "float64");
      for (const times of [1, 2]) {
        addTimesTransposed(p, a, b);
        expectClose(p, matmul(a, b.T), times);
      }
      addTimesTransposed(p, copy(a.T).T, broadcastTo(b, [n, k]));
      expectClose(p, matmul(a, b.T), 3);
    }
  });

  it("says what does not fit", () => {
    expect(() => addTimesTransposed(pinnedZeros([1, 2], "float64"), ones([1, 3]), ones([2, 4]))).toThrow(
      new ShapeError("addTimesTransposed: [1, 3] × [2, 4]ᵀ does not fit [1, 2]"),
    );
    for (const [a, b] of [
      [ones([1, 3]), ones([2])],
      [ones([1, 3, 1]), ones([2, 3])],
      [ones([1, 3]), ones([2, 3, 1])],
    ] as const) {
      expect(() => addTimesTransposed(pinnedZeros([1, 2], "float64"), a, b)).toThrow(ShapeError);
    }
    expect(() => addTimesTransposed(pinnedZeros([1, 1], "float32"), ones([1, 1]), ones([1, 1]))).toThrow(
      new StateError("addTimesTransposed: the target is float32, the product float64"),
    );
    expect(() => addTimesTransposed(zeros([1, 1]), ones([1, 1]), ones([1, 1]))).toThrow(StateError);
  });
});

describe("writeRowSums", () => {
  it("is the sum of the rows", () => {
    const random = new RandomState(3);
    for (const [m, n] of [
      [1, 4],
      [7, 1],
      [5, 9],
      [0, 3],
    ] as const) {
      const [p, g] = [pinnedZeros([n], "float64"), m === 0 ? zeros([0, n]) : random.randn(m, n)];
      writeRowSums(p, g);
      expectClose(p, sum(g, { axis: 0 }));
      writeRowSums(p, copy(g.T).T);
      expectClose(p, sum(g, { axis: 0 }));
    }
  });

  it("says what does not fit", () => {
    expect(() => writeRowSums(pinnedZeros([2], "float64"), ones([4, 3]))).toThrow(ShapeError);
    expect(() => writeRowSums(pinnedZeros([3], "float64"), ones([3]))).toThrow(ShapeError);
    expect(() => writeRowSums(pinnedZeros([3], "float64"), ones([2, 3, 1]))).toThrow(ShapeError);
    expect(() => writeRowSums(pinnedZeros([1, 3], "float64"), ones([2, 3]))).toThrow(ShapeError);
    expect(() => writeRowSums(pinnedZeros([3], "float32"), ones([4, 3]))).toThrow(
      new StateError("writeRowSums: the target is float32, the product float64"),
    );
  });
});
