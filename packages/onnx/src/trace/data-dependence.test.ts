import { type Variable, variable } from "@dz/core";
import { array } from "@dz/ndarray";
import { expect, test } from "vitest";
import { refuseDataDependence } from "./data-dependence.ts";
import { trace } from "./trace.ts";

const check = (fn: (x: Variable) => Variable): void =>
  refuseDataDependence(trace(fn, [array([1, 2, 3])]), trace(fn, [array([5, 4, 6])]));

test("functions and their constants depend on no values", () => {
  check((x) =>
    x
      .mul(2)
      .add(array([1, 2, 3]))
      .reshape(3, 1),
  );
});

test.each<[string, string, (x: Variable) => Variable]>([
  ["a number that was read", "what Mul takes", (x) => x.mul(x.sum().item())],
  ["a value without its history", "what Sub takes", (x) => x.sub(x.mul(2).detach())],
  ["an attribute", "what Pow takes", (x) => x.pow(x.sum().item())],
  ["a result that was read", "an output", (x) => variable(x.sum().item())],
  [
    "a result that happens to be equal",
    "an output is the same for all inputs",
    (x) => variable(Math.sign(x.sum().item())),
  ],
  ["other steps", "for some there is Neg, for others no further step", (x) => (x.sum().item() < 10 ? x.neg() : x)],
])("%s is refused", (_, message, fn) => {
  expect(() => check(fn)).toThrow(message);
});
