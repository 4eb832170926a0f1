import * as all from "@dz/datasets";
import { expect, test } from "vitest";
import { attack, untried } from "../attack.ts";
import { datasetsCalls } from "./datasets.ts";

/** Images may be in an object with further properties, and a custom dataset has its own options. */
const takesMore = ["ImageDataset", "Pairs"];

test("@dz/datasets refuses wrong arguments in sentences of dz", async () => {
  const { calls, ...outcome } = await attack(datasetsCalls, takesMore);
  expect(outcome).toMatchObject({ bad: [], accepted: [] });
  for (const refusal of outcome.unwilling) expect(refusal).toMatch(/FormatError/); // there are no files here
  expect(calls).toBeGreaterThan(2000);
});

test("every export of @dz/datasets is tried", () => {
  expect(untried(all, datasetsCalls), "give those left their arguments in datasets.ts beside this test").toEqual([
    "DownloadError",
  ]);
});
