import * as all from "@dz/layers";
import { expect, test } from "vitest";
import { attack, untried } from "../attack.ts";
import { layersCalls } from "./layers.ts";

test("@dz/layers refuses wrong arguments in sentences of dz", async () => {
  const { calls, ...outcome } = await attack(layersCalls, []);
  expect(outcome).toEqual({ unwilling: [], bad: [], accepted: [] });
  expect(calls).toBeGreaterThan(2000);
});

test("every export of @dz/layers is tried", () => {
  expect(untried(all, layersCalls), "give those left their arguments in layers.ts beside this test").toEqual([]);
});
