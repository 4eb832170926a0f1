import { RandomState, random } from "@dz/ndarray";
import { expect, test } from "vitest";
import { mean } from "../numbers.ts";
import { bootstrapRatio, influences, ratioOf } from "./block-bootstrap.ts";
import { blockLength } from "./block-length.ts";

/** Positive errors around 1, which depend on their neighbours by `factor`. */
function errorsOf(stream: RandomState, n: number, factor: number): Float64Array {
  let last = 0;
  return Float64Array.from({ length: n }, () => {
    last = factor * last + stream.randn();
    return 10 + last;
  });
}

test("a ratio that each point has is certain", () => {
  const other = errorsOf(new RandomState(1), 100, 0.5);
  const { ratio } = bootstrapRatio(
    other.map((x) => 3 * x),
    other,
    7,
  );
  expect(ratio.low).toBeCloseTo(3, 12);
  expect(ratio.high).toBeCloseTo(3, 12);
});

test("the interval of a mean of independent values is that of the normal distribution", () => {
  const n = 400;
  const own = errorsOf(new RandomState(2), n, 0);
  const found = bootstrapRatio(own, new Float64Array(n).fill(5), 1);
  const center = mean(own);
  const half = 1.96 * Math.sqrt(mean(own.map((x) => (x - center) ** 2)) / n);
  expect((found.own.high - found.own.low) / 2 / half).toBeCloseTo(1, 1);
  expect((found.own.high + found.own.low) / 2).toBeCloseTo(center, 1);
  expect(found.ratio.low).toBeCloseTo(found.own.low / 5, 12);
});

test("blocks as long as the rule says hold the true ratio where single points do not", () => {
  const stream = new RandomState(5);
  const pairs = Array.from({ length: 60 }, () => [errorsOf(stream, 400, 0.8), errorsOf(stream, 400, 0.8)] as const);
  const held = (some: typeof pairs, blockOf: (own: Float64Array, other: Float64Array) => number): number =>
    some.filter(([own, other]) => {
      const { low, high } = bootstrapRatio(own, other, blockOf(own, other)).ratio;
      return low <= 1 && 1 <= high;
    }).length / some.length;
  // A bootstrap of blocks holds a little less than it promises.
  expect(held(pairs, (own, other) => blockLength(influences(own, other)))).toBeGreaterThan(0.85);
  expect(held(pairs.slice(0, 8), () => 1)).toBeLessThan(0.7);
});

test("the first point is drawn as often as others, in spite of blocks", () => {
  const own = new Float64Array(200);
  own[0] = 200;
  const { low, high } = bootstrapRatio(own, new Float64Array(200).fill(1), 20).own;
  expect(low).toBe(0);
  expect(high).toBeGreaterThanOrEqual(2); // drawn along with 20 of 200 places in each of 10 blocks, once on average
});

test("it has random numbers of its own, the same in each call", () => {
  const own = errorsOf(new RandomState(7), 50, 0.2);
  const before = random.getState();
  const found = bootstrapRatio(own, own.toReversed(), 3);
  expect(bootstrapRatio(own, own.toReversed(), 3)).toEqual(found);
  expect(random.getState()).toEqual(before);
});

test("a single point tells nothing, and nothing divided by nothing is as good", () => {
  expect(bootstrapRatio(Float64Array.of(1), Float64Array.of(2), 1).ratio.low).toBeNaN();
  expect([ratioOf(0, 0), ratioOf(1, 0), ratioOf(1, 2)]).toEqual([1, Number.POSITIVE_INFINITY, 0.5]);
});

test("a point moves the ratio by what is left after the ratio", () => {
  expect(influences(Float64Array.of(1, 5), Float64Array.of(1, 1))).toEqual(Float64Array.of(-2, 2));
});
