import { expect, test } from "vitest";
import { CurveColumn, commonEpochs, lossAt } from "./curve.ts";

function curveOf(epochs: number): CurveColumn["curve"] {
  const column = new CurveColumn();
  for (let epoch = 1; epoch <= epochs; epoch++) column.push(1 / epoch);
  return column.curve;
}

test("a short run has all its epochs, a long one those at a distance that is a power of two", () => {
  for (const [epochs, every, kept] of [
    [0, 1, 0],
    [3, 1, 3],
    [1024, 1, 1024],
    [1025, 2, 512],
    [1026, 2, 513],
    [10_000, 16, 625],
  ] as const) {
    const curve = curveOf(epochs);
    expect([curve.every, curve.losses.length]).toEqual([every, kept]);
    for (const [i, loss] of curve.losses.entries()) expect(loss).toBe(1 / ((i + 1) * every));
  }
});

test("the loss after an epoch that is there, else NaN", () => {
  const curve = curveOf(1026);
  expect([2, 1026, 1, 1028].map((epoch) => lossAt(curve, epoch))).toEqual([1 / 2, 1 / 1026, Number.NaN, Number.NaN]);
});

test("epochs that all have, at equal distances and not too many", () => {
  expect(commonEpochs([curveOf(5), curveOf(3)], 200)).toEqual([1, 2, 3]);
  const thinned = commonEpochs([curveOf(2000), curveOf(900)], 200);
  expect([thinned.length, thinned[0], thinned.at(-1)]).toEqual([150, 6, 900]);
  for (const epoch of thinned) expect(lossAt(curveOf(2000), epoch)).toBe(1 / epoch);
  expect(commonEpochs([], 200)).toEqual([]);
});
