import { type Variable, variable } from "@dz/core";
import { array, ones, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { cosineEmbeddingLoss } from "./cosine-embedding-loss.ts";
import { hingeLoss } from "./hinge-loss.ts";
import { huberLoss } from "./huber-loss.ts";
import { klDivergence } from "./kl-divergence.ts";
import { l1Loss } from "./l1-loss.ts";
import { nllLoss } from "./nll-loss.ts";
import { type Reduction, reduced } from "./reduction.ts";
import { smoothL1Loss } from "./smooth-l1-loss.ts";

const losses = variable([
  [1, 2, 3],
  [4, 5, 9],
]);

test("reduced: the four ways", () => {
  const ways = { mean: 4, batchMean: 12, sum: 24 } as const;
  for (const [way, result] of Object.entries(ways)) {
    const y = reduced(losses, way as Reduction);
    expect([y.shape, y.item()]).toEqual([[], result]);
  }
  expect(reduced(losses, "none")).toBe(losses);
});

const [scores, classes] = [ones([2, 3]), array([0, 2], { dtype: "int32" })];

/** Each loss of some inputs, of which one may be replaced. */
const reducing: Record<string, (options?: object, x?: never, t?: never) => Variable> = {
  cosineEmbeddingLoss: (options, x, t) => cosineEmbeddingLoss(x ?? scores, scores, t ?? ones([2]), options),
  hingeLoss: (options, x, t) => hingeLoss(x ?? scores, t ?? ones([2, 3]), options),
  huberLoss: (options, x, t) => huberLoss(x ?? scores, t ?? scores, options),
  klDivergence: (options, x, t) => klDivergence(x ?? scores, t ?? scores, options),
  l1Loss: (options, x, t) => l1Loss(x ?? scores, t ?? scores, options),
  nllLoss: (options, x, t) => nllLoss(x ?? scores, t ?? classes, options),
  smoothL1Loss: (options, x, t) => smoothL1Loss(x ?? scores, t ?? scores, options),
};

describe.each(Object.entries(reducing))("%s", (name, loss) => {
  test("says who refuses", () => {
    expect(() => loss({ reduce: "sum" })).toThrow(`${name}: there is no option reduce; `);
    const expected = 'expected "mean", "batchMean", "sum" or "none"';
    expect(() => loss({ reduction: "median" })).toThrow(new ValueError(`${name}: reduction is "median", ${expected}`));
    expect(() => loss({ reduction: null })).toThrow(new ValueError(`${name}: reduction is null, ${expected}`));
    expect(() => loss({}, "x" as never)).toThrow(`${name}: expected a Variable, NdArray or number, `);
    expect(() => loss({}, undefined, "t" as never)).toThrow(`${name}: expected a Variable, NdArray or number, `);
  });
});

test("cosineEmbeddingLoss: the second input", () => {
  expect(() => cosineEmbeddingLoss(scores, "x" as never, ones([2]))).toThrow(
    "cosineEmbeddingLoss: expected a Variable",
  );
});
