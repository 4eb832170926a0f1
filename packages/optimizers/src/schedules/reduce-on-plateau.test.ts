import { ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { ReduceOnPlateau, type ReduceOnPlateauOptions } from "./reduce-on-plateau.ts";

const losses = [1, 0.9, 0.95, 0.9, 0.91, 0.92, 0.8, 0.79995, 0.81, 0.8, 0.82, 0.83, 0.84, 0.85, 0.86];

function factors(options: ReduceOnPlateauOptions, values: readonly number[] = losses): number[] {
  const plateau = new ReduceOnPlateau(options);
  return values.map((value) => plateau.update(value));
}

// The lrs of PyTorch's ReduceLROnPlateau for the same losses, from lr 1.
const torch: [ReduceOnPlateauOptions, number[]][] = [
  [{ reduce: 0.5, patience: 2 }, [1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125, 0.125, 0.125]],
  [
    { patience: 1, cooldown: 2, floor: 0.01 },
    [1, 1, 1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01],
  ],
  [
    { reduce: 0.5, patience: 1, threshold: 0.05, thresholdMode: "absolute" },
    [1, 1, 1, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125, 0.125, 0.0625, 0.0625, 0.03125, 0.03125, 0.015625],
  ],
  [
    { reduce: 0.5, patience: 1, mode: "max" },
    [1, 1, 0.5, 0.5, 0.25, 0.25, 0.125, 0.125, 0.0625, 0.0625, 0.03125, 0.03125, 0.015625, 0.015625, 0.0078125],
  ],
];

test.each(torch)("ReduceOnPlateau with %j reduces where PyTorch does", (options, expected) => {
  for (const [i, factor] of factors(options).entries()) expect(factor).toBeCloseTo(expected[i] as number, 14);
});

test("ReduceOnPlateau never takes NaN as better or best", () => {
  const values = [1, Number.NaN, Number.NaN, 0.5, Number.NaN];
  expect(factors({ reduce: 0.5, patience: 1 }, values)).toEqual([1, 1, 0.5, 0.5, 0.5]);
  expect(factors({ reduce: 0.5, patience: 1 }, [Number.NaN, 7, 6, 5])).toEqual([1, 1, 1, 1]);
});

describe.each(["relative", "absolute"] as const)(
  "ReduceOnPlateau after an infinite first value, threshold %s",
  (thresholdMode) => {
    const options = { reduce: 0.5, patience: 0, thresholdMode };

    test.each([
      ["min", Infinity, 5, 4],
      ["min", Infinity, -4, -5],
      ["max", -Infinity, 4, 5],
      ["max", -Infinity, -5, -4],
    ] as const)("in mode %s after %s a finite value is better, then only a better one", (mode, first, next, better) => {
      expect(factors({ ...options, mode }, [first, next, better, next])).toEqual([1, 1, 1, 0.5]);
    });

    test.each([
      ["min", -Infinity],
      ["max", Infinity],
    ] as const)("in mode %s nothing is better than %s, and later values are still counted", (mode, first) => {
      expect(factors({ ...options, mode }, [first, first, 0])).toEqual([1, 0.5, 0.25]);
      expect(factors({ ...options, mode }, [1, first])).toEqual([1, 1]);
    });

    test("a second infinite value is not better than the first", () => {
      expect(factors(options, [Infinity, Infinity, 3])).toEqual([1, 0.5, 0.5]);
    });
  },
);

test("a relative threshold refers to the absolute value, so that negative values can be better or worse", () => {
  const options = { reduce: 0.5, patience: 0, threshold: 0.1 };
  expect(factors(options, [-1, -1.05, -1.2, -0.95])).toEqual([1, 0.5, 0.5, 0.25]);
  expect(factors({ ...options, mode: "max" }, [-1, -0.95, -0.8])).toEqual([1, 0.5, 0.5]);
});

test("a threshold is relative to the best value or an absolute difference, for any best value", () => {
  const options = { reduce: 0.5, patience: 0, threshold: 0.25 };
  for (const mode of ["min", "max"] as const) {
    const after = (thresholdMode: "relative" | "absolute", change: number): number[] =>
      factors({ ...options, mode, thresholdMode }, [8, mode === "min" ? 8 - change : 8 + change]);
    expect(after("relative", 2.5)).toEqual([1, 1]);
    expect(after("relative", 2)).toEqual([1, 0.5]); // exactly the threshold is not better
    expect(after("absolute", 0.5)).toEqual([1, 1]);
    expect(after("absolute", 0.25)).toEqual([1, 0.5]);
  }
});

test("the schedule of ReduceOnPlateau returns its factor for every step", () => {
  const plateau = new ReduceOnPlateau({ reduce: 0.25, patience: 0 });
  const before = plateau.schedule(0);
  plateau.update(1);
  plateau.update(1);
  expect([before, plateau.schedule(0), plateau.schedule(9)]).toEqual([1, 0.25, 0.25]);
});

test("ReduceOnPlateau continues from a saved state", () => {
  const options = { reduce: 0.5, patience: 2, cooldown: 1 };
  const whole = factors(options);
  for (const at of [3, 5, 10]) {
    const first = new ReduceOnPlateau(options);
    for (const loss of losses.slice(0, at)) first.update(loss);
    const second = new ReduceOnPlateau(options);
    second.setState(first.getState());
    expect(losses.slice(at).map((loss) => second.update(loss))).toEqual(whole.slice(at));
  }
});

test.each([
  [{ mode: "low" as "min" }, 'ReduceOnPlateau: mode is "low", expected "min" or "max"'],
  [{ reduce: 1 }, "ReduceOnPlateau: reduce is 1, expected a number from 0 to below 1"],
  [{ patience: -1 }, "ReduceOnPlateau: patience is -1, expected a whole number from 0"],
  [{ threshold: -1 }, "ReduceOnPlateau: threshold is -1, expected a number from 0"],
  [
    { thresholdMode: "rel" as "relative" },
    'ReduceOnPlateau: thresholdMode is "rel", expected "relative" or "absolute"',
  ],
  [{ cooldown: 0.5 }, "ReduceOnPlateau: cooldown is 0.5, expected a whole number from 0"],
  [{ floor: 2 }, "ReduceOnPlateau: floor is 2, expected a number from 0 to 1"],
])("ReduceOnPlateau refuses %j", (options, message) => {
  expect(() => new ReduceOnPlateau(options)).toThrow(new ValueError(message));
});

test.each([
  [{ factor: 1.5 }, "ReduceOnPlateau: factor is 1.5, expected a number from 0 to 1"],
  [{ best: Number.NaN }, "ReduceOnPlateau: best is NaN, expected a number but NaN, or null"],
  [{ stale: -1 }, "ReduceOnPlateau: stale is -1, expected a whole number from 0"],
  [{ resting: 0.5 }, "ReduceOnPlateau: resting is 0.5, expected a whole number from 0"],
])("ReduceOnPlateau refuses the state %j, and changes nothing", (wrong, message) => {
  const plateau = new ReduceOnPlateau({ reduce: 0.5, patience: 0 });
  for (const loss of [1, 1]) plateau.update(loss);
  const before = plateau.getState();
  expect(() => plateau.setState({ ...before, ...wrong })).toThrow(new ValueError(message));
  expect(plateau.getState()).toEqual(before);
});
