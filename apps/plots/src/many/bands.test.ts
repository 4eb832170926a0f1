import { expect, test } from "vitest";
import type { Figure } from "../figure.ts";
import { checkFigure } from "../testing/check-figure.ts";
import { fourPairs, sweepOf, sweptRun } from "../testing/swept-fixture.ts";
import { lossBands } from "./bands.ts";

test("picture", () => checkFigure(() => lossBands(sweepOf(fourPairs(5)), 0) as Figure));

test("median and quartiles of each epoch that all seeds have", () => {
  const run = (seed: number, ...losses: number[]) => ({
    ...sweptRun({ seed }),
    curve: { every: 1, losses: Float64Array.from(losses) },
  });
  const runs = [run(0, 1, 5), run(1, 3, Number.NaN), run(2, 2, 7, 8), run(3, 10, 6)];
  const { table, svg } = lossBands(sweepOf(runs), 0) as Figure;
  // np.percentile([1, 3, 2, 10], [25, 50, 75]) is [1.75, 2.5, 4.75]
  expect(table.rows.map((row) => row.slice(1))).toEqual([
    [1, 1.75, 2.5, 4.75],
    [2, 5.75, 6.5, Number.POSITIVE_INFINITY],
  ]);
  expect(svg).not.toMatch(/NaN|Infinity/);
});

test("eight settings, the last four dashed, and at most 200 epochs of each", () => {
  const runs = Array.from({ length: 10 }, (_, i) =>
    sweptRun({ settings: { hidden: i + 1 }, best: i + 1, epochs: 1000 }),
  );
  const { table, svg, description } = lossBands(sweepOf(runs), 0) as Figure;
  expect(table.rows.length).toBe(8 * 200);
  expect(table.rows.at(-1)?.slice(0, 2)).toEqual(["SimpleRNN + Adam, hidden 8", 1000]);
  expect(svg.match(/<path [^>]*stroke-dasharray/g)).toHaveLength(4);
  expect(description).toContain("; the best 8 of 10 settings are drawn.");
});

test("nothing where no run is finished", () =>
  expect(lossBands(sweepOf([sweptRun({ finished: false })]), 0)).toBeNull());
