import { expect, test } from "vitest";
import { checkFigure } from "../testing/check-figure.ts";
import { fixtureReport, fixtureRun } from "../testing/fixture.ts";
import { prediction } from "./prediction.ts";

const report = fixtureReport();
const run = fixtureRun({});

test("picture", () => checkFigure(() => prediction(report, run)));

test("title and legend are those of the article", () => {
  const epochs = run.epochs.map((epoch) => ({ ...epoch, testLoss: 0.00304836831082298 }));
  const { svg } = prediction(report, { ...run, epochs });
  expect(svg).toContain(">iter:12, loss=0.00305, model:SimpleRNN, optimizer:Adam</text>");
  for (const text of ["Cosine Curve", "y=cos(x)", "predict"]) expect(svg).toContain(`>${text}</text>`);
});

test("finds the worst step, by the target and not by what is drawn beside it", () => {
  const off = report.data.testWave.ts.map((t, i) => t + (i === 7 ? -0.5 : 0.1));
  const { description, table } = prediction(report, { ...run, predictions: [off] });
  expect(description).toContain("furthest from its target at t = 7, by 0.5;");
  expect(table.rows[7]?.[4]).toBeCloseTo(-0.5, 12);
});

test("a prediction far from the wave is off the scale, and the wave can still be seen", () => {
  const off = report.data.testWave.ts.map((t, i) => (i < 20 ? t : 1e54));
  const { svg } = prediction(report, { ...run, predictions: [off] });
  expect(svg).toContain("▲ off scale");
  for (const label of ["−1", "0", "4"]) expect(svg).toContain(`>${label}</text>`);
  expect(prediction(report, run).svg).not.toContain("off scale");
});
