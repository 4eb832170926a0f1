import { persistence } from "@dz/series";
import { describe, expect, test } from "vitest";
import { dataOf } from "../forecast-data.ts";
import { makePlan } from "../plan.ts";
import { codesOf, type Forecast, judge } from "../testing/judge.ts";
import { noise, walk, wave } from "../testing/waves.ts";

/** A series that returns to its mean, 0, by a part of the way. */
function returning(n: number, kept: number, seed: number = 1): Float64Array {
  let level = 0;
  return noise(n, seed).map((e) => {
    level = kept * level + e;
    return level;
  });
}

const repeat = persistence().forecast;
const last = (past: Float64Array): number => past.at(-1) as number;
/** The last value, and a part of what the function says it should move by. */
const movedBy =
  (move: (past: Float64Array) => number): Forecast =>
  (past, steps) =>
    new Float64Array(steps).fill(last(past) + move(past));
/** Independent of everything else, the same for the same past. */
const chance = (past: Float64Array): number => noise(past.length + 1, 77).at(-1) as number;

describe("repeatsLastValue", () => {
  const texts = (values: Float64Array, forecast: Forecast): string[] =>
    judge(values, forecast)
      .findings.filter(({ code }) => code === "repeatsLastValue")
      .map(({ text }) => text);

  test.each([
    ["a walk", walk(400)],
    ["a smooth wave", wave(400, 24)],
    ["a wave with noise", wave(400, 24, 0.05)],
    ["a trend", noise(400).map((e, t) => 3 * e + t)],
    ["a series that returns to its mean", returning(400, 0.5)],
  ])("is said of a network that repeats it, on %s", (_, values) => {
    expect(texts(values, repeat)).toEqual([
      "It repeats the last value: its output fits the truth best one step late; persistence is as good.",
    ]);
  });

  test("is said of one that adds a little chance", () => {
    for (const seed of [1, 2, 3]) {
      expect(
        texts(
          walk(300, seed),
          movedBy((past) => 0.2 * chance(past)),
        ),
      ).toHaveLength(1);
    }
  });

  test("is said of one that is worse than persistence and late", () => {
    const worse = movedBy((past) => 1.5 * chance(past));
    expect(texts(walk(600), worse)).toEqual([
      "It repeats the last value, and not even exactly: its output fits the truth best one step late; persistence is better.",
    ]);
  });

  test("is not said of the best forecast of a series that returns to its mean, which fits best one step late, too", () => {
    const best: Forecast = (past, steps) => Float64Array.from({ length: steps }, (_, i) => last(past) * 0.5 ** (i + 1));
    for (const [n, seed] of [
      [1000, 1],
      [200, 2],
      [200, 3],
      [200, 5],
    ] as const) {
      const backtest = judge(returning(n, 0.5, seed), best);
      expect(backtest.network.bestShift).toBe(1);
      expect(codesOf(backtest)).not.toContain("repeatsLastValue");
    }
  });

  test("is not said of one that goes where a smooth wave goes", () => {
    const onward = movedBy((past) => last(past) - (past.at(-2) as number));
    expect(codesOf(judge(wave(400, 24), onward))).not.toContain("repeatsLastValue");
  });
});

describe("looksShuffled", () => {
  const isSaid = (values: Float64Array, period: number | null = null, forecast: Forecast = repeat): boolean =>
    codesOf(judge(values, forecast, { period })).includes("looksShuffled");

  test("is said of independent values, with a period and without", () => {
    const [plain, seasonal] = [null, 12].map(
      (period) =>
        Array.from({ length: 40 }, (_, i) => isSaid(noise(300, 1000 + 7919 * i), period)).filter(Boolean).length,
    );
    expect(plain).toBeGreaterThan(36);
    expect(seasonal).toBeGreaterThan(34);
  });

  test("is not said of a trend, a walk, or a wave, nor of a weak memory", () => {
    expect(isSaid(noise(300).map((e, t) => e + t / 100))).toBe(false);
    expect(isSaid(walk(300))).toBe(false);
    expect(isSaid(wave(300, 24, 0.5), 24)).toBe(false);
    expect(isSaid(returning(600, 0.3), 24)).toBe(false);
  });

  test("is not said of a period that only its own lag shows", () => {
    // One value of twelve stands out: of the ten nearest lags there is no trace.
    const pulses = noise(90).map((e, t) => 0.3 * e + (t % 12 === 0 ? 1.5 : 0));
    expect(isSaid(pulses, null)).toBe(true);
    expect(isSaid(pulses, 12)).toBe(false);
  });

  test("is not said of what the network forecasts, even if no correlation shows it", () => {
    let x = 0.3;
    const chaos = Float64Array.from({ length: 600 }, () => {
      x = 4 * x * (1 - x); // white noise to every linear method
      return x;
    });
    expect(isSaid(chaos)).toBe(true);
    const knows = movedBy((past) => 4 * last(past) * (1 - last(past)) - last(past));
    expect(isSaid(chaos, null, knows)).toBe(false);
  });

  test("is not said of few values, nor of equal ones", () => {
    const plan = makePlan(dataOf(noise(36)), { horizon: 2 }); // 29 before the test part
    expect(codesOf(judge(noise(36), repeat, { plan }))).not.toContain("looksShuffled");
    expect(isSaid(noise(300).map((e, t) => (t < 240 ? 5 : e)))).toBe(false);
  });
});

describe("leaksTest", () => {
  const values = wave(300, 8, 0.3);
  const plan = makePlan(dataOf(values), { horizon: 4, period: 8 });
  test.each([
    ["the shift", { scaler: { ...plan.scaler, shift: plan.scaler.shift * 1.001 } }],
    ["the scale", { scaler: { ...plan.scaler, scale: plan.scaler.scale * 1.001 } }],
    ["the last of the changes", { changes: plan.changes.map((size, i) => (i === 3 ? size * 1.001 : size)) }],
    ["the change over a period", { seasonal: (plan.seasonal as number) * 1.001 }],
  ])("is said if %s is not that of the training part", (_, change) => {
    expect(codesOf(judge(values, repeat, { plan }))).not.toContain("leaksTest");
    expect(codesOf(judge(values, repeat, { plan: { ...plan, ...change } }))[0]).toBe("leaksTest");
  });
});

test("fewPoints is said below 30 test values", () => {
  expect(codesOf(judge(walk(150), repeat))).not.toContain("fewPoints"); // 30
  expect(codesOf(judge(walk(149), repeat))).toContain("fewPoints"); // 29
});

test("leavesRange is said from 5 % of the test values on", () => {
  const base = wave(500, 10);
  const outside = (count: number): string[] =>
    codesOf(
      judge(
        base.map((value, t) => (t >= 500 - count ? 20 : value)),
        repeat,
      ),
    );
  expect(outside(4)).not.toContain("leavesRange"); // of 100
  expect(outside(5)).toContain("leavesRange");
});

describe("bandsMiss", () => {
  const growing = noise(400).map((e, t) => e * (t < 320 ? 1 : 1.1 ** (t - 320)));
  const zero: Forecast = (_, steps) => new Float64Array(steps);

  test("says how many values they hold, and that they are too narrow or too wide", () => {
    const text = (values: Float64Array): string | undefined =>
      judge(values, zero).findings.find(({ code }) => code === "bandsMiss")?.text;
    expect(text(growing)).toMatch(/^The bands promise 90 % and hold \d+ % of the test values: they are too narrow\.$/);
    const shrinking = noise(400).map((e, t) => e * (t < 320 ? 1 : 1.2 ** (320 - t)));
    expect(text(shrinking)).toMatch(/they are too wide\.$/);
    expect(text(noise(1000))).toBeUndefined();
    expect(text(noise(60))).toBe("There are too few validation values for bands of 90 %.");
  });
});

describe("constant series", () => {
  test.each([
    ["all of it", () => 7],
    ["before the test part", (t: number) => (t < 160 ? 7 : Math.sin(t))],
    ["in the test part", (t: number) => (t >= 160 ? 7 : Math.sin(t))],
  ])("make no backtest impossible: %s", (where, value) => {
    const values = Float64Array.from({ length: 200 }, (_, t) => value(t));
    const backtest = judge(values, repeat);
    expect(codesOf(backtest).includes("constant")).toBe(where !== "before the test part");
    const numbers = JSON.stringify({ ...backtest, findings: [], verdict: "" });
    expect(numbers).not.toMatch(/NaN|Infinity/);
  });
});
