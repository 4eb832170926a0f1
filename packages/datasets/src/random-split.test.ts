import { arange, RandomState, random, ValueError } from "@dz/ndarray";
import { describe, expect, expectTypeOf, it } from "vitest";
import { fromArrays } from "./from-arrays.ts";
import { randomSplit } from "./random-split.ts";
import type { Subset } from "./subset.ts";

const numbers = (n: number): ReturnType<typeof fromArrays> => fromArrays(arange(n), arange(n));
const lengths = (parts: readonly Subset[]): number[] => parts.map(({ length }) => length);

describe("randomSplit", () => {
  it("cuts one permutation into parts", () => {
    const [train, valid] = randomSplit(numbers(10), [7, 3], { seed: 5 });
    expectTypeOf(valid).toEqualTypeOf<Subset>();
    const order = new RandomState(5).permutation(10).toArray() as number[];
    expect(train.xs().toArray()).toEqual(order.slice(0, 7));
    expect(valid.xs().toArray()).toEqual(order.slice(7));
  });

  it("draws from the given stream, or from that of ndarray", () => {
    const order = new RandomState(5).permutation(4).toArray();
    expect(
      randomSplit(numbers(4), [4], { random: new RandomState(5) })[0]
        .xs()
        .toArray(),
    ).toEqual(order);
    random.seed(5);
    expect(randomSplit(numbers(4), [4])[0].xs().toArray()).toEqual(order);
  });

  it.each([
    // by the rule of torch.utils.data.random_split: rounded down, then one more for each of the first parts
    [10, [0.7, 0.3], [7, 3]],
    [10, [1 / 3, 1 / 3, 1 / 3], [4, 3, 3]],
    [11, [0.5, 0.25, 0.25], [6, 3, 2]],
    [1, [0.5, 0.5], [1, 0]],
    [9, [1], [9]],
    [10, [0.7, 0.2, 0.1], [7, 2, 1]],
    [0, [0.5, 0.5], [0, 0]],
    [5, [0, 5], [0, 5]],
  ])("splits %d examples by %j into %j", (n, parts, expected) => {
    expect(lengths(randomSplit(numbers(n), parts))).toEqual(expected);
  });

  it("refuses parts that do not make the dataset, and both random and seed", () => {
    expect(() => randomSplit(numbers(10), [7, 2])).toThrow(
      new ValueError(
        "randomSplit: the parts [7, 2] sum to 9, expected lengths that sum to 10, the length of the dataset, or fractions that sum to 1",
      ),
    );
    expect(() => randomSplit(numbers(10), [0.7, 0.2])).toThrow("fractions that sum to 1");
    expect(() => randomSplit(numbers(10), [9.5, 0.5])).toThrow("the parts [9.5, 0.5] sum to 10");
    expect(() => randomSplit(numbers(10), [11, -1])).toThrow(
      "randomSplit: expected a list of lengths or fractions from 0, got [11, -1]",
    );
    expect(() => randomSplit(numbers(10), 0.5 as never)).toThrow("from 0, got 0.5");
    expect(() => randomSplit(numbers(10), [1], { seed: 1, random: new RandomState(1) })).toThrow("of which one");
  });
});
