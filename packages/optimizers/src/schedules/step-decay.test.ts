import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { stepDecay } from "./step-decay.ts";

test("stepDecay falls after every interval, like PyTorch's StepLR", () => {
  const factors = Array.from({ length: 9 }, (_, t) => stepDecay(3, { factor: 0.5 })(t));
  expect(factors).toEqual([1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25]);
});

test("stepDecay falls to a tenth by default", () => {
  expect([0, 9, 10, 20].map(stepDecay(10))).toEqual([1, 1, 0.1, 0.1 ** 2]);
});

test("stepDecay refuses options out of range", () => {
  const message = "stepDecay: every is 0, expected a whole number from 1";
  expect(() => stepDecay(0)).toThrow(new ValueError(message));
  expect(() => stepDecay(1, { factor: -1 })).toThrow(
    new ValueError("stepDecay: factor is -1, expected a number from 0"),
  );
  expect(() => stepDecay(10, { gamma: 0.5 } as never)).toThrow(
    new ValueError("stepDecay: there is no option gamma; did you mean factor? the only one is factor"),
  );
});
