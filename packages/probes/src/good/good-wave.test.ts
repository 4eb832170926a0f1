import type { Variable } from "@dz/core";
import { variable } from "@dz/core";
import type { UnaryModel } from "@dz/models";
import { expect, test } from "vitest";
import type { BarChart } from "../answer.ts";
import { tell } from "../catalogue/tell.ts";
import type { Subject } from "../subject.ts";
import { asked } from "../testing/asked.ts";
import { trainedSine } from "../testing/trained.ts";
import { good } from "./good.ts";

const subject = trainedSine({ hidden: 8, epochs: 2 });

/** A run whose network answers by a rule that knows the last two values. */
function ruled(rule: (now: number, before: number) => number): Subject {
  let before = Number.NaN;
  const model = {
    resetState() {
      before = Number.NaN;
    },
    forward(x: Variable) {
      const now = x.item();
      const y = rule(now, Number.isNaN(before) ? now : before);
      before = now;
      return variable([[y]]);
    },
  };
  return { ...subject, model: model as unknown as UnaryModel };
}

const bars = (of: Subject): Map<string, number> =>
  new Map((asked(good, of).chart as BarChart).bars.map(({ name, value }) => [tell(name, "en"), value]));

test("the baselines have the losses that were measured with Python", () => {
  const found = bars(subject);
  expect(found.get("repeating the last value")).toBeCloseTo(7.9e-5, 6);
  expect(found.get("an autoregression of order 1")).toBeCloseTo(8.0e-5, 6);
  expect(found.get("an autoregression of order 16")).toBeCloseTo(7.6e-5, 4); // it depends on the noise
  expect(found.get("the mean of the training data")).toBeCloseTo(0.5, 3);
  expect(found.get("repeating the last value (training wave)")).toBeCloseTo(1.69e-3, 4);
  expect(found.get("an autoregression of order 16 (training wave)")).toBeCloseTo(1.03e-3, 4);
  expect(found.get("noise alone (training wave)")).toBeCloseTo(8.33e-4, 6);
  expect(found.get("the network")).toBeCloseTo(subject.record[1]?.heldOutLoss as number, 14);
});

test("a network that has hardly learned is worse than repeating the last value, by how many times is said", () => {
  const { answer, details } = asked(good, subject);
  expect(answer.key).toBe("goodWorse");
  const { loss, best, times, low, high } = answer.values as Record<string, number>;
  expect(times).toBeCloseTo((loss as number) / (best as number), 12);
  expect(low).toBeGreaterThan(1);
  expect(low).toBeLessThan(times as number);
  expect(high).toBeGreaterThan(times as number);
  expect(details.map(({ key }) => key)).toContain("goodFloorWave");
});

test("one that repeats the last value is as good, and one step late", () => {
  const { answer, details } = asked(
    good,
    ruled((now) => now),
  );
  expect([answer.key, answer.values?.times]).toEqual(["goodEven", 1]);
  expect(details.map(({ key }) => key)).toContain("goodOneLate");
});

test("one that continues the way of the last two values is better, and in time", () => {
  const { answer, details } = asked(
    good,
    ruled((now, before) => 2 * now - before),
  );
  expect(answer.key).toBe("goodBetter");
  expect(answer.values?.inverse).toBeGreaterThan(100);
  expect(details.map(({ key }) => key)).toContain("goodInTime");
});

test("one that diverged is not good, and has a gap on the chart", () => {
  const diverged = ruled(() => Number.NaN);
  const { answer, details } = asked(good, diverged);
  expect(answer.key).toBe("goodDiverged");
  expect(details.map(({ key }) => key)).not.toContain("goodInterval");
  expect(bars(diverged).get("the network")).toBeNaN();
  expect(
    asked(
      good,
      ruled(() => Number.POSITIVE_INFINITY),
    ).answer.key,
  ).toBe("goodDiverged");
});

test("every network, precision and way of reading the data is judged", () => {
  for (const change of [
    { model: "mlp" },
    { model: "lstm", precision: "float32" },
    { model: "gru", precision: "dezero", batch: 30 },
  ] as const) {
    const other = trainedSine({ hidden: 4, epochs: 1, ...change });
    expect(asked(good, other).answer.key).toBe("goodWorse");
    expect(bars(other).get("repeating the last value")).toBeCloseTo(7.9e-5, 6);
  }
});
