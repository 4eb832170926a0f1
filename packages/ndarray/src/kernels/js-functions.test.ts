import { expect, test } from "vitest";
import { functionsOf } from "./js-functions.ts";

test("float32 has functions of its own where the SIMD kernels have them", () => {
  const [double, single] = [functionsOf("float64"), functionsOf("float32")];
  for (const name of ["exp", "log", "tanh", "sigmoid"] as const) {
    expect(single[name](0.7)).not.toBe(double[name](0.7));
    expect(Math.abs(single[name](0.7) - double[name](0.7))).toBeLessThan(1e-6);
  }
  for (const name of ["sin", "cos", "pow"] as const) expect(single[name]).toBe(double[name]);
});
