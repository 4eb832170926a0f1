import { expect, test } from "vitest";
import { checkFigure } from "../testing/check-figure.ts";
import { fixtureReport } from "../testing/fixture.ts";
import { sineCurve } from "./sine-curve.ts";

const report = fixtureReport();

test.each(["lines", "zoom", "scatter"] as const)("%s", (view) => checkFigure(() => sineCurve(report, view)));

test("title, labels and legend are those of the article, the sine red and dashed", () => {
  const { svg } = sineCurve(report, "lines");
  for (const text of ["Sine Curve", "T=40", "t", "y", "xs", "ts", "y=sin(x)"]) expect(svg).toContain(`>${text}</text>`);
  expect(svg).toContain('viewBox="0 0 800 600"');
  expect(svg).toMatch(/stroke="#ff0000" stroke-width="2.08" stroke-dasharray/);
});

test("the zoom has the limits of the article, and the rows that it shows", () => {
  const { svg, table } = sineCurve(report, "zoom");
  for (const text of ["0.10", "−0.10", "5.0"]) expect(svg).toContain(`>${text}</text>`);
  expect(table.rows.length).toBe(6);
  // A target is the next input.
  expect(table.rows[0]?.[2]).toBe(table.rows[1]?.[1]);
});
