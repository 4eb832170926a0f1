import { persistence, seasonalNaive } from "@dz/series";
import { describe, expect, test } from "vitest";
import { dataOf } from "../forecast-data.ts";
import { makePlan } from "../plan.ts";
import { codesOf, type Forecast, judge } from "../testing/judge.ts";
import { noise, walk, wave } from "../testing/waves.ts";

/** Forecasts that know the future, up to some noise. */
const oracle =
  (values: Float64Array, size: number): Forecast =>
  (past, steps) =>
    Float64Array.from(
      { length: steps },
      (_, i) => (values[past.length + i] ?? 0) + size * (noise(past.length + i + 2, 9)[past.length + i] as number),
    );

describe("the verdict names traps", () => {
  test("a network that repeats its input", () => {
    const backtest = judge(walk(400), persistence().forecast);
    expect(backtest.network.bestShift).toBe(1);
    expect(codesOf(backtest)).toContain("repeatsLastValue");
    expect(backtest.verdict).toBe(
      "It repeats the last value: its output fits the truth best one step late; persistence is as good.",
    );
  });

  test("a network that repeats its input where a baseline does not have to", () => {
    expect(judge(wave(400, 8, 0.1), persistence().forecast).verdict).toMatch(
      /^It repeats the last value: .*; persistence is as good\. An autoregression is \d\d % better than that\.$/,
    );
  });

  test("a network that is late, but better by a tenth, does not repeat it", () => {
    const values = walk(200);
    /** A network that repeats the last value, but knows the first few of the test part. */
    const knowing = (few: number): ReturnType<typeof judge> =>
      judge(values, (past, steps) =>
        new Float64Array(steps).fill(
          (past.length >= 160 && past.length < 160 + few ? values[past.length] : undefined) ?? (past.at(-1) as number),
        ),
      );
    const [same, better] = [knowing(0), knowing(7)];
    const skill = better.baselines.find(({ name }) => name === "persistence")?.comparison;
    expect(skill?.oneStep).toBe("even"); // so few points do not tell whether that is chance
    expect(skill?.skill).toBeGreaterThan(0.1);
    expect([same.network.bestShift, better.network.bestShift]).toEqual([1, 1]);
    expect([codesOf(same).includes("repeatsLastValue"), codesOf(better).includes("repeatsLastValue")]).toEqual([
      true,
      false,
    ]);
  });

  test("a shuffled series", () => {
    const backtest = judge(noise(400), (past, steps) => new Float64Array(steps).fill(past.at(-1) as number));
    expect(codesOf(backtest)).toContain("looksShuffled");
    expect(backtest.verdict).toMatch(/^The values look like independent draws/);
    expect(codesOf(judge(walk(400), persistence().forecast))).not.toContain("looksShuffled");
    expect(codesOf(judge(wave(400, 8, 0.3), persistence().forecast))).not.toContain("looksShuffled");
  });

  test("a test part that leaked into the scaler", () => {
    const values = wave(400, 8, 0.3).map((value, t) => value + (t > 330 ? 5 : 0));
    const honest = makePlan(dataOf(values), { horizon: 4 });
    const leaked = { ...honest, scaler: { ...honest.scaler, shift: honest.scaler.shift + 0.01 } };
    expect(codesOf(judge(values, persistence().forecast, { plan: honest }))).not.toContain("leaksTest");
    const backtest = judge(values, persistence().forecast, { plan: leaked });
    expect(codesOf(backtest)).toContain("leaksTest");
    expect(backtest.verdict).toMatch(/do not believe these scores/);
  });

  test("a test part without any change", () => {
    const values = wave(400, 8).map((value, t) => (t >= 320 ? 3 : value));
    expect(judge(values, persistence().forecast).verdict).toMatch(/^All values of the test part are equal/);
  });

  test("a short series", () => {
    const values = walk(60);
    const backtest = judge(values, oracle(values, 0.1));
    expect(codesOf(backtest)).toContain("fewPoints");
    expect(backtest.verdict).toMatch(/^The test part has only 12 values, too few to tell methods apart\. /);
  });

  test("a series of 45 points: no more is said than that it is too short", () => {
    const values = walk(45);
    expect(judge(values, oracle(values, 0.1)).verdict).toBe(
      "The test part has only 9 values, too few to tell methods apart.",
    );
  });

  test("a trend that leaves the range of training", () => {
    const values = noise(300).map((value, t) => value + t);
    const finding = (difference: boolean): string | undefined =>
      judge(values, persistence().forecast, {
        plan: makePlan(dataOf(values), { horizon: 4, difference }),
      }).findings.find(({ code }) => code === "leavesRange")?.text;
    expect(finding(false)).toBe(
      "100 % of the test values lie outside of the range of the training part (try --difference).",
    );
    expect(finding(true)).toContain("the network sees changes");
  });

  test("bands that do not hold what they promise", () => {
    const values = noise(600).map((value, t) => value * (t < 480 ? 1 : 1.1 ** (t - 480)) + Math.sin(t));
    expect(codesOf(judge(values, (_, steps) => new Float64Array(steps)))).toContain("bandsMiss");
  });
});

describe("the verdict", () => {
  test("claims skill that is there", () => {
    const values = wave(500, 8, 0.3);
    const backtest = judge(values, oracle(values, 0.05), { period: 8 });
    expect(codesOf(backtest)).toEqual([]);
    expect(backtest.verdict).toMatch(
      /^On the last 20 % the LSTM is \d\d % better than .+, the best baseline, one step ahead \(MASE 0\.\d+\)\. It is better than all of them at each of the 4 steps\.$/,
    );
  });

  test("claims none beside a baseline that is as good", () => {
    const values = wave(500, 8, 0.3);
    const backtest = judge(values, seasonalNaive(values, 8).forecast, { period: 8 });
    expect(codesOf(backtest)).toContain("noSkill");
    expect(backtest.verdict).toMatch(
      /^On the last 20 % the LSTM beats persistence one step ahead \(MASE [\d.]+\), but not .+, which is .+: take that\. /,
    );
  });

  test("claims none on a walk, whatever the seed", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const values = walk(300, seed);
      const guess: Forecast = (past, steps) => {
        const drift = 0.1 * (noise(past.length + 1, seed + 50).at(-1) as number);
        return new Float64Array(steps).fill((past.at(-1) as number) + drift);
      };
      expect(judge(values, guess).verdict).not.toMatch(/is \d+ % better than/);
    }
  });
});
