import { type Variable, variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { AxisError, array, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { cosineSimilarity } from "./cosine-similarity.ts";

function composed(a: Variable, b: Variable, axis: number): Variable {
  const length = (x: Variable): Variable => x.pow(2).sum({ axis }).pow(0.5);
  return a
    .mul(b)
    .sum({ axis })
    .div(length(a).mul(length(b)));
}

for (const axis of [0, 1, -1]) {
  checkFunction(`cosineSimilarity along ${axis}`, (a, b) => cosineSimilarity(a, b, { axis }), {
    oracle: (a, b) => composed(a, b, axis),
    inputs: [uniform([2, 3, 2], -2, 2), uniform([2, 3, 2], -2, 2)],
  });
}
checkFunction("cosineSimilarity of many with one", (a, b) => cosineSimilarity(a, b), {
  oracle: (a, b) => composed(a, b, 1),
  inputs: [uniform([3, 2], -2, 2), uniform([1, 2], -2, 2)],
});

describe("cosineSimilarity", () => {
  test("gives the numbers of PyTorch, along axis 1 by default", () => {
    // torch.nn.functional.cosine_similarity, float64
    const wave = (phase: number): Variable =>
      variable(array(Array.from({ length: 6 }, (_, i) => Math.sin(0.7 * i + phase))).reshape(2, 3));
    const [a, b] = [wave(0.3), wave(2)];
    const y = cosineSimilarity(a, b);
    expectClose(y, array([0.271162572878899, -0.121160427312386]), { rtol: 1e-13 });
    y.backward();
    const ga = [
      [0.61258230775766, 0.180819596621566, -0.335985396189784],
      [-0.511985898474477, -0.736933400092815, -0.61528960874549],
    ];
    const gb = [
      [-0.0156834809692119, 0.500750992548146, 0.781674449820017],
      [0.457886326764292, -0.0248723954249302, -0.495933241403909],
    ];
    expectClose(a.grad ?? 0, array(ga), { rtol: 1e-12 });
    expectClose(b.grad ?? 0, array(gb), { rtol: 1e-12 });
  });

  test("with a vector of zeros it is 0", () => {
    const a = variable(zeros([1, 2]));
    const y = cosineSimilarity(a, array([[1, 1]]));
    y.backward();
    expect(y.data.toArray()).toEqual([0]);
    expect(a.grad?.data.toTypedArray().every(Number.isFinite)).toBe(true);
  });

  test("errors", () => {
    expect(() => cosineSimilarity(zeros([2, 3]), zeros([2, 2]))).toThrow(
      new ShapeError("cosineSimilarity: shapes [2, 3] and [2, 2] do not broadcast"),
    );
    expect(() => cosineSimilarity(zeros([2, 3]), zeros([3]))).toThrow(
      new ShapeError("cosineSimilarity: shapes [2, 3] and [3] have different numbers of axes"),
    );
    expect(() => cosineSimilarity(zeros([3]), zeros([3]))).toThrow(
      new AxisError("cosineSimilarity: axis 1 is out of range for shape [3]"),
    );
    expect(() => cosineSimilarity(zeros([2, 3]), zeros([2, 3]), { eps: 0 })).toThrow(
      new ValueError("cosineSimilarity: eps is 0, expected a number above 0"),
    );
  });
});
