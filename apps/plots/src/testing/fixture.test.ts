import { expect, test } from "vitest";
import { fixtureReport } from "./fixture.ts";

test("is what a report promises", () => {
  const { runs, data } = fixtureReport();
  for (const { xs, ts } of Object.values(data)) expect(ts.slice(0, -1)).toEqual(xs.slice(1));
  for (const { epochs, predictions } of runs) {
    expect(predictions.length).toBe(epochs.length);
    for (const prediction of predictions) expect(prediction.length).toBe(data.testWave.ts.length);
  }
  expect(new Set(runs.map(({ name }) => name)).size).toBe(runs.length);
});
