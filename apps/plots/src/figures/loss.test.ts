import { expect, test } from "vitest";
import { checkFigure } from "../testing/check-figure.ts";
import { fixtureRun } from "../testing/fixture.ts";
import { lossCurve } from "./loss.ts";

const run = fixtureRun({});

test("picture", () => checkFigure(() => lossCurve(run)));

test("titles, labels and legend are those of the article", () => {
  const { svg } = lossCurve(run);
  const texts = ["Mean Squared Error", "model:SimpleRNN, optimizer:Adam", "iteration", "loss", "train", "test"];
  for (const text of texts) expect(svg).toContain(`>${text}</text>`);
});

test("says how the losses end", () => {
  const ends = (trainLoss: number, testLoss: number) => ({ ...run, epochs: [{ epoch: 1, trainLoss, testLoss }] });
  expect(lossCurve(ends(0.2, 0.1)).description).toBe(
    "After 1 epoch of SimpleRNN + Adam the loss in training is 0.2, and that of the test, 0.1, is below it.",
  );
  expect(lossCurve(ends(0.2, Number.NaN)).description).toContain("not finite, is not below it");
});

test("the table has the losses of each epoch under their names", () => {
  const epochs = [
    { epoch: 1, trainLoss: 0.5, testLoss: 0.25 },
    { epoch: 2, trainLoss: 0.4, testLoss: 0.2 },
  ];
  expect(lossCurve({ ...run, epochs }).table).toEqual({
    columns: ["epoch", "train loss", "test loss"],
    rows: [
      [1, 0.5, 0.25],
      [2, 0.4, 0.2],
    ],
  });
});

test("losses that go beyond all measure, or end as no numbers, are off the scale, and the others can be seen", () => {
  const losses = [0.5, 0.1, 3, 1e63, Number.POSITIVE_INFINITY, Number.NaN];
  const epochs = losses.map((loss, i) => ({ epoch: i + 1, trainLoss: loss, testLoss: loss }));
  const { svg } = lossCurve({ ...run, epochs });
  expect(svg).toMatch(/▲ off scale.*off scale: not a number/);
  expect(svg).toContain(">100000</text>");
  expect(lossCurve(run).svg).not.toContain("off scale");
});
