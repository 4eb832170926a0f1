import { expect, test } from "vitest";
import { checkFigure } from "../testing/check-figure.ts";
import { fixtureReport } from "../testing/fixture.ts";
import { testWave } from "./test-wave.ts";

test("picture", () => checkFigure(() => testWave(fixtureReport())));

test("12 × 6 inches, without a line beside the data", () => {
  const { svg } = testWave(fixtureReport());
  expect(svg).toContain('viewBox="0 0 1200 600"');
  expect(svg).not.toContain("y=cos(x)");
});
