import { fromTypedArray } from "@dz/ndarray";
import { expect, test } from "vitest";
import { mean } from "../numbers.ts";
import { replay } from "../replay/replay.ts";
import { flat } from "../replay/updates.ts";
import { squaredErrors } from "../run-model.ts";
import { finished } from "../testing/asked.ts";
import { trainedSine } from "../testing/trained.ts";
import { clipFor, shrinks, tryRemedies } from "./trials.ts";

test("the limit for gradients is 1, or half the median norm", () => {
  expect(clipFor([8, 6, 7])).toBe(1);
  expect(clipFor([0.5, 0.2, 0.4])).toBe(0.2);
});

test("a learning rate has shrunk if it ends at less than half of its maximum", () => {
  expect(shrinks([1, 1, 1])).toBe(false);
  expect(shrinks([0.1, 1, 0.6])).toBe(false);
  expect(shrinks([0.1, 1, 0.4])).toBe(true);
  expect(shrinks([Number.NaN])).toBe(false);
});

test("each remedy is tried by training again", () => {
  const subject = trainedSine({ hidden: 6, epochs: 8, lr: 0.02 });
  const seen = finished(replay(subject));
  expect(seen.best.epoch).toBeLessThan(8);
  const { trials, average } = finished(tryRemedies({ subject, replay: seen }));
  expect(trials.map(({ remedy, setting, begin }) => [remedy, setting, begin])).toEqual([
    ["lower", 0.002, seen.best.epoch],
    ["cosine", 0.02, 1],
    ["clip", 1, 1],
  ]);
  const [lower, cosine, clip] = trials.map(({ losses }) => losses);
  expect(lower?.length).toBe(8 - seen.best.epoch + 1);
  expect(lower?.[0]).toBe(subject.record[seen.best.epoch - 1]?.heldOutLoss);
  const run = (change: Parameters<typeof trainedSine>[0]) =>
    trainedSine({ hidden: 6, epochs: 8, lr: 0.02, ...change }).record.map(({ heldOutLoss }) => heldOutLoss);
  expect(cosine).toEqual(run({ schedule: "cosine" }));
  expect(clip).toEqual(run({ clip: 1 }));
  // The mean of the weights after the 68 updates of the epochs 7 and 8.
  const training = subject.begin();
  const sum: number[] = [];
  let count = 0;
  let epoch = 0;
  for (const result of training.epochs()) {
    if (result !== null) epoch = result.epoch;
    else if (epoch >= 6) {
      flat(training.model.params()).forEach((w, i) => {
        sum[i] = (sum[i] ?? 0) + w;
      });
      count++;
    }
  }
  expect(count).toBe(68);
  let at = 0;
  for (const parameter of training.model.params()) {
    const own = parameter.data.toTypedArray() as Float64Array;
    parameter.data = fromTypedArray(
      Float64Array.from(own, () => (sum[at++] as number) / count),
      parameter.shape,
    );
  }
  expect(average).toBeCloseTo(mean(squaredErrors({ model: training.model, dtype: "float64" }, subject.heldOut)), 12);
});

test("without a learning rate, or with one that falls already, fewer are tried", () => {
  const remedies = (change: Parameters<typeof trainedSine>[0]) => {
    const subject = trainedSine({ hidden: 4, epochs: 4, ...change });
    return finished(tryRemedies({ subject, replay: finished(replay(subject)) })).trials.map(({ remedy }) => remedy);
  };
  expect(remedies({ optimizer: "adadelta", lr: null })).toEqual(["clip"]);
  expect(remedies({ lr: 0.05, schedule: "cosine" })).not.toContain("cosine");
});
