import { variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { array, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { gelu } from "./gelu.ts";

/** `erf(z) = 2/√π e^(−z²) Σ 2ⁿ z^(2n+1) / (2n+1)!!`: another method than that of the function. */
function erf(z: number): number {
  let term = z;
  let sum = 0;
  for (let n = 0; n < 100; n++) {
    sum += term;
    term *= (2 * z * z) / (2 * n + 3);
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-z * z) * sum;
}

const inputs = [uniform([2, 3], -3, 3)];

checkFunction("gelu", (x) => gelu(x), {
  expected: (x) => (x / 2) * (1 + erf(x / Math.SQRT2)),
  inputs,
  float32: { gradients: { atol: 2 ** -23 } }, // they have zeros
  extremes: [
    [-10, -7.619853024160526e-23, -7.618400096464814e-22, -7.54070665417229e-21],
    [0, 0],
    [-1e200, 0],
    [1e200, 1e200],
  ],
});
checkFunction("gelu with tanh", (x) => gelu(x, { approximate: "tanh" }), {
  expected: (x) => (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3))),
  inputs,
  float32: { gradients: { atol: 2 ** -20 } }, // they have zeros
  extremes: [
    [0, 0],
    [-1e200, 0],
    [1e200, 1e200],
  ],
});

// torch.nn.functional.gelu and its gradient, float64
const x = [-6, -2.5, -1, -0.1, 0.3, 1.5, 4];
const pytorch = {
  none: {
    y: [
      -5.919525869479969e-9, -0.015524163314440398, -0.15865525393145702, -0.0460172162722971, 0.1853734266566858,
      1.399789198096713, 3.9998733150326675,
    ],
    gx: [
      -3.546870945402639e-8, -0.03761108590814519, -0.08331547058768635, 0.4204769079752698, 0.7323277668271099,
      1.1274691922299795, 1.0005036496612265,
    ],
  },
  tanh: {
    y: [
      -8.43964897967453e-11, -0.015084266089998577, -0.15880800939172324, -0.04601724895456484, 0.18537092354275922,
      1.3995715769802328, 3.9999297540518075,
    ],
    gx: [
      -7.709976012836329e-10, -0.03795157621266618, -0.08296408384578252, 0.4204782107282433, 0.7322954516388018,
      1.127710793151433, 1.000335123197122,
    ],
  },
} as const;

describe("gelu", () => {
  for (const approximate of ["none", "tanh"] as const) {
    test(`gives the numbers of PyTorch with approximate ${approximate}`, () => {
      const input = variable(x);
      const y = gelu(input, { approximate });
      y.backward();
      // PyTorch computes 1 + erf, and so loses digits where the result is tiny.
      expectClose(y, array([...pytorch[approximate].y]), { rtol: 1e-13, atol: 1e-15 });
      expectClose(input.grad ?? 0, array([...pytorch[approximate].gx]), { rtol: 1e-13, atol: 1e-15 });
    });
  }

  test("is exact by default", () => {
    expect(gelu(-1).item()).toBe(gelu(-1, { approximate: "none" }).item());
    expect(gelu(-1).item()).not.toBe(gelu(-1, { approximate: "tanh" }).item());
  });

  test("errors", () => {
    expect(() => gelu(1, { approximate: "erf" as "none" })).toThrow(
      new ValueError('gelu: approximate is "erf", expected "none" or "tanh"'),
    );
    expect(() => gelu("x" as unknown as number)).toThrow(
      new ValueError('gelu: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});
