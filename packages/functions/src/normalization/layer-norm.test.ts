import { type Variable, variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { array, ones, ShapeError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { mean } from "../math/mean.ts";
import { checkFunction } from "../testing/vitest.ts";
import { layerNorm } from "./layer-norm.ts";

/** The formula, written out. */
function composed(x: Variable, gamma: Variable, beta: Variable): Variable {
  const over = { axis: Array.from({ length: gamma.ndim }, (_, i) => -1 - i), keepdims: true };
  const centred = x.sub(mean(x, over));
  return centred
    .div(mean(centred.pow(2), over).add(1e-5).pow(0.5))
    .mul(gamma)
    .add(beta);
}

const cases = [
  { x: [4, 3], gamma: [3] },
  { x: [2, 2, 3], gamma: [3] },
  { x: [2, 2, 3], gamma: [2, 3] },
  { x: [3], gamma: [3] },
];
for (const { x, gamma } of cases) {
  checkFunction(`layerNorm of [${x}] with [${gamma}]`, (...inputs) => layerNorm(...(inputs as Three)), {
    oracle: (...inputs) => composed(...(inputs as Three)),
    inputs: [uniform(x, -2, 2), uniform(gamma, 0.5, 2), uniform(gamma, -1, 1)],
  });
}

type Three = [Variable, Variable, Variable];

describe("layerNorm", () => {
  const wave = (shape: number[], phase: number): Variable => {
    const size = shape.reduce((a, b) => a * b, 1);
    return variable(array(Array.from({ length: size }, (_, i) => Math.sin(0.7 * i + phase))).reshape(shape));
  };

  test("gives the numbers of PyTorch", () => {
    // torch.nn.functional.layer_norm(x, [3], gamma, beta), float64
    const [x, gamma, beta] = [wave([2, 3], 0.3), wave([3], 1), wave([3], 2)];
    const y = layerNorm(x, gamma, beta);
    const expected = [
      [-0.25538563970467, 0.864707719367732, 0.381488201651684],
      [1.93460806315444, 0.43967941379389, -1.08695323335362],
    ];
    expectClose(y, array(expected), { rtol: 1e-12 });
    y.mul(wave([2, 3], 5)).backward();
    const gx = [
      [0.188112709913631, -0.872604743484141, 0.684492033570511],
      [-0.266071117773893, 0.524184598293166, -0.258113480519272],
    ];
    expectClose(x.grad ?? 0, array(gx), { rtol: 1e-12 });
    expectClose(gamma.grad ?? 0, array([2.2154805202298, -0.230469508033279, -0.872921915376587]), { rtol: 1e-12 });
    expectClose(beta.grad ?? 0, array([-0.229955234537263, 0.447857802776967, 0.915036317473984]), { rtol: 1e-12 });
  });

  test("eps is 1e-5 by default", () => {
    const x = array([[-1, 1]]);
    expectClose(layerNorm(x, ones([2]), zeros([2])).getItem(0, 1), 1 / Math.sqrt(1 + 1e-5), { rtol: 1e-15 });
    expect(layerNorm(x, ones([2]), zeros([2]), { eps: 3 }).data.toArray()).toEqual([[-0.5, 0.5]]);
  });

  test("errors", () => {
    const error = (gamma: string, beta: string, x: string): ShapeError =>
      new ShapeError(`layerNorm: gamma and beta have shapes ${gamma} and ${beta}, expected the last axes of x ${x}`);
    const x = zeros([2, 3]);
    expect(() => layerNorm(x, ones([2]), zeros([2]))).toThrow(error("[2]", "[2]", "[2, 3]"));
    expect(() => layerNorm(x, ones([3]), zeros([1]))).toThrow(error("[3]", "[1]", "[2, 3]"));
    expect(() => layerNorm(x, ones([1, 2, 3]), zeros([1, 2, 3]))).toThrow(error("[1, 2, 3]", "[1, 2, 3]", "[2, 3]"));
    expect(() => layerNorm(x, 1, 0)).toThrow(error("[]", "[]", "[2, 3]"));
    expect(() => layerNorm(1, 1, 0)).toThrow(error("[]", "[]", "[]"));
    expect(() => layerNorm(x, ones([2, 2, 3]), zeros([2, 2, 3]))).toThrow(error("[2, 2, 3]", "[2, 2, 3]", "[2, 3]"));
  });
});
