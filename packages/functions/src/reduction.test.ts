import { variable } from "@dz/core";
import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { type Reduction, reduced } from "./reduction.ts";

const losses = variable([
  [1, 2, 3],
  [4, 5, 9],
]);

test("reduced: the four ways", () => {
  const ways = { mean: 4, batchMean: 12, sum: 24 } as const;
  for (const [way, result] of Object.entries(ways)) {
    const y = reduced(losses, way as Reduction, "op");
    expect([y.shape, y.item()]).toEqual([[], result]);
  }
  expect(reduced(losses, "none", "op")).toBe(losses);
});

test("reduced: errors", () => {
  const expected = 'expected "mean", "batchMean", "sum" or "none"';
  expect(() => reduced(losses, "median" as Reduction, "op")).toThrow(
    new ValueError(`op: reduction is "median", ${expected}`),
  );
  expect(() => reduced(losses, null as unknown as Reduction, "op")).toThrow(
    new ValueError(`op: reduction is null, ${expected}`),
  );
});
