import { expect, test } from "vitest";
import { goalLines, seriesLines, togetherLine } from "./report.ts";
import { scoresOf } from "./scores.ts";
import { madeBacktest, madeRun, withMase } from "./testing/made.ts";

test("a series is a table with what was chosen, the networks and the baselines", () => {
  const base = madeBacktest(3);
  const lines = seriesLines(
    scoresOf([madeRun(withMase(base, 0.05)), madeRun(withMase(base, 0.5), { seed: 1, model: "rnn" })]),
  );
  expect(lines.slice(0, 4)).toEqual([
    "sp500-monthly",
    expect.stringMatching(/^ {2}MASE, medians over the seeds +1 step {2}1 to 2$/),
    expect.stringMatching(/^ {2}best by validation +0\.275 +0\.550$/),
    expect.stringMatching(/^ {2}GRU +0\.050 +0\.100$/),
  ]);
  expect(lines.join("\n")).toMatch(/^ {2}persistence +\d/m);
  expect(lines.join("\n")).toMatch(/^ {2}best baseline, /m);
  expect(lines.at(-1)).toBe("  the bands of 90 % hold 90.0 %; verdicts: some 2");
  const few = seriesLines(scoresOf([madeRun(withMase(base, 0.05, null))]));
  expect(few.at(-1)).toBe("  the bands of 90 % hold nothing: too few values; verdicts: some 1");
});

test("all series are two means, in units of the best baselines", () => {
  const base = madeBacktest(3);
  const least = (pick: (each: (typeof base.baselines)[0]) => number | null): number =>
    Math.min(...base.baselines.map((each) => pick(each) ?? Number.POSITIVE_INFINITY));
  const [one, all] = [least(({ oneStep }) => oneStep.mase), least(({ byHorizon }) => byHorizon.mase)];
  const scores = [one * 2, one * 8].map((mase) => scoresOf([madeRun(withMase(base, mase))]));
  expect(togetherLine(scores)).toBe(
    `together: 4.000 times the error of the best baseline one step ahead, ${((8 * one) / all).toFixed(3)} over the horizon`,
  );
});

test("goals say whether they hold", () => {
  expect(
    goalLines([
      { text: "a", holds: true },
      { text: "b", holds: false },
    ]),
  ).toEqual(["holds: a", "fails: b"]);
});
