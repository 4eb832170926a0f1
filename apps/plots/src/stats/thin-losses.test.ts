import { describe, expect, test } from "vitest";
import { LossColumns } from "./thin-losses.ts";

function columns(count: number, loss: (i: number) => number): LossColumns {
  const all = new LossColumns();
  for (let i = 0; i < count; i++) all.push({ trainLoss: loss(i) * 2, testLoss: loss(i), gradNorm: i });
  return all;
}

test("a run whose epochs are all shown is as it was read", () => {
  const all = new LossColumns();
  all.push({ trainLoss: 1, testLoss: Number.NaN, gradNorm: Number.NaN });
  all.push({ trainLoss: 3, testLoss: 2 });
  expect([all.count, all.best, all.summary([0, 1])]).toEqual([
    2,
    1,
    {
      epochs: [
        { epoch: 1, trainLoss: 1, testLoss: Number.NaN, gradNorm: Number.NaN },
        { epoch: 2, trainLoss: 3, testLoss: 2 },
      ],
    },
  ]);
});

test("without a number the best epoch is the first", () => {
  expect(columns(3, () => Number.NaN).best).toBe(0);
});

describe("of a long run", () => {
  const count = 123_456;
  const wild = (i: number): number =>
    i === 77_777 ? Number.NaN : 2 + Math.sin(i * i) + (i === 5001 ? 50 : i === 9003 ? -5 : 0);
  const all = columns(count, wild);
  const shown = [0, 31_415, count - 1];
  const { epochs, long } = all.summary(shown);
  const test_ = Float64Array.from({ length: count }, (_, i) => wild(i));

  test("few epochs are there, in their order, the first, the last, the best and those that are shown among them", () => {
    expect(epochs.length).toBeLessThan(4600);
    const numbers = epochs.map(({ epoch }) => epoch);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    for (const i of [...shown, all.best, 9003, 5001, 77_777]) expect(numbers).toContain(i + 1);
    expect(long?.shown.map(({ epoch }) => epoch)).toEqual([1, 31_416, count]);
  });

  test("in each stretch of 2 pixels the lowest and the highest loss is there", () => {
    const width = count / 500;
    for (const at of [0, 100, 250, 499]) {
      const inside = (i: number): boolean => Math.floor(i / Math.ceil(width)) === at;
      const truth = test_.filter((_, i) => inside(i));
      const kept = epochs.filter(({ epoch }) => inside(epoch - 1)).map(({ testLoss }) => testLoss);
      expect([Math.min(...kept), Math.max(...kept)]).toEqual([Math.min(...truth), Math.max(...truth)]);
    }
  });

  test("all rises are counted, and those that are there are marked", () => {
    let rises = 0;
    for (let i = 6; i < count; i++) if ((test_[i] as number) > 1.1 * (test_[i - 1] as number)) rises++;
    expect(long?.rises).toBe(rises);
    for (const { epoch, testLoss, rose = false } of epochs) {
      expect(rose).toBe(epoch > 6 && testLoss > 1.1 * (test_[epoch - 2] as number));
    }
    expect(long?.testLosses).toEqual(test_);
  });
});
