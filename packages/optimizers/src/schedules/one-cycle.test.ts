import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { oneCycle } from "./one-cycle.ts";

test("oneCycle agrees with PyTorch's OneCycleLR(max_lr=1, total_steps=10)", () => {
  const torch = [
    0.040000000000000036, 0.52, 1, 0.9504846320134737, 0.8117456539497631, 0.6112620219362893, 0.38874197806371075,
    0.18825834605023697, 0.049519367986526286, 4e-6,
  ];
  const schedule = oneCycle(10);
  for (const [t, factor] of torch.entries()) expect(schedule(t)).toBeCloseTo(factor, 14);
});

test("oneCycle agrees with PyTorch with linear annealing, half of it rising, and other ends", () => {
  // OneCycleLR(max_lr=1, total_steps=8, pct_start=0.5, anneal_strategy="linear", div_factor=10, final_div_factor=100)
  const torch = [0.1, 0.4, 0.7, 1, 0.75025, 0.5005, 0.25075, 0.001];
  const schedule = oneCycle(8, { up: 0.5, shape: "linear", from: 0.1, to: 0.001 });
  for (const [t, factor] of torch.entries()) expect(schedule(t)).toBeCloseTo(factor, 14);
});

test("oneCycle stays constant after its end, and starts at 1 without a rising part", () => {
  expect(oneCycle(10)(100)).toBe(1 / 250_000);
  const down = oneCycle(3, { up: 1 / 3, to: 0, shape: "linear" });
  expect([0, 1, 2, 3].map(down)).toEqual([1, 0.5, 0, 0]);
});

test.each([
  [0, {}, "oneCycle: steps is 0, expected a whole number from 1"],
  [1, { up: 1 }, "oneCycle: up is 1, expected a number from 0 to below 1"],
  [1, { from: 2 }, "oneCycle: from is 2, expected a number from 0 to 1"],
  [1, { to: 2 }, "oneCycle: to is 2, expected a number from 0 to 1"],
  [1, { shape: "cos" as "cosine" }, 'oneCycle: shape is "cos", expected "cosine" or "linear"'],
])("oneCycle refuses %j, %j", (steps, options, message) => {
  expect(() => oneCycle(steps, options)).toThrow(new ValueError(message));
});
