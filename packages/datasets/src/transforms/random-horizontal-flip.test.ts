import { arange, RandomState, random, ShapeError, ValueError } from "@dz/ndarray";
import { expect, it } from "vitest";
import { randomHorizontalFlip } from "./random-horizontal-flip.ts";

const image = arange(6).reshape(1, 2, 3);
const flipped = [
  [
    [2, 1, 0],
    [5, 4, 3],
  ],
];

it("randomHorizontalFlip mirrors an image or returns it unchanged", () => {
  expect(randomHorizontalFlip({ p: 1 })(image).toArray()).toEqual(flipped);
  expect(randomHorizontalFlip({ p: 0 })(image)).toBe(image);
});

it("randomHorizontalFlip draws one double per image from its stream", () => {
  const flip = randomHorizontalFlip({ random: new RandomState(5) });
  const draws = new RandomState(5);
  const wanted = Array.from({ length: 50 }, () => draws.randomSample() < 0.5);
  expect(wanted).toContain(true);
  expect(wanted).toContain(false);
  expect(wanted.map(() => flip(image) !== image)).toEqual(wanted);
});

it("randomHorizontalFlip draws from the global stream by default", () => {
  random.seed(3);
  const wanted = random.randomSample() < 0.5;
  random.seed(3);
  expect(randomHorizontalFlip()(image) !== image).toBe(wanted);
});

it("randomHorizontalFlip refuses invalid probabilities and arrays that are not images", () => {
  for (const p of [-0.1, 1.1, NaN]) {
    expect(() => randomHorizontalFlip({ p })).toThrow(
      new ValueError(`randomHorizontalFlip: p is ${p}, expected a number from 0 to 1`),
    );
  }
  expect(() => randomHorizontalFlip()(arange(3))).toThrow(ShapeError);
});
