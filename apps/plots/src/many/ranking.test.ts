import { expect, test } from "vitest";
import type { Figure } from "../figure.ts";
import { checkFigure } from "../testing/check-figure.ts";
import { fourPairs, sweepOf, sweptRun } from "../testing/swept-fixture.ts";
import { ranking } from "./ranking.ts";

test("picture", () => checkFigure(() => ranking(sweepOf(fourPairs()), 0) as Figure));

test("median, interval and ends of a sample whose interval is known", () => {
  // See stats/bootstrap.test.ts: the interval of five values is from the lowest to the highest.
  const runs = [5, 1, 3, 2, 4].map((best, seed) => sweptRun({ settings: { lr: 1 }, seed, best }));
  const { table } = ranking(sweepOf([...runs, sweptRun({ settings: { lr: 2 }, best: 9 })]), 0) as Figure;
  expect(table.rows).toEqual([
    [1, "SimpleRNN + Adam, lr 1", 5, 3, 1, 5, 1, 5],
    [2, "SimpleRNN + Adam, lr 2", 1, 9, Number.NaN, Number.NaN, 9, 9],
  ]);
});

test("runs without a finite loss count as the worst, and it says so", () => {
  const runs = [1, Number.NaN, 3, Number.POSITIVE_INFINITY, 4].map((best, seed) => sweptRun({ seed, best }));
  const { table, description, svg } = ranking(sweepOf(runs), 0) as Figure;
  expect(table.rows[0]?.slice(2, 4)).toEqual([5, 4]);
  expect(description).toContain("; 2 runs have no finite loss and count as the worst.");
  expect(`${description}${svg}`).not.toMatch(/NaN|Infinity|undefined/);
});

test("thirty settings are drawn, all are in the table", () => {
  const runs = Array.from({ length: 40 }, (_, i) => sweptRun({ settings: { hidden: i + 1 }, best: i + 1 }));
  const { table, svg, description } = ranking(sweepOf(runs), 0) as Figure;
  expect([table.rows.length, svg.match(/>\d+ {2}SimpleRNN/g)?.length]).toEqual([40, 30]);
  expect(description).toContain("; the best 30 of 40 settings are drawn.");
});

test("nothing where no run is finished", () => {
  expect(ranking(sweepOf([sweptRun({ finished: false })]), 0)).toBeNull();
});
