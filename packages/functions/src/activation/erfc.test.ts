import { describe, expect, test } from "vitest";
import { erfc } from "./erfc.ts";

/** By the series `erf(x) = 2/√π e^(−x²) Σ 2ⁿ x^(2n+1) / (2n+1)!!`, whose terms all have the same sign. */
function erfcBySeries(x: number): number {
  let term = x;
  let sum = 0;
  for (let n = 0; Math.abs(term) > 1e-20 * Math.abs(sum); n++) {
    sum += term;
    term *= (2 * x * x) / (2 * n + 3);
  }
  return 1 - (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** To 16 digits, from the C library and from arithmetic of 40 digits. */
const REFERENCE = [
  [-3, 1.9999779095030015],
  [-0.5, 1.5204998778130465],
  [0.3, 0.6713732405408726],
  [0.46875, 0.507386526782062],
  [0.47, 0.5062549491139179],
  [1.5, 0.033894853524689274],
  [3.99, 1.6739211364520814e-8],
  [4, 1.541725790028002e-8],
  [4.01, 1.4196939421371052e-8],
  [6, 2.1519736712498916e-17],
  [10, 2.088487583762545e-45],
  [20, 5.3958656116079005e-176],
  [26, 5.663192408856143e-296],
] as const;

describe("erfc", () => {
  test("agrees with a series", () => {
    for (let i = -400; i <= 400; i++) {
      const x = i / 100;
      expect(Math.abs(erfc(x) - erfcBySeries(x))).toBeLessThan(1e-15);
    }
  });

  test("keeps its precision where it is tiny, and where one approximation follows another", () => {
    for (const [x, y] of REFERENCE) expect(Math.abs(erfc(x) / y - 1)).toBeLessThan(3e-15);
  });

  test("at the ends", () => {
    expect([0, -Infinity, Infinity, -1e300, 1e300, 28].map(erfc)).toEqual([1, 2, 0, 2, 0, 0]);
    expect(erfc(NaN)).toBeNaN();
  });
});
