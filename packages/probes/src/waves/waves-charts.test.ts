import { expect, test } from "vitest";
import { courseOf } from "./findings.ts";
import { furtherCharts, lossChart } from "./waves-charts.ts";

const course = courseOf([4, 3, 2, 3, 4]);
const tried = {
  trials: [{ remedy: "lower", setting: 0.1, losses: [2, 1.5, 1], begin: 3 } as const],
  average: 2.5,
};
const of = { key: "testLoss" } as const;

test("a continuation is drawn over the epochs that it had", () => {
  const { lines, y } = lossChart(course, tried, of);
  expect(y.log).toBe(true);
  expect(lines.map(({ x }) => x)).toEqual([
    [1, 2, 3, 4, 5],
    [3, 4, 5],
  ]);
  expect(lossChart(course, null, of).lines.length).toBe(1);
});

test("bars say where each remedy ends, and lines the sizes of the updates", () => {
  const sizes = { gradNorm: [1, 2], relative: [0.1, 0.2], lr: [1, 1] };
  const [bars, lines] = furtherCharts(course, tried, sizes, of);
  expect(bars?.kind === "bars" && bars.bars.map(({ value }) => value)).toEqual([4, 1, 2, 2.5]);
  expect(lines?.kind === "lines" && lines.lines.map(({ y }) => y)).toEqual([
    [1, 2],
    [0.1, 0.2],
  ]);
  expect(furtherCharts(course, null, sizes, of).length).toBe(1);
});
