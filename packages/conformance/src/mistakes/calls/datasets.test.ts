import * as all from "@dz/datasets";
import { expect, test } from "vitest";
import { attack, untried } from "../attack.ts";
import { datasetsCalls } from "./datasets.ts";

/** Images may be in an object with more in it, and a dataset of one's own has options of its own. */
const takesMore = ["ImageDataset", "Pairs"];

test("wrong arguments of @dz/datasets are refused in sentences of dz", async () => {
  const { calls, ...outcome } = await attack(datasetsCalls, takesMore);
  expect(outcome).toMatchObject({ bad: [], accepted: [] });
  for (const refusal of outcome.unwilling) expect(refusal).toMatch(/FormatError/); // there are no files here
  expect(calls).toBeGreaterThan(2000);
});

test("everything of @dz/datasets is tried", () => {
  expect(untried(all, datasetsCalls)).toEqual(["DownloadError"]);
});
