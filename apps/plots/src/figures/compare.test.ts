import { expect, test } from "vitest";
import { checkFigure } from "../testing/check-figure.ts";
import { fixtureGroup, fixtureRun } from "../testing/fixture.ts";
import { comparison } from "./compare.ts";

test("picture", () => checkFigure(() => comparison(fixtureGroup())));

test("tells the lowest and the highest, of runs that end with a number", () => {
  const run = (label: string, testLoss: number) => ({
    ...fixtureRun({}),
    label,
    epochs: [{ epoch: 1, trainLoss: 1, testLoss }],
  });
  const told = (...runs: ReturnType<typeof run>[]) => comparison(fixtureGroup(runs)).description;
  expect(told(run("a", 4), run("b", 1), run("c", Number.NaN))).toBe(
    "After their last epochs the test losses of 3 runs go from 1 (b) to 4 (a), a factor of 4.",
  );
  expect(told(run("c", Number.NaN))).toContain("are no numbers");
});
