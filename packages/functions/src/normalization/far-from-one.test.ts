import { type Variable, variable } from "@dz/core";
import { expectClose } from "@dz/core/testing";
import { array, type NdArray, ones, RandomState, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { cosineEmbeddingLoss } from "../loss/cosine-embedding-loss.ts";
import { std } from "../math/std.ts";
import { variance } from "../math/variance.ts";
import { batchNorm } from "./batch-norm.ts";
import { cosineSimilarity } from "./cosine-similarity.ts";
import { l2Normalize } from "./l2-normalize.ts";
import { layerNorm } from "./layer-norm.ts";

type FloatDType = "float32" | "float64";
const values = new RandomState(1).uniform(0.5, 4, [6, 4]);
const weights = new RandomState(2).uniform(-1, 1, [6, 4]);

/** The values times 2ᵏ in a dtype. */
function sized(k: number, dtype: FloatDType): Variable {
  return variable(
    array(
      array(values, { dtype })
        .toTypedArray()
        .map((v) => v * 2 ** k),
      { dtype },
    ).reshape(6, 4),
  );
}

/** A weighted sum of f(x), its gradient and that of the sum of this gradient's weighted elements. */
function derivatives(f: (x: Variable) => Variable, x: Variable): [Variable, Variable, Variable] {
  const y = f(x);
  const w: NdArray = array(y.ndim === 2 && y.shape[1] === 4 ? weights : 1.5, { dtype: x.dtype });
  y.mul(w).backward({ createGraph: true });
  const gx = x.grad as Variable;
  x.cleargrad();
  gx.mul(array(weights, { dtype: x.dtype }))
    .sum()
    .backward();
  return [y, gx, x.grad as Variable];
}

const gamma = (x: Variable): NdArray => ones([4], { dtype: x.dtype });
const beta = (x: Variable): NdArray => zeros([4], { dtype: x.dtype });
/**
 * Functions of degree 0, which do not depend on the size of x, so that their gradients fall with it, and of degree 1.
 */
const functions: Record<string, { f: (x: Variable) => Variable; degree: 0 | 1 }> = {
  l2Normalize: { f: (x) => l2Normalize(x, { eps: 1e-300 }), degree: 0 },
  cosineSimilarity: { f: (x) => cosineSimilarity(x, array(weights, { dtype: x.dtype }), { eps: 1e-300 }), degree: 0 },
  "layerNorm without eps": { f: (x) => layerNorm(x, gamma(x), beta(x), { eps: 0 }), degree: 0 },
  "batchNorm without eps": {
    f: (x) =>
      batchNorm(
        x,
        gamma(x),
        beta(x),
        { mean: array(beta(x), { dtype: x.dtype }), variance: array(gamma(x), { dtype: x.dtype }) },
        { eps: 0 },
      ),
    degree: 0,
  },
  std: { f: (x) => std(x, { axis: 1, ddof: 1 }), degree: 1 },
};

for (const [name, { f, degree }] of Object.entries(functions)) {
  for (const [dtype, powers] of [
    ["float32", [66, -60]],
    ["float64", [600, -500]],
  ] as const) {
    test(`${name} of very large and small numbers in ${dtype} is that of ordinary ones, scaled`, () => {
      const [y1, gx1, ggx1] = derivatives(f, sized(0, dtype));
      for (const k of powers) {
        const [y, gx, ggx] = derivatives(f, sized(k, dtype));
        expect(y.data.toArray()).toEqual(y1.mul(2 ** (degree * k)).data.toArray());
        const close = { rtol: 1e-5, atol: 1e-6 };
        expectClose(gx.mul(2 ** ((1 - degree) * k)), gx1, close);
        const fits = (1 - degree) * -2 * k < 120 && (1 - degree) * -2 * k > -120;
        if (dtype === "float64" ? k < 0 || degree === 1 : fits) {
          expectClose(ggx.mul(2 ** ((1 - degree) * k)).mul(2 ** k), ggx1, close);
        }
        expect(ggx.data.toTypedArray().some(Number.isNaN)).toBe(false);
      }
    });
  }
}

test("normalizations with the usual eps bear large numbers", () => {
  const x = sized(66, "float32");
  const plain = sized(0, "float32");
  expectClose(layerNorm(x, gamma(x), beta(x)), layerNorm(plain, gamma(x), beta(x), { eps: 0 }), {
    rtol: 1e-6,
    atol: 1e-6,
  });
});

test("a variance that float32 does not hold is infinite, its root is not", () => {
  const x = array([-1e20, 1e20], { dtype: "float32" });
  expect(variance(x).item()).toBe(Infinity);
  expect(std(x).item()).toBe(Math.fround(1e20));
  expectClose(std(array([-1e-25, 1e-25], { dtype: "float32" })), 1e-25, { rtol: 1e-6 });
});

describe("vectors of zeros", () => {
  test("have a cosine with themselves that is 0, and no gradient that is no number", () => {
    for (const eps of [1e-8, 1e-15, 1e-30]) {
      const x = variable(zeros([1, 2], { dtype: "float32" }));
      const y = cosineSimilarity(x, x, { eps });
      y.backward({ createGraph: true });
      const gx = x.grad as Variable;
      x.cleargrad();
      gx.sum().backward();
      expectClose(y, 0);
      expectClose(gx, 0);
      expectClose(x.grad as Variable, Math.fround(2 / eps ** 2), { rtol: 1e-5 }); // that of x² / eps²
    }
  });

  for (const dtype of ["float32", "float64"] as const) {
    for (const eps of [1e-8, 1e-12, 1e-15, 1e-30, 1e-50]) {
      test(`have numbers as values and both gradients with eps ${eps} in ${dtype}`, () => {
        const other = variable([[1, 2]], { dtype });
        for (const f of [
          (x: Variable) => l2Normalize(x, { eps }),
          (x: Variable) => cosineSimilarity(x, other, { eps }),
          (x: Variable) => cosineSimilarity(x, zeros([1, 2], { dtype }), { eps }),
          (x: Variable) => cosineEmbeddingLoss(x, other, array([1])),
        ]) {
          const x = variable(zeros([1, 2], { dtype }));
          const y = f(x);
          y.sum().backward({ createGraph: true });
          const gx = x.grad as Variable;
          x.cleargrad();
          gx.mul(gx.data.toTypedArray().some((v) => Math.abs(v) > 1e30) ? 1e-30 : 1)
            .sum()
            .backward();
          for (const result of [y, gx, x.grad as Variable]) {
            expect(result.data.toTypedArray().every(Number.isFinite)).toBe(true);
          }
          expectClose(x.grad as Variable, 0); // linear where it is shorter than eps
        }
      });
    }
  }
});
