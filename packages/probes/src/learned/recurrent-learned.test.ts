import { articleSettings } from "@dz/training";
import { expect, test } from "vitest";
import { conclusion } from "./recurrent-learned.ts";

const about = { settings: articleSettings };
const reach = { kind: "steps", steps: 12 } as const;

test("a path closes within a tenth of its size, or not, or has no period", () => {
  expect(conclusion(0.9, 0.05, reach, about)).toEqual({
    key: "learnedLoop",
    values: { share: 0.9, closed: 0.05, reach: { key: "learnedSteps", values: { steps: 12 } }, bptt: 30 },
  });
  expect(conclusion(0.9, 0.2, reach, about).key).toBe("learnedOpen");
  expect(conclusion(0.9, Number.NaN, reach, about).key).toBe("learnedNoPeriod");
});

test("states that never change are said", () => {
  expect(conclusion(Number.NaN, 0.05, reach, about)).toEqual({ key: "learnedNothing" });
});
