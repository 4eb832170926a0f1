import { type Backtest, dataOf, type FindingCode, makePlan } from "@dz/forecasting";
import { RandomState } from "@dz/ndarray";
import { expect, test } from "vitest";
import type { Answer, BarChart } from "../answer.ts";
import { tell } from "../catalogue/tell.ts";
import type { Subject } from "../subject.ts";
import { asked } from "../testing/asked.ts";
import { trainedSeries } from "../testing/trained.ts";
import { good } from "./good.ts";
import { graveFinding } from "./good-series.ts";

function trainedOn(values: Float64Array, epochs: number, horizon = 2): Subject {
  const data = dataOf(values);
  return trainedSeries(data, makePlan(data, { horizon }), { epochs, hidden: 8 });
}

const stream = new RandomState(4);
const noise = Float64Array.from({ length: 200 }, () => stream.randn());
const waves = Float64Array.from(
  { length: 240 },
  (_, t) => 50 + 10 * Math.sin(t / 2) + 0.3 * (noise[t % 200] as number),
);
const walk = noise.map((_, t) => noise.subarray(0, t + 1).reduce((sum, x) => sum + x, 100));
const subject = trainedOn(waves, 4);
const { backtest } = subject as { readonly backtest: Backtest };

const withBacktest = (change: Partial<Backtest>): Subject => ({ ...subject, backtest: { ...backtest, ...change } });
const keys = ({ details }: Answer): string[] => details.map(({ key }) => key);

test("all errors are those of the backtest", () => {
  const { chart, answer } = asked(good, subject);
  const values = (chart as BarChart).bars.map(({ value }) => value);
  const [own, ...others] = values;
  expect(own).toBeCloseTo(backtest.network.oneStep.mae, 12);
  const expected = backtest.baselines.map(({ oneStep }) => oneStep.mae).sort((a, b) => a - b);
  for (const [i, mae] of expected.entries()) expect(others[i]).toBeCloseTo(mae, 10);
  expect(answer.values?.best).toBeCloseTo(expected[0] as number, 10);
});

test("the verdict is that of the backtest, whatever the interval says", () => {
  const key = { worse: "goodSeriesWorse", even: "goodSeriesEven", better: "goodSeriesBetter" } as const;
  for (const oneStep of ["worse", "even", "better"] as const) {
    const baselines = backtest.baselines.map((its) => ({ ...its, comparison: { ...its.comparison, oneStep } }));
    const answer = asked(good, withBacktest({ baselines, findings: [] }));
    expect(answer.answer.key).toBe(key[oneStep]);
    const { low, high } = answer.answer.values as Record<string, number>;
    const own = (low as number) > 1 ? "worse" : (high as number) < 1 ? "better" : "even";
    expect(keys(answer).filter((its) => its === "goodStrict" || its === "goodUnsure")).toEqual(
      own === oneStep ? [] : [oneStep === "even" ? "goodStrict" : "goodUnsure"],
    );
  }
});

test("real verdicts agree: what a backtest calls no better is never called good", () => {
  for (const values of [waves, noise, walk, waves.subarray(0, 60)]) {
    const other = trainedOn(values, 3);
    const { verdict, best, baselines, findings } = other.backtest as Backtest;
    const outcome = baselines.find(({ name }) => name === best)?.comparison.oneStep;
    const { key } = asked(good, other).answer;
    if (key === "goodSeriesBetter") expect(outcome).toBe("better");
    if (key === "goodSeriesWorse") expect(outcome).toBe("worse");
    if (/better than .*, the best baseline/.test(verdict)) expect(key).toBe("goodSeriesBetter");
    if (findings.some(({ code }) => code === "looksShuffled")) expect(key).toBe("goodLooksShuffled");
  }
  expect(asked(good, trainedOn(noise, 3)).answer.key).toBe("goodLooksShuffled");
});

test("one that beats only the last value is told so", () => {
  const against = (last: "better" | "even", others: "better" | "even"): string[] => {
    const baselines = backtest.baselines.map((its) => {
      const oneStep = its.name === "persistence" ? last : others;
      return { ...its, comparison: { ...its.comparison, oneStep } };
    });
    return keys(asked(good, withBacktest({ baselines, findings: [] })));
  };
  expect(backtest.best).not.toBe("persistence");
  expect(against("better", "even")).toContain("goodBeatsLast");
  expect(against("even", "even")).not.toContain("goodBeatsLast");
  expect(against("better", "better")).not.toContain("goodBeatsLast");
});

test("a finding that the backtest puts in place of a comparison is the answer", () => {
  const codes: Record<string, string> = {
    leaksTest: "goodLeaksTest",
    constant: "goodConstant",
    fewPoints: "goodFewPoints",
    looksShuffled: "goodLooksShuffled",
    repeatsLastValue: "goodRepeatsLastValue",
  };
  for (const [code, key] of Object.entries(codes)) {
    const finding = { code: code as FindingCode, text: `about ${code}.` };
    const verdict = code === "repeatsLastValue" ? `${finding.text} Drift is better.` : finding.text;
    const answer = asked(good, withBacktest({ findings: [finding], verdict }));
    expect(answer.answer.key).toBe(key);
    expect(keys(answer)).not.toContain("goodInterval");
  }
});

test("too few points beside a comparison make it uncertain, and other findings do not replace it", () => {
  const few = { code: "fewPoints", text: "Few." } as const;
  expect(graveFinding({ findings: [few], verdict: "Few. It is better." })).toBe(null);
  expect(graveFinding({ findings: [few], verdict: "Few." })).toBe("fewPoints");
  expect(graveFinding({ findings: [{ code: "noSkill", text: "None." }], verdict: "None." })).toBe(null);
  const answer = asked(good, withBacktest({ findings: [few], verdict: "Few. It is better." }));
  expect(keys(answer)).toContain("goodFew");
});

test("a constant series and a line are judged without an estimate of noise", () => {
  const constant = trainedOn(new Float64Array(80).fill(7), 1);
  expect(asked(good, constant).answer.key).toBe("goodConstant");
  const line = asked(
    good,
    trainedOn(
      Float64Array.from({ length: 80 }, (_, t) => 3 * t),
      1,
    ),
  );
  expect(keys(line)).not.toContain("goodFloorSeries");
});

test("what noise alone costs is estimated, and left out where a method gets below it", () => {
  const flat = asked(
    good,
    trainedOn(
      noise.map((x, t) => 20 * Math.sin(t / 40) + x),
      2,
    ),
  );
  const floor = flat.details.find(({ key }) => key === "goodFloorSeries")?.values?.floor as number;
  expect(floor / Math.sqrt(2 / Math.PI)).toBeCloseTo(1, 0);
  const names = (flat.chart as BarChart).bars.map(({ name }) => tell(name, "en"));
  expect(names.at(-1)).toBe("noise alone (estimated)");
  const zigzag = Float64Array.from({ length: 120 }, (_, t) => (t % 2) * 10 + (noise[t] as number));
  expect(keys(asked(good, trainedOn(zigzag, 2)))).toContain("goodNoFloor");
});

test("the lag is that of the backtest, and only with a horizon there are steps ahead", () => {
  expect(keys(asked(good, withBacktest({ network: { ...backtest.network, bestShift: 3 } })))).toContain("goodLate");
  expect(keys(asked(good, subject))).toContain("goodHorizon");
  const short = asked(good, trainedOn(waves, 1, 1));
  expect(keys(short)).not.toContain("goodHorizon");
});
