import { type Variable, variable } from "@dz/core";
import { expectClose } from "@dz/core/testing";
import { array, type NdArray } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { asFloat } from "./as-float.ts";
import * as F from "./index.ts";

const [LEAST, MOST] = [-2147483648, 2147483647];

test("floats are the Variable itself; whole numbers and bools become float64, and have a gradient", () => {
  const x = variable([1, 2], { dtype: "float32" });
  expect(asFloat(x, "f")).toBe(x);
  for (const retainGrad of [false, true]) {
    const n = variable(array([1, 2], { dtype: "int32" }));
    const y = asFloat(n, "f");
    y.mul(3).backward({ retainGrad });
    expect([y.dtype, y.data.toArray(), n.grad?.data.toArray()]).toEqual(["float64", [1, 2], [3, 3]]);
  }
  expect(asFloat(array([true]), "f").dtype).toBe("float64");
});

describe("whole numbers become floats before anything is computed that int32 does not hold", () => {
  type OfOne = (x: Variable) => Variable;
  const values = [
    [65536, 100000, MOST],
    [-100000, LEAST, 46341],
  ];
  const other = array([
    [LEAST, MOST, -65536],
    [3, LEAST, -46341],
  ]);
  const [same, opposite]: [NdArray, NdArray] = [array([1, -1]), array([-1, 1])];
  const cases: Record<string, OfOne> = {
    norm: (x) => F.norm(x, { axis: 1 }),
    variance: (x) => F.variance(x, { axis: 0 }),
    std: (x) => F.std(x),
    mean: (x) => F.mean(x),
    l2Normalize: (x) => F.l2Normalize(x),
    standardize: (x) => F.standardize(x),
    layerNorm: (x) => F.layerNorm(x, array([1, 2, 3]), array([0, 0, 0])),
    groupNorm: (x) => F.groupNorm(x, 3, array([1, 2, 3]), array([0, 0, 0])),
    batchNorm: (x) =>
      F.batchNorm(x, array([1, 2, 3]), array([0, 0, 0]), { mean: array([0, 0, 0]), variance: array([1, 1, 1]) }),
    cosineSimilarity: (x) => F.cosineSimilarity(x, like(other, x)),
    cosineEmbeddingLoss: (x) => F.cosineEmbeddingLoss(x, like(other, x), same),
    meanSquaredError: (x) => F.meanSquaredError(x, like(other, x)),
    "meanSquaredError with a number": (x) => F.meanSquaredError(x, LEAST),
    l1Loss: (x) => F.l1Loss(x, like(other, x)),
    huberLoss: (x) => F.huberLoss(x, like(other, x)),
    smoothL1Loss: (x) => F.smoothL1Loss(x, like(other, x)),
    hingeLoss: (x) => F.hingeLoss(F.getItem(x, 1).getItem(F_SLICE), opposite),
    klDivergence: (x) =>
      F.klDivergence(
        x,
        array([
          [1, 0, 0],
          [0, 0.5, 0.5],
        ]),
      ),
    nllLoss: (x) => F.nllLoss(x, array([2, 1], { dtype: "int32" }), { reduction: "sum" }),
    sigmoidCrossEntropy: (x) => F.sigmoidCrossEntropy(x, 1),
    softmaxCrossEntropy: (x) => F.softmaxCrossEntropy(x, array([0, 0], { dtype: "int32" })),
    softmax: F.softmax,
    logSoftmax: F.logSoftmax,
    logSumExp: F.logSumExp,
    softsign: F.softsign,
    logSigmoid: F.logSigmoid,
    gelu: F.gelu,
    "gelu with tanh": (x) => F.gelu(x, { approximate: "tanh" }),
    silu: F.silu,
    mish: F.mish,
    hardSwish: F.hardSwish,
    softplus: F.softplus,
    "leakyRelu with a whole slope": (x) => F.leakyRelu(x, { slope: 2 }),
    "prelu with a whole slope": (x) => F.prelu(x, array(2, { dtype: x.dtype })),
    atan: F.atan,
    asin: F.asin,
    acos: F.acos,
    log1p: F.log1p,
    scaledDotProductAttention: (x) => F.scaledDotProductAttention(x, x, x),
  };
  for (const [name, f] of Object.entries(cases)) {
    test(name, () => {
      for (const retainGrad of [false, true]) {
        const [whole, real] = [variable(array(values, { dtype: "int32" })), variable(array(values))];
        const [y, expected] = [f(whole), f(real)];
        expect(y.dtype).toBe("float64");
        expectClose(y, expected, { rtol: 0 });
        y.backward({ retainGrad });
        expected.backward({ retainGrad });
        expectClose(whole.grad as Variable, real.grad as Variable, { rtol: 0 }, "gradient");
      }
    });
  }
});

const F_SLICE = array([0, 2], { dtype: "int32" });

/** The array in the dtype of x. */
function like(a: NdArray, { dtype }: Variable): NdArray {
  return array(a, { dtype });
}
