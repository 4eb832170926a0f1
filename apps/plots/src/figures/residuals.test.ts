import { expect, test } from "vitest";
import type { Figure } from "../figure.ts";
import { checkFigure } from "../testing/check-figure.ts";
import { judgedRun } from "../testing/learned-fixture.ts";
import { residualsOverTime } from "./residuals.ts";

const run = judgedRun();

test("picture", () => checkFigure(() => residualsOverTime(run) as Figure));

test("names the largest, and what the band held", () => {
  const { description, table, svg } = residualsOverTime(run);
  const residuals = table.rows.map((row) => Math.abs(row[4] as number));
  const worst = table.rows[residuals.indexOf(Math.max(...residuals))];
  expect(description).toContain(`most at ${worst?.[1]}, by`);
  expect(description).toMatch(/the band of 90 % held \d+ % of the values\.$/);
  expect(table.columns).toEqual(["step", "time", "value", "forecast", "residual"]);
  expect(svg).toContain(">value − forecast</text>");
});
