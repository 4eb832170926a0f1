import * as all from "@dz/models";
import { expect, test } from "vitest";
import { attack, untried } from "../attack.ts";
import { modelsCalls } from "./layers.ts";

/** An image may be an object with further properties, such as the ImageData of a canvas. */
const takesMore = ["VGG16.preprocess", "ResNet.preprocess"];

test("@dz/models refuses wrong arguments in sentences of dz", async () => {
  const { calls, ...outcome } = await attack(modelsCalls, takesMore);
  expect(outcome).toEqual({ unwilling: [], bad: [], accepted: [] });
  expect(calls).toBeGreaterThan(1000);
});

test("every export of @dz/models is tried", () => {
  expect(untried(all, modelsCalls), "give those left their arguments in models.ts beside this test").toEqual(["Model"]);
});
