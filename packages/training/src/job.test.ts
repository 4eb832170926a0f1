import type { NdArray } from "@dz/ndarray";
import { expect, test } from "vitest";
import { createJob, type SineJob } from "./job.ts";
import { settingsWith, type TrainingSettings } from "./settings.ts";

function jobOf(change: Partial<TrainingSettings> = {}): SineJob {
  return createJob(settingsWith({ hidden: 4, seed: 7, ...change }));
}

const firstPair = ({ trainSet }: SineJob): readonly NdArray[] => [...trainSet][0] as readonly NdArray[];

test.each(["adam", "sgd", "momentum", "adagrad", "adamw", "rmsprop"] as const)("%s gets the learning rate", (name) => {
  const { optimizer } = jobOf({ optimizer: name, lr: 0.0375 });
  expect(Reflect.get(optimizer, "lr")).toBe(0.0375);
});

test.each([
  ["float32", ["float32", "float32"], "float32"],
  ["float64", ["float64", "float64"], "float64"],
  ["dezero", ["float64", "float32"], "float64"],
] as const)("%s has the dtypes of weights, biases and data", (precision, [weights, biases], data) => {
  const job = jobOf({ precision });
  job.model.forward((firstPair(job)[0] as NdArray).reshape(1, 1));
  const dtypes = Object.fromEntries(
    Array.from(job.model.namedParams(), ([name, p]) => [name.split("/").at(-1), p.dtype]),
  );
  expect([dtypes.W, dtypes.b]).toEqual([weights, biases]);
  expect([job.dtype, ...firstPair(job).map(({ dtype }) => dtype)]).toEqual([data, data, data]);
});

test("the wave to train with has noise, drawn with the seed", () => {
  const first = firstPair(jobOf()).map(String);
  expect(firstPair(jobOf()).map(String)).toEqual(first);
  expect(firstPair(jobOf({ seed: 8 })).map(String)).not.toEqual(first);
  expect(Math.abs((firstPair(jobOf())[0] as NdArray).item() as number)).toBeGreaterThan(0); // sin 0 without noise
});
