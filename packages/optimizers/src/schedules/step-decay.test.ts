import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { stepDecay } from "./step-decay.ts";

test("the factor falls after each stretch, as with StepLR of PyTorch", () => {
  const factors = Array.from({ length: 9 }, (_, t) => stepDecay({ every: 3, factor: 0.5 })(t));
  expect(factors).toEqual([1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25]);
});

test("to a tenth unless said otherwise", () => {
  expect([0, 9, 10, 20].map(stepDecay({ every: 10 }))).toEqual([1, 1, 0.1, 0.1 ** 2]);
});

test("errors", () => {
  const message = "stepDecay every: expected a whole number from 1, got 0";
  expect(() => stepDecay({ every: 0 })).toThrow(new ValueError(message));
  expect(() => stepDecay({ every: 1, factor: -1 })).toThrow(
    new ValueError("stepDecay factor: expected a number from 0, got -1"),
  );
});
