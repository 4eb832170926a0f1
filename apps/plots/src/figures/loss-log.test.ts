import { expect, test } from "vitest";
import { checkFigure } from "../testing/check-figure.ts";
import { fixtureRun } from "../testing/fixture.ts";
import { lossOnLogAxis } from "./loss-log.ts";

const run = fixtureRun({});
const withLosses = (...losses: number[]) => ({
  ...run,
  epochs: losses.map((testLoss, i) => ({ epoch: i + 1, trainLoss: testLoss, testLoss })),
});

test("picture", () => checkFigure(() => lossOnLogAxis(run)));

test("the best epoch is marked, and told against the last", () => {
  const { svg, description, table } = lossOnLogAxis(withLosses(4, 1, 2));
  expect(svg).toContain(">epoch 2, 1</text>");
  expect(description).toContain("lowest after epoch 2, 1, and after the last, 3, 2 times as large");
  expect(table.rows[1]?.[4]).toBe("yes");
  expect(lossOnLogAxis(withLosses(4, 1)).description).toContain("which is the last one");
});

test("losses that no log axis can show", () => {
  const { svg } = lossOnLogAxis(withLosses(Number.NaN, 0, Number.POSITIVE_INFINITY, 1e300));
  expect(svg).not.toMatch(/NaN|Infinity/);
});
