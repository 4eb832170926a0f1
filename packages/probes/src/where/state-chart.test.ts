import { expect, test } from "vitest";
import { stateChart } from "./state-chart.ts";

test("a bar for each quarter of the steps by the distance of their states", () => {
  const chart = stateChart(Float64Array.of(8, 1, 2, 4), Float64Array.of(9, 0.1, 0.2, 0.3));
  expect(chart.kind === "bars" && chart.bars.map(({ value }) => value)).toEqual([1, 2, 4, 8]);
});
