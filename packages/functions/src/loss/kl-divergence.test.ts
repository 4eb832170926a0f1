import { log, sum, type Variable, variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { array, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { logSoftmax } from "../activation/log-softmax.ts";
import { softmax } from "../activation/softmax.ts";
import { checkFunction } from "../testing/vitest.ts";
import { klDivergence } from "./kl-divergence.ts";

const divisors = { mean: 6, batchMean: 2, sum: 1 } as const;
for (const reduction of ["mean", "batchMean", "sum"] as const) {
  checkFunction(`klDivergence, ${reduction}`, (logQ, p) => klDivergence(logQ, p, { reduction }), {
    oracle: (logQ, p) => sum(p.mul(log(p).sub(logQ))).div(divisors[reduction]),
    inputs: [uniform([2, 3], -3, -0.1), uniform([2, 3], 0.1, 0.9)],
  });
}

describe("klDivergence", () => {
  const wave = (phase: number): Variable =>
    variable(Array.from({ length: 6 }, (_, i) => Math.sin(0.7 * i + phase))).reshape(2, 3);

  // torch.nn.functional.kl_div(log_softmax(x), softmax(t)), float64
  const gradient = [
    -0.149911257036381, 0.081517828406423, 0.0683934286299582, 0.387759753172554, -0.0323525403936681,
    -0.355407212778886,
  ];
  test.each([
    ["batchMean", 0.252215882974532, 2],
    ["mean", 0.0840719609915106, 6],
    ["sum", 0.504431765949064, 1],
  ] as const)("gives the numbers of PyTorch: %s", (reduction, divergence, divisor) => {
    const x = variable(wave(0.3).data);
    const y = klDivergence(logSoftmax(x), softmax(wave(4)), { reduction });
    expectClose(y, divergence, { rtol: 1e-13 });
    y.backward();
    expectClose(x.grad ?? 0, array(gradient.map((g) => g / divisor)).reshape(2, 3), { rtol: 1e-12 });
  });

  test("is divided by the batch by default", () => {
    const [logQ, p] = [logSoftmax(wave(1)), softmax(wave(2))];
    expect(klDivergence(logQ, p).item()).toBe(klDivergence(logQ, p, { reduction: "batchMean" }).item());
  });

  test("is 0 between equal distributions, and a class with p = 0 adds nothing", () => {
    expectClose(klDivergence(logSoftmax(wave(1)), softmax(wave(1))), 0, { atol: 1e-15 });
    const logQ = variable([[-1, -2, -3]]);
    const y = klDivergence(logQ, array([[1, 0, 0]]));
    expect(y.item()).toBe(1);
    y.backward();
    expect(logQ.grad?.data.toArray()).toEqual([[-1, 0, 0]]);
  });

  test("a class with p = 0 and q = 0 adds nothing either", () => {
    const logQ = variable([[0, -Infinity]]);
    const y = klDivergence(logQ, array([[1, 0]]));
    expect(y.item()).toBe(0);
    y.backward();
    expect(logQ.grad?.data.toArray()).toEqual([[-1, 0]]);
    expect(klDivergence(array([[-1, -Infinity]]), array([[0.5, 0.5]])).item()).toBe(Infinity);
  });

  test("what is no probability gives NaN", () => {
    expect(klDivergence(array([-1]), array([-0.5])).item()).toBeNaN();
    expect(klDivergence(array([-1]), array([NaN])).item()).toBeNaN();
  });

  test("errors", () => {
    expect(() => klDivergence(zeros([2, 3]), zeros([2]))).toThrow(
      new ShapeError("klDivergence: a target of shape [2] does not fit [2, 3]"),
    );
    expect(() => klDivergence("x" as unknown as number, 1)).toThrow(
      new ValueError('klDivergence: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});
