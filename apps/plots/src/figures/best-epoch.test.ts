import { expect, test } from "vitest";
import { checkFigure } from "../testing/check-figure.ts";
import { fixtureGroup, fixtureRun } from "../testing/fixture.ts";
import { bestAgainstLast } from "./best-epoch.ts";

test("picture", () => checkFigure(() => bestAgainstLast(fixtureGroup())));

test("ratios, their middle, and the worst", () => {
  const run = (label: string, ...losses: number[]) => ({
    ...fixtureRun({}),
    label,
    epochs: losses.map((testLoss, i) => ({ epoch: i + 1, trainLoss: 1, testLoss })),
  });
  const { description, table } = bestAgainstLast(fixtureGroup([run("a", 2, 1), run("b", 1, 4), run("c", 1, 2)]));
  expect(table.rows).toEqual([
    ["a", 2, 1, 2, 1, 1],
    ["b", 1, 1, 2, 4, 4],
    ["c", 1, 1, 2, 2, 2],
  ]);
  expect(description).toBe(
    "After the last epoch the test loss is 2 times that of the best epoch in the middle of the runs and most, 4 times, with b.",
  );
});
