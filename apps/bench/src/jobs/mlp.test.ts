import { expect, test } from "vitest";
import { byHand, onDz } from "./mlp.ts";

test("dz and the hand-written MLP have the same decreasing losses", () => {
  const [left, right] = [onDz, byHand].map((make) => {
    const step = make(20, [12, 16, 5]);
    return Array.from({ length: 300 }, step);
  }) as [number[], number[]];
  expect(left[0]).toBeCloseTo(right[0] as number, 5);
  expect(left[299]).toBeCloseTo(right[299] as number, 4);
  expect(left[299]).toBeLessThan((left[0] as number) * 0.95);
});
