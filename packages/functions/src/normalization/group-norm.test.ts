import { reshape, type Variable, variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { array, ones, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { mean } from "../math/mean.ts";
import { checkFunction } from "../testing/vitest.ts";
import { groupNorm } from "./group-norm.ts";

type Three = [Variable, Variable, Variable];

/** The formula, written out. */
function composed(x: Variable, gamma: Variable, beta: Variable, groups: number): Variable {
  const grouped = reshape(x, [x.length, groups, x.size / x.length / groups]);
  const over = { axis: 2, keepdims: true };
  const centred = grouped.sub(mean(grouped, over));
  const normal = reshape(centred.div(mean(centred.pow(2), over).add(1e-5).pow(0.5)), x.shape);
  const perChannel = x.shape.map((length, axis) => (axis === 1 ? length : 1));
  return normal.mul(reshape(gamma, perChannel)).add(reshape(beta, perChannel));
}

for (const groups of [1, 2, 4]) {
  for (const shape of [
    [2, 4, 3],
    [2, 4, 2, 2],
  ]) {
    checkFunction(
      `groupNorm of [${shape}] in ${groups}`,
      (...inputs) => {
        const [x, gamma, beta] = inputs as Three;
        return groupNorm(x, groups, gamma, beta);
      },
      {
        oracle: (...inputs) => composed(...(inputs as Three), groups),
        inputs: [uniform(shape, -2, 2), uniform([4], 0.5, 2), uniform([4], -1, 1)],
      },
    );
  }
}

describe("groupNorm", () => {
  const wave = (shape: number[], phase: number): Variable => {
    const size = shape.reduce((a, b) => a * b, 1);
    return variable(array(Array.from({ length: size }, (_, i) => Math.sin(0.7 * i + phase))).reshape(shape));
  };

  test("gives the numbers of PyTorch", () => {
    // torch.nn.functional.group_norm(x, 2, gamma, beta), float64
    const [x, gamma, beta] = [wave([2, 4, 2], 0.3), wave([4], 1), wave([4], 2)];
    const y = groupNorm(x, 2, gamma, beta);
    const expected = [
      -0.405723445951201, 1.36473202125072, 1.53810146223896, 0.329671793856148, 0.845863664401449, -0.262397175999374,
      -0.856877668645532, -0.84705559205748, -0.37530648512462, 0.700770223198384, 1.17868477732492, 1.43571448520825,
      0.702994653375166, 0.0176078312024301, -0.844424297881336, -0.867950881979689,
    ];
    expectClose(y, array(expected).reshape(2, 4, 2), { rtol: 1e-12 });
    y.mul(wave([2, 4, 2], 5)).backward();
    const gx = [
      -1.08494768668831, -1.92690979865176, -0.291514950567631, 3.3033724359077, -0.187061099420432, 0.60543508773757,
      -0.0921940224598248, -0.326179965857314, 0.268811275430138, -0.445639992851202, -0.463782622896086,
      0.64061134031715, -0.22525732942894, 0.436696922411915, -0.193515121100503, -0.0179244718824723,
    ];
    expectClose(x.grad ?? 0, array(gx).reshape(2, 4, 2), { rtol: 1e-11 });
    const ggamma = [2.84566445655465, -0.212329643657813, 3.07487222047443, -0.632579614303629];
    expectClose(gamma.grad ?? 0, array(ggamma), { rtol: 1e-12 });
    const gbeta = [-3.38640448877567, 0.442177368395877, 3.53671573669846, 0.760073569638042];
    expectClose(beta.grad ?? 0, array(gbeta), { rtol: 1e-12 });
  });

  test("of a batch [batch, channels], and of an empty one", () => {
    const y = groupNorm(array([[-1, 1, 2, 4]]), 2, ones([4]), zeros([4]), { eps: 0 });
    expect(y.data.toArray()).toEqual([[-1, 1, -1, 1]]);
    expect(groupNorm(zeros([0, 4, 2]), 2, ones([4]), zeros([4])).shape).toEqual([0, 4, 2]);
  });

  test("errors", () => {
    const x = zeros([2, 4, 3]);
    for (const groups of [0, 3, 1.5, 8, NaN]) {
      expect(() => groupNorm(x, groups, ones([4]), zeros([4]))).toThrow(
        new ValueError(`groupNorm: 4 channels do not make ${groups} groups`),
      );
    }
    expect(() => groupNorm(x, 2, ones([3]), zeros([4]))).toThrow(
      new ShapeError("groupNorm: gamma has shape [3], expected [4] for x [2, 4, 3]"),
    );
    expect(() => groupNorm(x, 2, ones([4]), zeros([4, 1]))).toThrow(
      new ShapeError("groupNorm: beta has shape [4, 1], expected [4] for x [2, 4, 3]"),
    );
    expect(() => groupNorm(zeros([4]), 2, ones([4]), zeros([4]))).toThrow(
      new ShapeError("groupNorm: x has shape [4], expected [batch, channels, ...]"),
    );
  });
});
