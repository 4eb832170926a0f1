import * as all from "@dz/series";
import { expect, test } from "vitest";
import { attack, untried } from "../attack.ts";
import { seriesCalls } from "./series.ts";

/** What files say of themselves is plain data, which may have more than is needed. */
const takesMore = [
  "applyScaler",
  "formatTime",
  "invertScaler",
  "lostValues",
  "nextTimes",
  "prepare",
  "restore",
  "stepText",
];

test("@dz/series refuses wrong arguments in sentences of dz", async () => {
  const { calls, ...outcome } = await attack(seriesCalls, takesMore);
  expect(outcome).toEqual({ bad: [], accepted: [], unwilling: [] });
  expect(calls).toBeGreaterThan(2000);
});

test("every export of @dz/series is tried", () => {
  expect(untried(all, seriesCalls), "give those left their arguments in series.ts beside this test").toEqual([
    "SeriesError",
  ]);
});
