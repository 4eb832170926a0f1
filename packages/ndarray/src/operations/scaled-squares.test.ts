import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { array, full, zeros } from "../array/creation.ts";
import type { NdArray } from "../array/ndarray.ts";
import { AxisError } from "../errors/errors.ts";
import { norm, scaledSquares } from "./scaled-squares.ts";

describe("scaledSquares", () => {
  test("elements of ordinary size stay as they are", () => {
    const { scaled, squares, scale } = scaledSquares(array([[3, 4]]), { axis: 1 });
    expect([scaled.toArray(), squares.toArray(), scale]).toEqual([[[3, 4]], [[25]], null]);
  });

  test("rows are scaled by themselves, by powers of 2", () => {
    for (const dtype of ["float32", "float64"] as const) {
      const big = dtype === "float32" ? 2 ** 100 : 2 ** 900;
      const x = array(
        [
          [3 * big, 4 * big],
          [3, 4],
          [0, 0],
          [3 / big, -4 / big],
        ],
        { dtype },
      );
      const { scaled, squares, scale } = scaledSquares(x, { axis: -1 });
      expect(scale?.toArray()).toEqual([[4 * big], [1], [1], [4 / big]]);
      expect(scaled.toArray()).toEqual([
        [0.75, 1],
        [3, 4],
        [0, 0],
        [0.75, -1],
      ]);
      expect(squares.toArray()).toEqual([[25 / 16], [25], [0], [25 / 16]]);
    }
  });

  test("a floor that is not tiny beside the squares makes small elements ordinary", () => {
    expect(scaledSquares(full([2], 1e-30, { dtype: "float32" }), { floor: 1e-12 }).scale).toBeNull();
    expect(scaledSquares(full([2], 1e-30, { dtype: "float32" }), { floor: 2 ** -80 }).scale?.item()).toBe(2 ** -80);
  });

  test("whole numbers become floats before they are squared", () => {
    expect(scaledSquares(array([65536, 65536], { dtype: "int32" })).squares.item()).toBe(2 ** 33);
  });

  test("infinity and NaN stay what they are", () => {
    const { squares } = scaledSquares(
      array([
        [Infinity, 1e200],
        [Number.NaN, 1e200],
        [1e200, 0],
      ]),
      { axis: 1 },
    );
    expect(Array.from(squares.toTypedArray()).slice(0, 2)).toEqual([Infinity, Number.NaN]);
  });

  test("nothing", () => {
    expect(scaledSquares(zeros([0, 2]), { axis: 0 }).squares.toArray()).toEqual([[0, 0]]);
    expect(scaledSquares(zeros([2, 0]), { axis: 0 }).squares.shape).toEqual([1, 0]);
  });

  test("errors", () => {
    expect(() => scaledSquares(zeros([2]), { axis: 1 })).toThrow(AxisError);
  });
});

describe("norm", () => {
  const all = (a: NdArray): number => norm(a).item();

  test("of all elements, also of the largest and smallest numbers", () => {
    expect(all(array([[3], [4]]))).toBe(5);
    expect(all(array([3e200, 4e200]))).toBeCloseTo(5e200, -186);
    expect(all(array([3 * 5e-324, 4 * 5e-324]))).toBe(5 * 5e-324);
    expect(all(full([4], 2 ** 126, { dtype: "float32" }))).toBe(2 ** 127);
    expect(all(full([4], 2 ** -149, { dtype: "float32" }))).toBe(2 ** -148);
    expect(all(array([100000, 100000], { dtype: "int32" }))).toBe(Math.sqrt(2e10));
    expect(all(zeros([0]))).toBe(0);
  });

  test("along axes: the numbers of np.linalg.norm, and its shapes", () => {
    const a = array([
      [3, 4, 0],
      [5, 0, 12],
    ]);
    expect(norm(a, { axis: 1 }).toArray()).toEqual([5, 13]);
    expect(norm(a, { axis: -1, keepdims: true }).toArray()).toEqual([[5], [13]]);
    expect(norm(a, { axis: 0 }).toArray()).toEqual([5.830951894845301, 4, 12]);
    expect(norm(a, { keepdims: true }).toArray()).toEqual([[13.92838827718412]]);
    expect(norm(a, { axis: [] }).toArray()).toEqual(a.toArray());
    const [large, small] = [2 ** 700, 2 ** -700];
    const far = array([
      [3 * large, 4 * large],
      [3 * small, 4 * small],
    ]);
    expect(norm(far, { axis: 1 }).toArray()).toEqual([5 * large, 5 * small]);
  });

  test("floats keep their dtype, the others become float64", () => {
    for (const dtype of ["float32", "float64"] as const) expect(norm(full([2], 1, { dtype })).dtype).toBe(dtype);
    for (const dtype of ["int32", "bool"] as const) expect(norm(full([2], 1, { dtype })).dtype).toBe("float64");
  });

  test("errors", () => {
    expect(() => norm(array([1]), { axis: 1 })).toThrow("norm: axis 1 is out of range for shape [1]");
    expect(() => norm([1] as never)).toThrow("norm: expected an NdArray, got a JavaScript array");
    expect(() => norm(array([1]), { dim: 1 } as never)).toThrow("norm: there is no option dim; did you mean axis?");
  });

  test("a factor of 2 to any power comes out unchanged", () => {
    const vector = fc.array(fc.double({ min: 1, max: 16, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(vector, fc.integer({ min: -1000, max: 1000 }), (list, k) => {
        expect(all(array(list.map((x) => x * 2 ** k)))).toBe(all(array(list)) * 2 ** k);
        const [single, j] = [list.map(Math.fround), Math.round(k / 9)];
        const power = array(
          single.map((x) => x * 2 ** j),
          { dtype: "float32" },
        );
        expect(all(power)).toBe(all(array(single, { dtype: "float32" })) * 2 ** j);
      }),
      { seed: 1 },
    );
  });
});
