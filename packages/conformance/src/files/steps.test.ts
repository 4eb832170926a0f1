import { describe, expect, it } from "vitest";
import { type Json, load, problems } from "../testing.ts";
import { steps } from "./steps.ts";

const data = load("steps.json");

/** The data of one step, changed. */
function only(number: number, change: (step: Json) => void): Json {
  const step = structuredClone((data.steps as Json[])[number - 1]) as Json;
  change(step);
  return { ...data, steps: [step] } as unknown as Json;
}

describe("steps", () => {
  it("fails for a changed number, list or text", () => {
    const change = (number: number, name: string, value: unknown): string[] =>
      problems(
        steps,
        only(number, (step) => {
          Object.assign(step.values as Json, { [name]: value });
        }),
      ).map(({ field }) => field);
    expect(change(13, "z", 13 + 1e-8)).toEqual(["z"]);
    expect(change(37, "x_grad", [[1, 1, 1], [1, 1, 2]])).toEqual(["x_grad"]); // biome-ignore format: a matrix
    expect(change(37, "x_grad", [1])).toEqual(["x_grad.shape"]);
    expect(change(19, "name", "y")).toEqual(["name"]);
    expect(change(13, "unheard", 1)).toEqual(["unheard"]);
  });

  it("fails for a changed row of a trace, and another number of lines", () => {
    const wrongRow = only(29, (step) => {
      Object.assign((step.trace as Json).values as Json, { 9: [1 + 1e-9] });
    });
    expect(problems(steps, wrongRow, 100).map(({ field }) => field)).toEqual(["trace at print 10"]);
    const wrongCount = only(1, (step) => {
      Object.assign(step, { printed_lines: 3 });
    });
    expect(problems(steps, wrongCount).map(({ field }) => field)).toEqual(["printed_lines"]);
  });

  it("fails for values that are not steps", () => {
    expect(problems(steps, { format: "dz-conformance/steps/1", steps: [{}] })[0]?.got).toContain("step: is missing");
    const unknown = only(1, (step) => {
      Object.assign(step, { step: 61 });
    });
    expect(problems(steps, unknown)[0]?.got).toContain("there is no step 61");
  });
});
