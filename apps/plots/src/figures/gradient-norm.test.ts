import { expect, test } from "vitest";
import { checkFigure } from "../testing/check-figure.ts";
import { fixtureRun } from "../testing/fixture.ts";
import { gradientNorm } from "./gradient-norm.ts";

const run = fixtureRun({});
const withNorms = {
  ...run,
  epochs: run.epochs.map((epoch, i) => ({ ...epoch, gradNorm: 10 / (i + 1) + (i === 4 ? 20 : 0) })),
};

test("picture", () =>
  checkFigure(() => {
    const figure = gradientNorm(withNorms);
    if (figure === null) throw new Error("there is no figure");
    return figure;
  }));

test("says when the gradient was largest", () => {
  expect(gradientNorm(withNorms)?.description).toContain("is largest in epoch 5, 22, and 0.83");
});

test("there is none for a run without norms, and gaps are no numbers", () => {
  expect(gradientNorm(run)).toBeNull();
  const [first, ...rest] = withNorms.epochs;
  const figure = gradientNorm({ ...run, epochs: [{ ...first, gradNorm: Number.NaN }, ...rest] as typeof run.epochs });
  expect(figure?.svg).not.toMatch(/NaN/);
});
