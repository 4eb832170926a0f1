import { sub, variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { array, type NdArray, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { relu } from "../activation/relu.ts";
import { mean } from "../math/mean.ts";
import { cosineSimilarity } from "../normalization/cosine-similarity.ts";
import { checkFunction } from "../testing/vitest.ts";
import { cosineEmbeddingLoss } from "./cosine-embedding-loss.ts";

const sides = (...t: number[]): NdArray => array(t, { dtype: "int32" });
const inputs = [uniform([3, 4], 0.1, 2), uniform([3, 4], 0.1, 2)];

checkFunction("cosineEmbeddingLoss of the same kind", (a, b) => cosineEmbeddingLoss(a, b, sides(1, 1, 1)), {
  oracle: (a, b) => mean(sub(1, cosineSimilarity(a, b))),
  inputs,
});
for (const margin of [0, 0.25]) {
  const options = { margin };
  checkFunction(`other kinds, margin ${margin}`, (a, b) => cosineEmbeddingLoss(a, b, sides(-1, -1, -1), options), {
    oracle: (a, b) => mean(relu(cosineSimilarity(a, b).sub(margin))),
    inputs,
  });
}

describe("cosineEmbeddingLoss", () => {
  test("gives the numbers of PyTorch", () => {
    // torch.nn.functional.cosine_embedding_loss(x0, x1, [1, -1]), float64
    const wave = (phase: number): NdArray =>
      array(Array.from({ length: 6 }, (_, i) => Math.sin(0.7 * i + phase))).reshape(2, 3);
    const [x0, x1] = [variable(wave(0.3)), variable(wave(2))];
    const y = cosineEmbeddingLoss(x0, x1, sides(1, -1));
    // PyTorch adds 1e-12 to each sum of squares here, dz does as cosineSimilarity does.
    expectClose(y, 0.364418713560652, { rtol: 1e-11 });
    y.backward();
    const g0 = [
      [-0.306291153878614, -0.0904097983107518, 0.167992698094724],
      [0, 0, 0],
    ];
    const g1 = [
      [0.00784174048449336, -0.250375496273936, -0.390837224909687],
      [0, 0, 0],
    ];
    expectClose(x0.grad ?? 0, array(g0), { rtol: 1e-10 });
    expectClose(x1.grad ?? 0, array(g1), { rtol: 1e-10 });
  });

  test("each row by its own target", () => {
    const [x0, x1] = [
      array([
        [1, 0],
        [2, 0],
        [0, 3],
      ]),
      array([
        [0, 1],
        [5, 0],
        [0, 1],
      ]),
    ];
    expect(cosineEmbeddingLoss(x0, x1, sides(1, 1, -1), { margin: 0.5, reduction: "none" }).data.toArray()).toEqual([
      1, 0, 0.5,
    ]);
  });

  test("errors", () => {
    const error = (shapes: string): ShapeError =>
      new ShapeError(
        `cosineEmbeddingLoss: x0, x1 and t have shapes ${shapes}, expected [batch, size] twice and [batch]`,
      );
    expect(() => cosineEmbeddingLoss(zeros([2, 3]), zeros([3, 3]), sides(1, 1))).toThrow(
      error("[2, 3], [3, 3] and [2]"),
    );
    expect(() => cosineEmbeddingLoss(zeros([2]), zeros([2]), sides(1, 1))).toThrow(error("[2], [2] and [2]"));
    expect(() => cosineEmbeddingLoss(zeros([2, 3, 1]), zeros([2, 3, 1]), sides(1, 1))).toThrow(
      error("[2, 3, 1], [2, 3, 1] and [2]"),
    );
    expect(() => cosineEmbeddingLoss(zeros([2, 3]), zeros([2, 3]), sides(1))).toThrow(error("[2, 3], [2, 3] and [1]"));
    expect(() => cosineEmbeddingLoss(zeros([2, 3]), zeros([2, 3]), sides(1, 0))).toThrow(
      new ValueError("cosineEmbeddingLoss: a target is 0, expected 1 or -1"),
    );
  });
});
