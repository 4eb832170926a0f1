import { sum, variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { array, DTypeError, IndexError, type NdArray, ShapeError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { logSoftmax } from "../activation/log-softmax.ts";
import { checkFunction } from "../testing/vitest.ts";
import { nllLoss } from "./nll-loss.ts";
import { softmaxCrossEntropy } from "./softmax-cross-entropy.ts";

const labels = (...t: number[]): NdArray => array(t, { dtype: "int32" });
const t = labels(2, 0, 0, 1);

checkFunction("nllLoss of logSoftmax", (x) => nllLoss(logSoftmax(x), t), {
  oracle: (x) => softmaxCrossEntropy(x, t),
  inputs: [uniform([4, 3], -2, 2)],
});
for (const [reduction, divisor] of [
  ["mean", 4],
  ["batchMean", 4],
  ["sum", 1],
] as const) {
  checkFunction(`nllLoss, ${reduction}`, (x, classes) => nllLoss(x, classes, { reduction }), {
    oracle: (x, classes) => sum(x.getItem([0, 1, 2, 3], classes)).div(-divisor),
    inputs: [uniform([4, 3], -2, 0), t],
  });
}

describe("nllLoss", () => {
  test("leading axes: the loss of each target, and its mean over all", () => {
    const x = array([0.5, 0.25, 0.125, 4, 8, 16, 1, 2]).reshape(2, 2, 2);
    const t = labels(0, 1, 1, 0).reshape(2, 2);
    expect(nllLoss(x, t, { reduction: "none" }).data.toArray()).toEqual([
      [-0.5, -4],
      [-16, -1],
    ]);
    const of = (reduction: "mean" | "sum" | "batchMean") => nllLoss(x, t, { reduction }).item();
    expect([nllLoss(x, t).item(), of("mean"), of("sum"), of("batchMean")]).toEqual([-5.375, -5.375, -21.5, -10.75]);
    expect(() => nllLoss(x, t.reshape(4))).toThrow(
      new ShapeError("nllLoss: labels of shape [4] do not fit logP of shape [2, 2, 2]"),
    );
  });

  test("gives the numbers of PyTorch", () => {
    // torch.nn.functional.nll_loss(log_softmax(x), [2, 0]), float64
    const x = variable(array(Array.from({ length: 6 }, (_, i) => Math.sin(0.7 * i + 0.3))).reshape(2, 3));
    const y = nllLoss(logSoftmax(x), labels(2, 0));
    expectClose(y, 0.72483430999844, { rtol: 1e-13 });
    y.backward();
    const gx = [
      [0.105657924325741, 0.182391873751242, -0.288049798076984],
      [-0.22322740112009, 0.146835616834309, 0.0763917842857811],
    ];
    expectClose(x.grad ?? 0, array(gx), { rtol: 1e-12 });
  });

  test("without reduction, one number for each row", () => {
    const logP = variable([
      [-1, -2],
      [-3, -4],
    ]);
    expect(nllLoss(logP, variable(labels(1, 0)), { reduction: "none" }).data.toArray()).toEqual([2, 3]);
  });

  test("errors", () => {
    const logP = zeros([3, 4]);
    expect(() => nllLoss(logP, labels(0, 4, 1))).toThrow(
      new IndexError("nllLoss: label 4 of row 1 is out of range for 4 classes"),
    );
    expect(() => nllLoss(logP, labels(0, 1, -1))).toThrow(
      new IndexError("nllLoss: label -1 of row 2 is out of range for 4 classes"),
    );
    expect(() => nllLoss(logP, labels(0, 1))).toThrow(
      new ShapeError("nllLoss: labels of shape [2] do not fit logP of shape [3, 4]"),
    );
    expect(() => nllLoss(logP, zeros([3]))).toThrow(
      new DTypeError('nllLoss: labels are float64, expected int32, one class for each row; write astype(t, "int32")'),
    );
    expect(() => nllLoss(zeros([4]), labels(0))).toThrow(
      new ShapeError("nllLoss: logP has shape [4], expected [..., classes]"),
    );
  });
});
