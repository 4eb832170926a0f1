import { add, arange, ValueError } from "@dz/ndarray";
import { expect, it } from "vitest";
import type { Transform } from "./transform.ts";
import { transformed } from "./transformed.ts";

it("transformed gives the result of the transform", () => {
  expect(transformed((x) => add(x, 1), arange(2), "A").toArray()).toEqual([1, 2]);
});

it("transformed names a transform that gives no NdArray", () => {
  const wrong = (transform: unknown) => () => transformed(transform as Transform, arange(2), "A");
  const halve = () => 3;
  const expected = "expected an NdArray; return one there";
  expect(wrong(halve)).toThrow(new ValueError(`A, halve, gave 3, ${expected}`));
  expect(wrong(() => [1])).toThrow(new ValueError(`A gave a JavaScript array, ${expected}`));
  const { transform } = { transform: () => {} };
  expect(wrong(transform)).toThrow(new ValueError(`A gave undefined, ${expected}`));
});
