import { expect, test } from "vitest";
import { fixtureRun } from "../testing/fixture.ts";
import { framesNote, framesOf, indicesShown, thinned } from "./frames.ts";

test("takes every n-th epoch and the last", () => {
  expect(thinned(5)).toEqual([0, 1, 2, 3, 4]);
  expect(thinned(6, 2)).toEqual([0, 2, 4, 5]);
  expect(thinned(1, 2)).toEqual([0]);
  expect(thinned(0)).toEqual([]);
});

test("takes no more than a hundred", () => {
  expect(thinned(100)).toHaveLength(100);
  const many = thinned(1234);
  expect(many.length).toBeLessThanOrEqual(100);
  expect([many[0], many.at(-1)]).toEqual([0, 1233]);
});

test.each([0, -1, 1.5, Number.NaN])("refuses to take every %d", (every) => {
  expect(() => thinned(10, every)).toThrow(
    new RangeError(`animation: frames are thinned by a whole number from 1, not ${every}`),
  );
});

test("all epochs of a short run are shown; of a long one those of the player, the animations, and the best", () => {
  expect(indicesShown(200, 3, 7)).toEqual(thinned(200, 1, 200));
  const shown = indicesShown(100_000, 7000, 12_345);
  expect(shown.length).toBeLessThan(310);
  for (const i of [0, 7000, 12_345, 99_999]) expect(shown).toContain(i);
});

test("frames are those of the shown epochs that an animation has", () => {
  const run = fixtureRun({});
  expect([framesOf(run, 5), framesNote(4, run), framesNote(12, run)]).toEqual([[0, 5, 10, 11], "4 of 12 epochs", ""]);
  const epochs = indicesShown(5000, 900, 3).map((i) => ({ epoch: i + 1, trainLoss: 1, testLoss: 1 }));
  const long = { ...run, epochs, long: { shown: epochs, rises: 0, testLosses: new Float64Array(5000) } };
  expect(framesOf(long, 900).map((i) => epochs[i]?.epoch)).toEqual([1, 901, 1801, 2701, 3601, 4501, 5000]);
  expect(framesOf(long, 1)).toHaveLength(
    thinned(5000).length - thinned(5000).filter((i) => !epochs.some(({ epoch }) => epoch === i + 1)).length,
  );
});
