import { expect, test } from "vitest";
import { coldShare, type StartNumbers, startKind } from "./start-kind.ts";

/** RNN with Adam, seed 0, as measured with Python DeZero. */
const article: StartNumbers = {
  loss: 1.9e-3,
  warmLoss: 1.9e-3 - ((0.0152 - 0.0043) * 50) / 999,
  cold: 0.0152,
  warm: 0.0043,
  zeroCold: 0.0006,
  zeroWarm: 0.0004,
  random: { cold: 0.0025, warm: 0.0002 },
};

test("the article's start is an unseen pair", () => {
  expect(startKind(article)).toBe("unseen");
  expect(coldShare(article)).toBeCloseTo(0.287, 3);
});

test("a start that a warm-up does not help is none", () => {
  expect(startKind({ ...article, warm: 0.014 })).toBe("none");
  expect(startKind({ ...article, warm: 0.02 })).toBe("none");
});

test("a start that is as bad wherever the wave begins is a lack of history", () => {
  expect(startKind({ ...article, zeroCold: 0.012, zeroWarm: 0.004 })).toBe("history");
});

test("what training from random phases does not remove depends on the value alone", () => {
  expect(startKind({ ...article, random: { cold: 0.014, warm: 0.001 } })).toBe("value");
  expect(startKind({ ...article, random: { cold: Number.NaN, warm: Number.NaN } })).toBe("value");
});

test("a misfit that is there wherever the wave starts, warm or not, is no lack of history", () => {
  expect(startKind({ ...article, zeroCold: 0.01, zeroWarm: 0.0098 })).toBe("unseen");
});

test("a misfit that is there after a warm-up, too, is no start", () => {
  expect(startKind({ ...article, random: { cold: 0.024, warm: 0.02 } })).toBe("unseen");
});

test("what is between is open", () => {
  expect(startKind({ ...article, zeroCold: 0.0055, zeroWarm: 0.001 })).toBe("open");
});

test("without a training from random phases the cause is not named", () => {
  expect(startKind({ ...article, random: null })).toBe("untrained");
});

test("numbers that are not finite are no cold start", () => {
  expect(startKind({ ...article, cold: Number.NaN, warm: Number.NaN })).toBe("none");
});
