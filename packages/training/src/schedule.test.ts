import { Adam } from "@dz/optimizers";
import { describe, expect, test } from "vitest";
import { createRateControl } from "./schedule.ts";

type Name = Parameters<typeof createRateControl>[0];

/** The learning rates of all updates of a training with these losses, one per epoch, relative to the maximum. */
function rates(name: Name, losses: number[], updates: number): number[] {
  const optimizer = new Adam({ lr: 1 });
  const control = createRateControl(name, optimizer, { epochs: losses.length, updates });
  return losses.flatMap((loss) => {
    const epoch: number[] = [];
    for (let i = 0; i < updates; i++) {
      epoch.push(optimizer.lr);
      control.updated();
    }
    control.epochEnded(loss);
    return epoch;
  });
}

const falling = (epochs: number): number[] => Array.from({ length: epochs }, (_, i) => 1 / (i + 1));

test("none keeps the learning rate constant", () => {
  expect(rates("none", falling(3), 2)).toEqual([1, 1, 1, 1, 1, 1]);
});

test("step divides the rate by ten after each third of the epochs", () => {
  const expected = [1, 1, 1, 0.1, 0.1, 0.1, 0.1 ** 2].flatMap((rate) => [rate, rate]);
  expect(rates("step", falling(7), 2)).toEqual(expected);
});

test("cosine falls from update to update, to nearly 0", () => {
  const found = rates("cosine", falling(5), 2);
  for (const [i, rate] of found.entries()) expect(rate).toBeCloseTo((1 + Math.cos((Math.PI * i) / 10)) / 2, 14);
});

test("warmup-cosine rises during a twentieth of the updates", () => {
  const found = rates("warmup-cosine", falling(20), 4);
  expect(found.slice(0, 5)).toEqual([0.2, 0.4, 0.6000000000000001, 0.8, 1]);
  expect(found.length).toBe(80);
  for (const [i, rate] of found.slice(4).entries()) {
    expect(rate).toBeCloseTo((1 + Math.cos((Math.PI * i) / 76)) / 2, 14);
  }
});

test("one-cycle starts at 1/25, reaches 1 after three tenths, and ends near 0", () => {
  const found = rates("one-cycle", falling(10), 2);
  expect(found[0]).toBeCloseTo(1 / 25, 14);
  expect(found[5]).toBe(1);
  expect(found[19]).toBeCloseTo(1 / 250_000, 14);
});

test("plateau halves the rate when the training loss does not fall in six epochs", () => {
  const losses = [5, 4, 4, 4, 4, 4, 4, 4, 3];
  expect(rates("plateau", losses, 1)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 0.5]);
});

describe("a training of one update", () => {
  test.each(["none", "step", "cosine", "plateau"] as const)("%s starts at the full rate", (name) => {
    expect(rates(name, [1], 1)).toEqual([1]);
  });
  test("warmup-cosine starts at half of it, one-cycle at the last of its rates", () => {
    expect(rates("warmup-cosine", [1], 1)).toEqual([0.5]);
    expect(rates("one-cycle", [1], 1)[0]).toBeLessThan(1);
  });
});

test.each(["none", "step", "cosine", "warmup-cosine", "one-cycle", "plateau"] as const)(
  "%s continues from its state, even from that before the first epoch",
  (name) => {
    const losses = [5, 4, Number.NaN, 4, 4, 4, 4, 4, 4, 3];
    const start = (lr: number) => {
      const optimizer = new Adam({ lr });
      return { optimizer, control: createRateControl(name, optimizer, { epochs: losses.length, updates: 2 }) };
    };
    for (const at of [0, 1, 8]) {
      const [whole, resumed] = [start(1), start(1)];
      const epoch = ({ optimizer, control }: typeof whole, loss: number): number[] => {
        for (let i = 0; i < 2; i++) control.updated();
        control.epochEnded(loss);
        return [optimizer.lr];
      };
      for (const loss of losses.slice(0, at)) epoch(whole, loss);
      const state = whole.control.getState();
      const fresh = start(1).control.getState();
      expect(Object.keys(state)).toEqual(Object.keys(fresh)); // always the same names
      resumed.control.setState(state);
      for (const loss of losses.slice(at)) expect(epoch(resumed, loss)).toEqual(epoch(whole, loss));
    }
  },
);
