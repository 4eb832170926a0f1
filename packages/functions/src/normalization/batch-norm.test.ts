import { pow, reshape, sub, testMode, type Variable, variable } from "@dz/core";
import { expectClose, gradientCheck, uniform } from "@dz/core/testing";
import { array, ones, RandomState, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { mean } from "../math/mean.ts";
import { checkFunction } from "../testing/vitest.ts";
import { batchNorm, type RunningStatistics } from "./batch-norm.ts";

const EPS = 2e-5;
const fresh = (channels: number): RunningStatistics => ({ mean: zeros([channels]), variance: ones([channels]) });

/** The formula, written out. */
function composed(x: Variable, gamma: Variable, beta: Variable): Variable {
  const over = { axis: x.ndim === 2 ? 0 : [0, 2, 3], keepdims: true };
  const shape = x.shape.map((length, i) => (i === 1 ? length : 1));
  const centred = sub(x, mean(x, over));
  const normal = centred.div(pow(mean(centred.pow(2), over).add(EPS), 0.5));
  return normal.mul(reshape(gamma, shape)).add(reshape(beta, shape));
}

for (const shape of [
  [5, 3],
  [2, 3, 2, 2],
]) {
  const inputs = [uniform(shape, -2, 2), uniform([3], 0.5, 2), uniform([3], -1, 1)];
  checkFunction(`batchNorm of [${shape}]`, (x, gamma, beta) => batchNorm(x, gamma, beta, fresh(3)), {
    oracle: composed,
    inputs,
  });

  const running = { mean: array([0.5, -1, 2]), variance: array([0.25, 4, 1]) };
  checkFunction(
    `batchNorm of [${shape}] under testMode`,
    (x, gamma, beta) => testMode(() => batchNorm(x, gamma, beta, inDtypeOf(x, running))),
    {
      oracle: (x, gamma, beta) => {
        const perChannel = shape.map((length, i) => (i === 1 ? length : 1));
        const [m, v, g, b] = [variable(running.mean), variable(running.variance), gamma, beta].map((a) =>
          reshape(a, perChannel),
        ) as [Variable, Variable, Variable, Variable];
        return variable(
          sub(x, m)
            .div(pow(v.add(EPS), 0.5))
            .mul(g)
            .add(b).data,
          { dtype: x.dtype },
        );
      },
      inputs,
    },
  );
}

function inDtypeOf({ dtype }: Variable, { mean, variance }: RunningStatistics): RunningStatistics {
  return { mean: array(mean, { dtype }), variance: array(variance, { dtype }) };
}

describe("batchNorm", () => {
  const x = array([
    [1, 10],
    [3, 10],
    [5, 40],
  ]);
  const [gamma, beta] = [ones([2]), zeros([2])];

  test("each channel has mean 0 and variance 1", () => {
    const y = batchNorm(x, gamma, beta, fresh(2), { eps: 0 });
    expectClose(mean(y, { axis: 0 }), 0, { atol: 1e-15 });
    expectClose(mean(y.pow(2), { axis: 0 }), 1, { rtol: 1e-15 });
  });

  test("the running statistics move towards those of the batch, the variance without bias", () => {
    const running = { mean: array([1, 1]), variance: array([2, 2]) };
    batchNorm(x, gamma, beta, running, { decay: 0.75 });
    expectClose(running.mean, array([0.75 + 0.25 * 3, 0.75 + 0.25 * 20]), { rtol: 1e-15 });
    expectClose(running.variance, array([1.5 + 0.25 * 4, 1.5 + 0.25 * 300]), { rtol: 1e-15 });
  });

  test("arrays that were in there before keep their values", () => {
    const running = fresh(2);
    const before = running.mean;
    batchNorm(x, gamma, beta, running);
    expect(before.toArray()).toEqual([0, 0]);
    expect(running.mean).not.toBe(before);
  });

  test("the running statistics keep their dtype", () => {
    const running = { mean: zeros([2], { dtype: "float32" }), variance: ones([2], { dtype: "float32" }) };
    batchNorm(x, gamma, beta, running);
    expect([running.mean.dtype, running.variance.dtype]).toEqual(["float32", "float32"]);
  });

  test("under testMode they stay as they are, and the gradient is that of the mode of the forward", () => {
    const running = fresh(2);
    const [v, m] = [running.variance, running.mean];
    const input = variable(x);
    const y = testMode(() => batchNorm(input, gamma, beta, running, { eps: 0 }));
    expect([running.variance, running.mean]).toEqual([v, m]);
    expect(y.data.toArray()).toEqual(x.toArray());
    y.backward();
    expect(input.grad?.data.toArray()).toEqual(ones([3, 2]).toArray());
  });

  test("what happens to the statistics later changes no gradient", () => {
    const running = { mean: array([1, 1]), variance: array([4, 4]) };
    const input = variable(x);
    const y = testMode(() => batchNorm(input, gamma, beta, running, { eps: 0 }));
    running.variance = array([100, 100]);
    y.backward();
    expectClose(input.grad ?? 0, 0.5);
  });

  test("a batch of one, and channels that are constant, have variance 0", () => {
    const random = new RandomState(0);
    for (const shape of [
      [1, 2],
      [3, 2],
    ]) {
      const running = fresh(2);
      const y = batchNorm(ones(shape), gamma, array([7, 8]), running);
      expectClose(y, variable(ones(shape)).mul(array([7, 8])));
      expectClose(running.variance, 0.9);
    }
    const almost = random.uniform(-1e-3, 1e-3, [3, 2]);
    gradientCheck((v) => batchNorm(v, gamma, beta, fresh(2)), [almost], { order: 2, step: 1e-8, rtol: 1e-4, atol: 1 });
  });

  test("errors change nothing", () => {
    const running = fresh(2);
    const { mean: m, variance: v } = running;
    const attempt =
      (input: unknown, scale: unknown = gamma, shift: unknown = beta, statistics: unknown = running) =>
      () =>
        batchNorm(input as number, scale as number, shift as number, statistics as typeof running);
    expect(attempt(zeros([3, 2, 5]))).toThrow(
      new ShapeError(
        "batchNorm: x has shape [3, 2, 5], expected [batch, channels] or [batch, channels, height, width]",
      ),
    );
    expect(attempt(x, ones([3]))).toThrow(new ShapeError("batchNorm: gamma has shape [3], expected [2] for x [3, 2]"));
    expect(attempt(x, gamma, ones([1, 2]))).toThrow(
      new ShapeError("batchNorm: beta has shape [1, 2], expected [2] for x [3, 2]"),
    );
    expect(attempt(x, gamma, beta, { ...running, mean: zeros([3]) })).toThrow(
      new ShapeError("batchNorm: mean has shape [3], expected [2] for x [3, 2]"),
    );
    expect(attempt(x, gamma, beta, { ...running, variance: zeros([]) })).toThrow(
      new ShapeError("batchNorm: variance has shape [], expected [2] for x [3, 2]"),
    );
    expect(attempt(zeros([0, 2]))).toThrow(new ValueError("batchNorm: an empty batch of shape [0, 2] has no mean"));
    expect(attempt("x")).toThrow(
      new ValueError('batchNorm: expected a Variable, NdArray or number, got the string "x"'),
    );
    for (const [statistics, shown] of [
      [null, "null"],
      [{ mean: m, variance: [1, 1] }, "Object"],
      [{ mean: [0, 0], variance: v }, "Object"],
    ]) {
      expect(attempt(x, gamma, beta, statistics)).toThrow(
        new ValueError(`batchNorm: expected running statistics { mean, variance }, got ${shown}`),
      );
    }
    expect([running.mean, running.variance]).toEqual([m, v]);
    expect(testMode(attempt(zeros([0, 2]))).shape).toEqual([0, 2]);
  });
});
