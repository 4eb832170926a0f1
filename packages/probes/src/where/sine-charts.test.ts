import { expect, test } from "vitest";
import type { LineChart, MapChart } from "../answer.ts";
import { trainedSine } from "../testing/trained.ts";
import type { Wave } from "../wave.ts";
import { furtherCharts, stepChart } from "./sine-charts.ts";
import { measureSine } from "./sine-measures.ts";

const subject = trainedSine({ hidden: 4, epochs: 1 });
const wave = subject.wave as Wave;
const work = measureSine(subject, wave);
let next = work.next();
while (next.done !== true) next = work.next();
const measures = next.value;

test("the error by step in four ways, and in two for a network without a state", () => {
  const chart = stepChart(measures, wave, true) as LineChart;
  expect(chart.lines.map(({ name }) => name.key)).toEqual([
    "whereCold",
    "whereWarm",
    "whereRandomLine",
    "whereZeroLine",
  ]);
  expect(chart.lines[0]?.y[0]).toBe(measures.cold[0]?.[0]);
  expect(chart.lines[3]?.y[0]).toBe(measures.cold[2]?.[0]);
  const stateless = stepChart({ ...measures, random: null }, wave, false) as LineChart;
  expect(stateless.lines.map(({ name }) => name.key)).toEqual(["whereCold", "whereZeroLine"]);
});

test("start phases are in order on their axis, with the numbers that belong to them", () => {
  const [chart] = furtherCharts(measures, subject, wave) as [LineChart];
  const [cold] = chart.lines;
  const parts = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75];
  parts.forEach((part, k) => {
    expect(cold?.x[k]).toBeCloseTo(part, 12);
  });
  const first = measures.cold[0]?.subarray(0, 50).reduce((sum, error) => sum + error, 0) as number;
  expect(cold?.y[2]).toBeCloseTo(first / 50, 12);
});

test("the map has the ratio to persistence, and the names of its rows and columns", () => {
  const map = furtherCharts(measures, subject, wave).at(-1) as MapChart;
  expect(map.rows.names).toEqual([0.5, 1, 2, 4, 8]);
  expect(map.columns.names).toEqual(["0.5 π", "0.75 π", "1 π", "1.25 π", "1.5 π", "1.75 π", "0 π", "0.25 π"]);
  const { losses, persistence } = measures.map;
  expect(map.values[4]?.[1]).toBe((losses[4]?.[1] as number) / (persistence[4]?.[1] as number));
});
