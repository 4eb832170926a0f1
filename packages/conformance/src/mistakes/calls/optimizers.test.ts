import * as all from "@dz/optimizers";
import { expect, test } from "vitest";
import { attack, untried } from "../attack.ts";
import { optimizersCalls } from "./optimizers.ts";

/** A state may have further properties, such as a version. */
const states = [
  "Adam.setState",
  "WeightAverage.setState",
  "BestWeights.setState",
  "EarlyStopping.setState",
  "ReduceOnPlateau.setState",
  "Scheduler.setState",
];

test("@dz/optimizers refuses wrong arguments in sentences of dz", async () => {
  const { calls, ...outcome } = await attack(optimizersCalls, states);
  expect(outcome).toEqual({ unwilling: [], bad: [], accepted: [] });
  expect(calls).toBeGreaterThan(2000);
});

test("every export of @dz/optimizers is tried", () => {
  expect(untried(all, optimizersCalls), "give those left their arguments in optimizers.ts beside this test").toEqual([
    "Optimizer",
  ]);
});
