import { expect, test } from "vitest";
import { runJobs } from "./entry.ts";

test("runJobs runs exactly the named jobs", () => {
  expect(Object.keys(runJobs(["schedules", "random numbers"]))).toEqual(["random numbers", "schedules"]);
  expect(globalThis).toHaveProperty("runJobs", runJobs);
});
