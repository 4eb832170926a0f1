import { expect, test } from "vitest";
import { runJobs } from "./entry.ts";

test("runs the jobs with the names, and no others", () => {
  expect(Object.keys(runJobs(["schedules", "random numbers"]))).toEqual(["random numbers", "schedules"]);
  expect(globalThis).toHaveProperty("runJobs", runJobs);
});
