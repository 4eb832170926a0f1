import { expect, test } from "vitest";
import { bpttChart, reachChart, stateChart } from "./learned-charts.ts";

test("states: the path, and where it begins", () => {
  const chart = stateChart({ x: [1, 2], y: [3, 4], explained: [0.7, 0.2] }, { key: "learnedTestWave" }, true);
  expect(chart.lines.map(({ x, y }) => [x, y])).toEqual([
    [
      [1, 2],
      [3, 4],
    ],
    [[1], [3]],
  ]);
  expect(chart.x.label.values).toEqual({ number: 1, share: 0.7 });
});

test("gradients are shown against the first one", () => {
  const { lines } = reachChart([4, 2, 0], 1);
  expect(lines.map(({ y }) => y)).toEqual([
    [1, 0.5, 0],
    [0.01, 0.01],
    [0.5, 1],
  ]);
});

test("each length has its losses", () => {
  const { lines } = bpttChart(30, [3, 2], [{ bptt: 10, losses: [4, 1] }], { key: "testLoss" });
  expect(lines.map(({ name, y }) => [name.values?.bptt, y])).toEqual([
    [30, [3, 2]],
    [10, [4, 1]],
  ]);
});
