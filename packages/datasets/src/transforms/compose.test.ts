import { add, arange, mul, ValueError } from "@dz/ndarray";
import { expect, it } from "vitest";
import { compose } from "./compose.ts";
import type { Transform } from "./transform.ts";

it("compose applies transforms in order", () => {
  const [twice, plusOne]: [Transform, Transform] = [(x) => mul(x, 2), (x) => add(x, 1)];
  expect(compose([twice, plusOne])(arange(3)).toArray()).toEqual([1, 3, 5]);
  expect(compose([plusOne, twice])(arange(3)).toArray()).toEqual([2, 4, 6]);
});

it("compose is the identity for an empty list, and copies its list", () => {
  const list: Transform[] = [];
  const nothing = compose(list);
  list.push((x) => mul(x, 2));
  const x = arange(3);
  expect(nothing(x)).toBe(x);
});

it("compose names what is wrong", () => {
  const double: Transform = (x) => mul(x, 2);
  const refused = (...given: unknown[]) => Reflect.apply(compose, null, given);
  expect(() => refused(double, double)).toThrow(
    new ValueError("compose: expected a list of transforms, got function; write compose([a, b])"),
  );
  const forgetful = (() => {}) as never;
  expect(() => compose([double, forgetful])(arange(3))).toThrow(
    new ValueError("compose: transform 1, forgetful, gave undefined, expected an NdArray; return one there"),
  );
});
