import { testMode, variable } from "@dz/core";
import { dropout } from "@dz/functions";
import { ones, RandomState, random, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { Dropout } from "./dropout.ts";

describe("Dropout", () => {
  test("drops while training, exactly like the function dropout", () => {
    const x = variable(ones([20, 5]));
    const y = new Dropout({ dropoutRatio: 0.3, random: new RandomState(1) }).forward(x);
    expect(y.data.toArray()).toEqual(dropout(x, { dropoutRatio: 0.3, random: new RandomState(1) }).data.toArray());
    expect(new Set(y.data.toTypedArray())).toEqual(new Set([0, 1 / 0.7]));
  });

  test("drops half of the elements by default, with the global random stream", () => {
    const layer = new Dropout();
    random.seed(3);
    const y = layer.forward(ones([10]));
    random.seed(3);
    expect(y.data.toArray()).toEqual(dropout(ones([10])).data.toArray());
    expect(layer.dropoutRatio).toBe(0.5);
  });

  test("is the identity in test mode", () => {
    const x = variable([1, 2]);
    expect(testMode(() => new Dropout({ dropoutRatio: 0.9 }).forward(x))).toBe(x);
  });

  test("has no parameters", () => {
    expect([...new Dropout().params()]).toEqual([]);
  });
});

test("Dropout refuses ratios outside [0, 1) and other values", () => {
  expect([0, 0.25].map((dropoutRatio) => new Dropout({ dropoutRatio }).dropoutRatio)).toEqual([0, 0.25]);
  for (const dropoutRatio of [1, -0.1, NaN]) {
    expect(() => new Dropout({ dropoutRatio })).toThrow(
      new ValueError(`Dropout: dropoutRatio is ${dropoutRatio}, expected a number from 0 to below 1`),
    );
  }
  expect(() => new Dropout({ dropoutRatio: "0.5" as unknown as number })).toThrow(
    new ValueError('Dropout: dropoutRatio is "0.5", expected a number from 0 to below 1'),
  );
});
