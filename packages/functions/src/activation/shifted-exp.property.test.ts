/** A constant added to all scores changes nothing, however large it is. */
import { type Variable, variable } from "@dz/core";
import { add, array, type NdArray } from "@dz/ndarray";
import fc from "fast-check";
import { expect, test } from "vitest";
import { klDivergence } from "../loss/kl-divergence.ts";
import { nllLoss } from "../loss/nll-loss.ts";
import { softmaxCrossEntropy } from "../loss/softmax-cross-entropy.ts";
import { logSumExp } from "../math/log-sum-exp.ts";
import { logSoftmax } from "./log-softmax.ts";
import { softmax } from "./softmax.ts";

const functions: Readonly<Record<string, (x: Variable, t: NdArray) => Variable>> = {
  softmax: (x) => softmax(x),
  "softmax along axis 0": (x) => softmax(x, { axis: 0 }),
  logSoftmax: (x) => logSoftmax(x),
  "logSoftmax along axis 0": (x) => logSoftmax(x, { axis: 0 }),
  softmaxCrossEntropy,
  nllLoss: (x, t) => nllLoss(logSoftmax(x), t),
  klDivergence: (x) =>
    klDivergence(
      logSoftmax(x),
      array(
        [
          [0.5, 0, 0.5],
          [0, 0.25, 0.75],
        ],
        { dtype: x.dtype },
      ),
    ),
};

/** Integers, whose sums with `shift` are exact; −∞ among them, but never alone. */
const drawing = fc.record({
  dtype: fc.constantFrom("float64" as const, "float32" as const),
  scores: fc.tuple(...Array.from({ length: 6 }, () => fc.integer({ min: -30, max: 30 }))),
  ruledOut: fc.constantFrom(null, 0, 1, 2, 3, 4, 5),
  power: fc.integer({ min: 0, max: 22 }),
  sign: fc.constantFrom(-1, 1),
});

test.each(Object.keys(functions))("%s and its gradients have the same bits", (name) => {
  const f = functions[name] as (x: Variable, t: NdArray) => Variable;
  const results = (scores: NdArray, retainGrad: boolean): unknown[] => {
    const x = variable(scores);
    const t = array([0, 2], { dtype: "int32" });
    const y = f(x, t);
    y.mul(array(Array.from({ length: y.size }, (_, i) => i + 1)).reshape(y.shape)).backward({ retainGrad });
    return [y.data.toArray(), x.grad?.data.toArray()];
  };
  fc.assert(
    fc.property(drawing, ({ dtype, scores, ruledOut, power, sign }) => {
      // Logarithms are −∞ there, and 0 · ∞ in a loss or in the weights below would be NaN.
      const values = scores.map((v, i) => (i === ruledOut && name.startsWith("softmax") ? -Infinity : v));
      const x = array(values, { dtype }).reshape(2, 3);
      const shift = sign * 2 ** (dtype === "float64" ? 2 * power : power);
      for (const retainGrad of [false, true]) {
        expect(results(add(x, shift), retainGrad)).toEqual(results(x, retainGrad));
      }
    }),
    { numRuns: 60, seed: 3 },
  );
});

test("logSumExp: its gradient has the same bits", () => {
  fc.assert(
    fc.property(drawing, ({ dtype, scores, ruledOut, power, sign }) => {
      const values = array(
        scores.map((v, i) => (i === ruledOut ? -Infinity : v)),
        { dtype },
      ).reshape(2, 3);
      const gradient = (from: NdArray): unknown => {
        const x = variable(from);
        logSumExp(x, { axis: 1 }).backward();
        return x.grad?.data.toArray();
      };
      expect(gradient(add(values, sign * 2 ** power))).toEqual(gradient(values));
    }),
    { numRuns: 60, seed: 3 },
  );
});
