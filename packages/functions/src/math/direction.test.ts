import { sum, type Variable, variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { array, greater, where } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { Direction, Norm } from "./direction.ts";

checkFunction("Norm", (x) => new Norm([0, 2], true).apply(x), {
  oracle: (x) => sum(x.pow(2), { axis: [0, 2], keepdims: true }).pow(0.5),
  inputs: [uniform([2, 3, 2], -2, 2)],
});
checkFunction("Norm with a count", (x) => new Norm([1], false, 3).apply(x), {
  oracle: (x) => sum(x.pow(2), { axis: 1 }).div(3).pow(0.5),
  inputs: [uniform([2, 3, 2], -2, 2)],
});
for (const eps of [0, 1e-12, 2]) {
  checkFunction(`Direction with eps ${eps}`, (x) => new Direction([1], eps).apply(x), {
    oracle: (x) => {
      const length = sum(x.pow(2), { axis: 1, keepdims: true }).pow(0.5);
      const above = greater(length.data, eps);
      const zero = array(0, { dtype: x.dtype });
      return x.div(length.mul(where(above, array(1, { dtype: x.dtype }), 0)).add(where(above, zero, eps)));
    },
    inputs: [uniform([4, 3], -2, 2)],
  });
}

describe("far from 1", () => {
  const g = [0.5, -1];
  /** `Σ g · f`, its gradient, the gradient of the gradient, and the gradient of the latter for `g`. */
  function three(f: (x: Variable) => Variable, list: number[], dtype: "float32" | "float64"): Variable[] {
    const x = variable(array(list, { dtype }));
    const y = f(x);
    y.mul(array(y.ndim === 0 ? 0.5 : g, { dtype })).backward({ createGraph: true });
    const gx = x.grad as Variable;
    x.cleargrad();
    gx.mul(array([1, 2], { dtype })).backward();
    return [y, gx, x.grad as Variable];
  }
  const norm = (x: Variable): Variable => new Norm([0], false).apply(x);
  const direction = (x: Variable): Variable => new Direction([0], 0).apply(x);

  for (const dtype of ["float32", "float64"] as const) {
    const powers = dtype === "float32" ? [-100, -60, 60, 100] : [-500, -300, 300, 700];
    test(`values and gradients scale with powers of 2, exactly, in ${dtype}`, () => {
      for (const k of powers) {
        const size = 2 ** k;
        const list = [3 * size, 4.5 * size];
        const [y, gx, ggx] = three(norm, list, dtype) as [Variable, Variable, Variable];
        const [y1, gx1, ggx1] = three(norm, [3, 4.5], dtype) as [Variable, Variable, Variable];
        expect(y.item()).toBe(y1.item() * size);
        expect(gx.data.toArray()).toEqual(gx1.data.toArray());
        expectClose(ggx, ggx1.div(size), { rtol: 1e-6 });
        const [u, gu, ggu] = three(direction, list, dtype) as [Variable, Variable, Variable];
        const [u1, gu1, ggu1] = three(direction, [3, 4.5], dtype) as [Variable, Variable, Variable];
        expect(u.data.toArray()).toEqual(u1.data.toArray());
        expectClose(gu, gu1.div(size), { rtol: 1e-6 });
        expect(ggu.data.toTypedArray().every((v) => !Number.isNaN(v))).toBe(true);
        if (Math.abs(k) <= 60) expectClose(ggu, ggu1.div(size).div(size), { rtol: 1e-6 });
      }
    });

    test(`a vector of zeros has gradients that are 0, in ${dtype}`, () => {
      for (const f of [norm, direction]) {
        for (const result of three(f, [0, 0], dtype)) expectClose(result, 0);
      }
    });

    test(`a vector that is not longer than eps is divided by it, and has no second gradient, in ${dtype}`, () => {
      for (const eps of [0.25, 1e-8, 1e-15, 1e-30]) {
        const [y, gx, ggx] = three((x) => new Direction([0], eps).apply(x), [0, 0], dtype) as [
          Variable,
          Variable,
          Variable,
        ];
        expectClose(y, 0);
        expectClose(gx, array(g.map((v) => v / eps)), { rtol: 1e-6 });
        expectClose(ggx, 0);
      }
    });
  }
});
