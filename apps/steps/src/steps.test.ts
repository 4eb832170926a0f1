import { random } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import type { Program } from "./page.ts";
import { compareWithPython, differences, pythonSteps, reference } from "./python.ts";
import { record } from "./record.ts";
import { steps } from "./steps.ts";

/**
 * How many rows of the trace are compared here of the trainings that take long or that others repeat in other words; the
 * trial `steps` compares all. Step 45 is the whole training of steps 43 to 46, step 50 of steps 48 to 50.
 */
const ROWS: Readonly<Record<number, number>> = { 43: 2, 44: 2, 46: 2, 48: 12, 49: 12, 59: 3, 60: 12 };

describe("the steps of the book", () => {
  it("are sixty, each with a title and what it teaches", () => {
    expect(steps).toHaveLength(pythonSteps.length);
    for (const { title, teaches } of steps) {
      expect(title).toMatch(/^\S.{4,60}$/);
      expect(teaches).toMatch(/^\S.{20,110}[^.]$/);
    }
    expect(new Set(steps.map(({ title }) => title)).size).toBe(60);
  });

  it.each(pythonSteps)("step $step: $demonstrates", (wanted) => {
    expect(compareWithPython(wanted, ROWS[wanted.step])).toEqual([]);
  });

  it("differ from other numbers, lines and results", () => {
    const wanted = pythonSteps[41] as (typeof pythonSteps)[number]; // linear regression
    const { values = {}, printed = [], trace = { at_print: [], values: [], floor_rel: [] } } = wanted;
    const other = {
      ...wanted,
      values: { ...values, loss: 1 },
      printed: ["[[9.9]] 9.9 9.9", ...printed.slice(1)],
      trace: { ...trace, values: [trace.values[0]?.map((x) => x * (1 + 1e-8)) ?? [], ...trace.values.slice(1)] },
    };
    const found = compareWithPython(other);
    expect(found.some((line) => line.startsWith("loss: "))).toBe(true);
    expect(found.some((line) => line.startsWith("line 0: "))).toBe(true);
    expect(found.some((line) => line.startsWith("trace 0: "))).toBe(true);
    expect(compareWithPython({ ...wanted, printed_lines: 7 })).toContain("100 lines, Python has 7");
    expect(compareWithPython(other, 1).some((line) => line.startsWith("loss: "))).toBe(false);
  });

  it("step 59 has the losses of a training by DeZero with the same seed", () => {
    const { runs } = reference("training.json") as { runs: { name: string; expected: { train: number[] } }[] };
    const losses = runs.find(({ name }) => name === "rnn_adam_s0")?.expected.train.slice(0, 3);
    random.seed(0);
    const { trace } = record(steps[58] as Program, 3);
    expect(differences(trace, losses, 1e-12, "losses")).toEqual([]);
  });
});
