import { expect, test } from "vitest";
import { checkFigure } from "../testing/check-figure.ts";
import { fixtureReport, fixtureRun } from "../testing/fixture.ts";
import { errorOverTime } from "./error.ts";

test("picture", () => checkFigure(() => errorOverTime(fixtureReport())));

test("the share of the cold start, of a run whose error is known", () => {
  const { data } = fixtureReport();
  // Four of the 40 steps are the cold start: 4 · 3² of 4 · 3² + 36 · 1² is half.
  const predictions = [data.testWave.ts.map((t, i) => t + (i < 4 ? 3 : -1))];
  const { description, table } = errorOverTime(fixtureReport([{ ...fixtureRun({}), predictions }]));
  expect(table.rows[0]).toEqual(
    ["SimpleRNN + Adam", 3, 1.8, 9, 1, 0.5].map((x) => (typeof x === "number" ? expect.closeTo(x, 9) : x)),
  );
  expect(description).toContain("hold of the test loss 50 % with SimpleRNN + Adam; the largest error at t = 0 is 3.");
});

test("of many runs only the ends are told", () => {
  const runs = Array.from({ length: 7 }, (_, seed) => fixtureRun({ seed }));
  expect(errorOverTime(fixtureReport(runs)).description).toMatch(/from \d+ % with .* to \d+ % with /);
  // Shares of 80, 20, 50, 90, 60 and 70 %: (4 · x²) of (4 · x² + 36).
  const { data } = fixtureReport();
  const shares = [0.8, 0.2, 0.5, 0.9, 0.6, 0.7].map((share) => {
    const predictions = [data.testWave.ts.map((t, i) => t + (i < 4 ? 3 * Math.sqrt(share / (1 - share)) : 1))];
    return { ...fixtureRun({}), label: `${share}`, predictions };
  });
  const told = (count: number): string | undefined =>
    /test loss (.*); the/.exec(errorOverTime(fixtureReport(shares.slice(0, count))).description)?.[1];
  expect(told(6)).toBe("from 20 % with 0.2 to 90 % with 0.9");
  expect(told(5)).toBe("80 % with 0.8, 20 % with 0.2, 50 % with 0.5, 90 % with 0.9 and 60 % with 0.6");
  const nan = { ...fixtureRun({}), predictions: [data.testWave.ts.map(() => Number.NaN)] };
  expect(errorOverTime(fixtureReport([nan])).description).toContain("a share that is not finite");
});
