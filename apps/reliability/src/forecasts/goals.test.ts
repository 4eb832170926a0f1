import type { Backtest } from "@dz/forecasting";
import { describe, expect, test } from "vitest";
import { goalsOf } from "./goals.ts";
import { scoresOf } from "./scores.ts";
import { madeBacktest, madeRun, withMase } from "./testing/made.ts";

const good = madeBacktest(0.01);
const bad = madeBacktest(30);
const of = (series: string, ...backtests: Backtest[]) =>
  scoresOf(backtests.map((backtest, seed) => madeRun(backtest, { series, seed })));
const holds = (series: string, ...backtests: Backtest[]): boolean[] =>
  goalsOf([of(series, ...backtests)]).map((goal) => goal.holds);

describe("a series that can be learned", () => {
  test("is to be better than the simple baselines in the median", () => {
    expect(holds("co2-monthly", good, good, bad)[0]).toBe(true);
    expect(goalsOf([of("co2-monthly", good)])[0]?.text).toMatch(/^co2-monthly: the best by validation .*: better$/);
  });

  test("or its verdicts say that it is not", () => {
    expect(holds("seattle-daily", bad, bad, good)[0]).toBe(true);
    expect(holds("seattle-daily", bad, { ...bad, verdict: good.verdict }, good)[0]).toBe(false);
  });
});

test("no verdict claims skill on a series that cannot be forecast", () => {
  expect(holds("sp500-monthly", bad, bad)[0]).toBe(true);
  expect(holds("sp500-monthly", bad, good)[0]).toBe(false);
});

describe("bands", () => {
  const covering = (coverage: number | null, said: boolean): Backtest => {
    const backtest = withMase(good, 0.1, coverage);
    return said ? { ...backtest, findings: [{ code: "bandsMiss", text: "" }] } : { ...backtest, findings: [] };
  };
  const goal = (...backtests: Backtest[]): boolean | undefined =>
    goalsOf(backtests.map((backtest, i) => of(`series ${i}`, backtest))).at(-2)?.holds;

  test("may miss on one series", () => {
    expect(goal(covering(0.9, false), covering(0.5, false))).toBe(true);
    expect(goal(covering(0.9, false), covering(0.5, false), covering(0.8, false))).toBe(false);
  });

  test("or say that they miss", () => {
    expect(goal(covering(0.5, true), covering(null, true))).toBe(true);
    expect(goal(covering(0.5, true), covering(null, false))).toBe(false);
  });
});

test("a verdict against its numbers is a failure, by name", () => {
  const goal = goalsOf([of("us-employment", good, { ...bad, verdict: good.verdict })]).at(-1);
  expect(goal?.holds).toBe(false);
  expect(goal?.text).toContain("us-employment, gru, seed 1: it claims to beat all baselines");
});
