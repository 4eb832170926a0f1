import { array, type DType, ShapeError, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { variable } from "../graph/as-variable.ts";
import type { Variable } from "../graph/variable.ts";
import { expectClose, gradientCheck, uniform } from "../testing/index.ts";
import { checkFunction } from "../testing/vitest.ts";
import { pow } from "./pow.ts";

for (const c of [2, 3, 1, -1, -2, 0.5, 2.5]) {
  checkFunction(`pow with exponent ${c}`, (x) => pow(x, c), {
    expected: (x) => x ** c,
    inputs: [uniform([2, 3], 0.5, 2)],
  });
}

checkFunction("pow with exponent 0", (x) => pow(x, 0), {
  expected: () => 1,
  inputs: [uniform([2, 3], -2, 2)],
  swallowsNaN: "NumPy: everything to the power of 0 is 1",
});

checkFunction("pow with a Variable as the exponent", pow, {
  expected: (x, c) => x ** c,
  inputs: [uniform([2, 3], 0.5, 2), uniform([2, 3], -2, 2)],
});

const inputs = (x: number, c: number, dtype: DType): [Variable, Variable] => [
  variable([x], { dtype }),
  variable([c], { dtype }),
];

/** dy/dx, d²y/dx², dy/dc and d²y/dc² of a power whose exponent is an array, and whose base is one. */
function derivatives(x: number, c: number, dtype: DType): number[] {
  const found: number[] = [];
  for (const i of [0, 1]) {
    for (const options of [{}, { createGraph: true }]) {
      const xs = inputs(x, c, dtype);
      const v = xs[i] as Variable;
      pow(i === 0 ? v : xs[0].data, i === 0 ? xs[1].data : v).backward(options);
      const first = v.grad as Variable;
      found.push(first.item());
      if (!("createGraph" in options)) continue;
      v.cleargrad();
      first.backward();
      found.push(v.grad?.item() as number);
    }
  }
  const [gx, again, ggx, gc, andAgain, ggc] = found as [number, number, number, number, number, number];
  expect([again, andAgain], "on arrays and on Variables").toEqual([gx, gc]);
  return [gx, ggx, gc, ggc];
}

describe("pow", () => {
  // PyTorch: the gradient of the base is 0 where the exponent is, that of the exponent where the base is 0 and c >= 0.
  test.each([
    [0, 0, [0, 0, 0, 0]],
    [0, 1, [1, 0, 0, 0]],
    [0, 2, [0, 2, 0, 0]],
    [0, 3, [0, 0, 0, 0]],
    [0, 0.5, [Infinity, -Infinity, 0, 0]],
    [0, -1, [-Infinity, Infinity, -Infinity, Infinity]],
    [-2, 0, [0, 0, NaN, NaN]],
    [-2, 1, [1, 0, NaN, NaN]],
    [-2, 3, [12, -12, NaN, NaN]],
    [-2, -1, [-0.25, -0.25, NaN, NaN]],
    [-2, -2, [0.25, 0.375, NaN, NaN]],
    [1e-40, 0, [0, 0, Math.log(1e-40), Math.log(1e-40) ** 2]],
    [1e-15, -1, [-1e30, Infinity, -3.4538776394910684e16, 1.1929270752511163e18]],
    [1e-10, -2, [-2e30, Infinity, -2.302585092994046e21, 5.3018981104784e22]],
    [1e20, -1, [-1e-40, 0, 4.605170185988091e-19, 2.12075924419136e-17]],
    [3e38, 1, [1, 0, Infinity, Infinity]],
    [1e19, 2, [2e19, 2, Infinity, Infinity]],
  ] as const)("the derivatives of %d to the power of an array [%d]", (x, c, expected) => {
    for (const dtype of ["float32", "float64"] as const) {
      const found = derivatives(x, c, dtype);
      for (const [i, value] of expected.entries()) {
        if (dtype === "float64" && x !== 0 && Math.abs(value) === Infinity) continue; // larger than any float32
        const far = dtype === "float64" && value === 0 && x === 1e20; // smaller than any float32
        expectClose(found[i] as number, value, { rtol: 4e-6, atol: far ? 1e-50 : 1e-44 }, `${dtype}, ${i}`);
      }
    }
  });

  test("the mixed derivative where the exponent is 0: d²y/dxdc = 1 / x", () => {
    const [x, c] = inputs(4, 0, "float64");
    pow(x, c).backward({ createGraph: true });
    const gx = x.grad as Variable;
    c.cleargrad();
    gx.backward();
    expect(c.grad?.item()).toBe(0.25);
  });

  test("a gradient of 0 from above stays 0 where the slope is infinite", () => {
    for (const [x, c] of [
      [1e-30, -1],
      [1e-30, -2],
      [3e38, 2],
    ] as const) {
      for (const exponent of [c, array([c], { dtype: "float32" })]) {
        for (const options of [{}, { retainGrad: true }]) {
          const from = variable([x], { dtype: "float32" });
          const y = pow(from, exponent);
          if (!Number.isFinite(y.item())) continue;
          y.mul(0).backward(options);
          expect(Math.abs(from.grad?.item() as number), `${x}, ${c}`).toBe(0);
        }
      }
    }
  });

  test("what is to the power of 0 has the gradient 0, whatever comes down", () => {
    for (const options of [{}, { retainGrad: true }]) {
      const x = variable([2, 0, NaN]);
      pow(x, 0).mul(Infinity).backward(options);
      expect(x.grad?.data.toArray()).toEqual([0, 0, 0]);
    }
  });

  test("negative bases", () => {
    gradientCheck((x) => pow(x, 3), [array([-2, -0.5, 1])], { order: 2 });
    expect(pow(variable(-2), 3).item()).toBe(-8);
    expect(pow(variable(-2), 0.5).item()).toBeNaN();
  });

  test("the gradient at 0 is a number where there is one", () => {
    for (const [c, expected] of [
      [0, 0],
      [1, 1],
      [2, 0],
      [3, 0],
    ] as const) {
      for (const options of [{}, { createGraph: true }]) {
        const x = variable([0]);
        pow(x, c).backward(options);
        expect(x.grad?.item(), `x to the power of ${c}`).toBe(expected);
      }
    }
  });

  test("a number on either side is weak: float32 stays float32", () => {
    const x = variable([1, 2], { dtype: "float32" });
    expect(pow(x, 0.5).dtype).toBe("float32");
    expect(pow(2, x).dtype).toBe("float32");
    expect(pow(2, x).data.toArray()).toEqual([2, 4]);
  });

  test("an exponent that is an array has no gradient, but the base has", () => {
    const x = variable([2, 3]);
    pow(x, array([2, 3])).backward();
    expect(x.grad?.data.toArray()).toEqual([4, 27]);
  });

  test("errors", () => {
    expect(() => pow(variable([1, 2]), array([1, 2, 3]))).toThrow(
      new ShapeError("pow: shapes [2] and [3] do not broadcast"),
    );
    expect(() => pow("x" as unknown as number, 2)).toThrow(
      new ValueError('pow: expected a Variable, NdArray or number, got the string "x"'),
    );
    expect(() => pow("x" as unknown as number, variable(2))).toThrow(
      new ValueError('pow: expected a Variable, NdArray or number, got the string "x"'),
    );
    expect(() => pow(2, "x" as unknown as number)).toThrow(
      new ValueError('pow: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});
