import { beforeEach, describe, expect, it } from "vitest";
import { array, scalar, zeros } from "../array/creation.ts";
import { pin } from "../array/pinned.ts";
import { ShapeError, ValueError } from "../errors/errors.ts";
import { release } from "../memory/signals.ts";
import { at, fill, laid, layouts, plain } from "../testing/plain.ts";
import * as ew from "./elementwise.ts";

beforeEach(release);

describe("functions of one array", () => {
  it.each([
    ["exp", ew.exp, Math.exp],
    ["log", ew.log, Math.log],
    ["sin", ew.sin, Math.sin],
    ["cos", ew.cos, Math.cos],
    ["tanh", ew.tanh, Math.tanh],
    ["sigmoid", ew.sigmoid, (x: number) => 1 / (1 + Math.exp(-x))],
  ])("%s, as the host's", (_, op, f) => {
    const x = fill([3, 5], ([i, j]) => (i as number) * 1.7 + (j as number) * 0.3 + 0.01);
    for (const layout of layouts) {
      for (const dtype of ["float64", "float32"] as const) {
        const tolerance = dtype === "float64" ? 1e-15 : 3e-7;
        const out = op(laid(x, dtype, layout));
        fill([3, 5], (i) => {
          const expected = f(dtype === "float32" ? Math.fround(at(x, i)) : at(x, i));
          expect(Math.abs(at(plain(out), i) - expected)).toBeLessThanOrEqual(
            tolerance * Math.max(1, Math.abs(expected)),
          );
          return 0;
        });
      }
    }
  });

  it("map may compute with arrays", () => {
    const a = array([1, 2, 3, 4, 5]);
    const out = ew.map(a, (x) => {
      for (let i = 0; i < 100; i++) zeros([100]);
      release();
      return ew.add(a, x).toTypedArray().at(-1) as number;
    });
    expect(out.toArray()).toEqual([6, 7, 8, 9, 10]);
  });
});

describe("pow", () => {
  const x = array([-Infinity, -0, 0, -8, Number.NaN, 1, Infinity]);
  const N = Number.NaN;

  // NumPy 2.4.6, both `x ** e` and np.power
  it.each([
    [0.5, [N, -0, 0, N, N, 1, Infinity]],
    [-1, [-0, -Infinity, Infinity, -0.125, N, 1, 0]],
    [2, [Infinity, 0, 0, 64, N, 1, Infinity]],
    [1, [-Infinity, -0, 0, -8, N, 1, Infinity]],
    [0, [1, 1, 1, 1, 1, 1, 1]],
    [3, [-Infinity, -0, 0, -512, N, 1, Infinity]],
    [-2, [0, Infinity, Infinity, 1 / 64, N, 1, 0]],
    [-0.5, [0, Infinity, Infinity, N, N, 1, 0]],
    [N, [N, N, N, N, N, 1, N]],
    [Infinity, [Infinity, 0, 0, Infinity, N, 1, Infinity]],
    [-Infinity, [0, Infinity, Infinity, 0, N, 1, 0]],
  ])("of special numbers to the power of %d", (exponent, expected) => {
    expect(Array.from(ew.pow(x, exponent).toTypedArray())).toEqual(expected);
  });

  it("of whole numbers is whole, unless the exponent is not", () => {
    const a = array([2, -3], { dtype: "int32" });
    expect([ew.pow(a, 2), ew.pow(a, 3), ew.pow(a, 0), ew.pow(a, 1)].map((y) => [y.dtype, y.toArray()])).toEqual([
      ["int32", [4, 9]],
      ["int32", [8, -27]],
      ["int32", [1, 1]],
      ["int32", [2, -3]],
    ]);
    expect(ew.pow(a, 0.5).dtype).toBe("float64");
    expect(ew.pow(array([4], { dtype: "int32" }), -1.5).item()).toBe(0.125);
    expect(() => ew.pow(a, -1)).toThrow(new ValueError("pow: whole numbers (int32) have no power of -1, use float64"));
    expect(() => ew.pow(array([true]), -2)).toThrow(ValueError);
    for (const base of [a, 2, array([true, false])]) {
      expect(() => ew.pow(base, a)).toThrow("pow: whole numbers (int32) have no power of -3, use float64");
    }
    expect(ew.pow(array([2]), array([-1], { dtype: "int32" })).item()).toBe(0.5);
    expect(ew.pow(array([true, false]), array([false, false])).toArray()).toEqual([1, 1]);
  });

  it("of arrays broadcasts", () => {
    expect(ew.pow(array([[2], [3]]), array([1, 2, -1])).toArray()).toEqual([
      [2, 4, 0.5],
      [3, 9, 1 / 3],
    ]);
    expect(ew.pow(2, array([0.5, 3])).toArray()).toEqual([Math.SQRT2, 8]);
  });

  it("to the power of 1 is a copy: an array that is updated in place may not show in a result", () => {
    const p = pin(array([1, 2]));
    expect(ew.pow(p, 1).span).not.toBe(p.span);
  });
});

describe("clip", () => {
  it("keeps what lies between, and NaN", () => {
    const a = array([-Infinity, -1, 0.5, 2, Number.NaN]);
    expect(ew.clip(a, 0, 1).toArray()).toEqual([0, 0, 0.5, 1, Number.NaN]);
    expect(ew.clip(a.T, -Infinity, 1).toArray()).toEqual([-Infinity, -1, 0.5, 1, Number.NaN]);
    expect(ew.clip(array([1, 5]), 3, 2).toArray()).toEqual([2, 2]); // as in NumPy, the upper bound wins
  });

  it("keeps whole numbers whole if the bounds are", () => {
    const a = array([1, 2, 3], { dtype: "int32" });
    expect([ew.clip(a, 2, 9).dtype, ew.clip(a, 0.5, 2).dtype]).toEqual(["int32", "float64"]);
  });
});

describe("errors", () => {
  it("name the operation and the shapes", () => {
    expect(() => ew.add(zeros([2]), zeros([3]))).toThrow(new ShapeError("add: shapes [2] and [3] do not broadcast"));
    expect(() => ew.less(zeros([2, 3]), zeros([2]))).toThrow("less: shapes [2, 3] and [2] do not broadcast");
    expect(() => ew.mul(zeros([0]), zeros([2]))).toThrow("mul: shapes [0] and [2] do not broadcast");
    expect(() => ew.where(array([true, false]), zeros([3]), 1)).toThrow("where: shapes [2] and [3] do not broadcast");
  });

  it("name what is no operand", () => {
    const bad = "text" as unknown as number;
    expect(() => ew.add(bad, 1)).toThrow(new ValueError('add: expected an NdArray or a number, got the string "text"'));
    expect(() => ew.add(scalar(1), bad)).toThrow(ValueError);
    expect(() => ew.exp(bad)).toThrow('exp: expected an NdArray or a number, got the string "text"');
    expect(() => ew.where(array([true]), bad, 1)).toThrow(ValueError);
    expect(() => ew.sub([1] as unknown as number, 1)).toThrow(
      "sub: expected an NdArray or a number, got a JavaScript array; make one with array(...)",
    );
  });
});
