import { testMode, variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { array, ones, RandomState, random, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { dropout } from "./dropout.ts";

/** The elements of [2, 3] that a stream with this seed keeps, divided by the fraction kept on average. */
function mask(seed: number, ratio: number): number[] {
  const draws = new RandomState(seed).rand(2, 3).toTypedArray();
  return Array.from(draws, (draw) => (draw > ratio ? 1 / (1 - ratio) : 0));
}

for (const ratio of [0, 0.3, 0.5, 0.9]) {
  checkFunction(`dropout of ${ratio}`, (x) => dropout(x, { dropoutRatio: ratio, random: new RandomState(1) }), {
    oracle: (x) => x.mul(array(mask(1, ratio), { dtype: x.dtype }).reshape(2, 3)),
    inputs: [uniform([2, 3], -2, 2)],
  });
}

describe("dropout", () => {
  test("draws one number for each element from the global stream", () => {
    random.seed(3);
    const y = dropout(ones([2, 3]));
    expect(Array.from(y.data.toTypedArray())).toEqual(mask(3, 0.5));
    const next = random.rand();
    random.seed(3);
    random.rand(2, 3);
    expect(random.rand()).toBe(next);
  });

  test("the gradient goes where the values went", () => {
    const x = variable(ones([100]));
    const y = dropout(x, { dropoutRatio: 0.4, random: new RandomState(0) });
    y.backward();
    expectClose(x.grad ?? 0, y);
  });

  test("under testMode it is x itself, and draws nothing", () => {
    const x = variable([1, 2]);
    random.seed(3);
    expect(testMode(() => dropout(x))).toBe(x);
    expect(random.rand()).toBe(new RandomState(3).rand());
  });

  test("ratios that are none change nothing, also not the stream", () => {
    random.seed(3);
    for (const ratio of [1, 1.5, -0.1, NaN]) {
      const error = new ValueError(`dropout: dropoutRatio is ${ratio}, expected a number from 0 to below 1`);
      expect(() => dropout(ones([3]), { dropoutRatio: ratio })).toThrow(error);
      expect(() => testMode(() => dropout(ones([3]), { dropoutRatio: ratio }))).toThrow(error);
    }
    expect(random.rand()).toBe(new RandomState(3).rand());
  });

  test("what is no number", () => {
    expect(() => dropout("x" as unknown as number)).toThrow(
      new ValueError('dropout: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});
