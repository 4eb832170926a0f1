import { expect, test } from "vitest";
import { clean } from "../testing/clean-seen.ts";
import { diagnose } from "./diagnose.ts";

test("nothing for a training without a fault", () => {
  expect(diagnose(clean)).toEqual([]);
});

test("what explains the others comes first", () => {
  const both = diagnose({ ...clean, firstGrowth: 0.01, rereading: 0.1, broadcast: { output: [4, 1], target: [4] } });
  expect(both.map(({ fault }) => fault)).toEqual(["targetBroadcasts", "dropoutInTest", "gradientsVanish"]);
});
