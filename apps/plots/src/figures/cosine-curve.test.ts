import { expect, test } from "vitest";
import { checkFigure } from "../testing/check-figure.ts";
import { fixtureReport } from "../testing/fixture.ts";
import { cosineCurve } from "./cosine-curve.ts";

test("picture", () => checkFigure(() => cosineCurve(fixtureReport())));

test("title and legend are those of the article", () => {
  const { svg } = cosineCurve(fixtureReport());
  for (const text of ["Cosine Curve", "T=40", "xs", "ts", "y=cos(x)"]) expect(svg).toContain(`>${text}</text>`);
});
