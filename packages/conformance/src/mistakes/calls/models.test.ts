import * as all from "@dz/models";
import { expect, test } from "vitest";
import { attack, untried } from "../attack.ts";
import { modelsCalls } from "./layers.ts";

/** A picture may be an object with more in it, as a canvas gives it. */
const takesMore = ["VGG16.preprocess", "ResNet.preprocess"];

test("wrong arguments of @dz/models are refused in sentences of dz", async () => {
  const { calls, ...outcome } = await attack(modelsCalls, takesMore);
  expect(outcome).toEqual({ unwilling: [], bad: [], accepted: [] });
  expect(calls).toBeGreaterThan(1000);
});

test("everything of @dz/models is tried", () => {
  expect(untried(all, modelsCalls)).toEqual(["Model"]);
});
