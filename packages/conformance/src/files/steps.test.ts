import { expect, it } from "vitest";
import { counts, load, problems, results } from "../testing.ts";
import { steps } from "./steps.ts";

it("skips every step of the book, with the reason", () => {
  const all = results(steps, load("steps.json"));
  expect(counts(all)).toEqual({ skipped: 60 });
  expect(all[59]).toEqual({
    id: "step 60",
    status: "skipped",
    name: "steps",
    reason: "the steps of the book come in a later version, as programs",
  });
});

it("fails for what is no step", () => {
  expect(problems(steps, { format: "dz-conformance/steps/1", steps: [{}] })[0]?.got).toContain("step: is missing");
});
