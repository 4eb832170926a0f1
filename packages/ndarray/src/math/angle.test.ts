import { expect, test } from "vitest";
import { angleRest, quarterTurns, reduceAngle } from "./angle.ts";

// Computed with 1500 bits. The third is the double nearest to a multiple of π/2.
test.each([
  [1, 1, -0.5707963267948967, 4.9789962505147994e-17],
  [1e6, 0, -0.357564167085735, -2.5512230752599545e-17],
  [5.319372648326541e255, 1, 4.687165924254628e-19, -4.3720557429382733e-36],
  [-Math.PI, 2, 1.2246467991473532e-16, -2.9947698097183397e-33],
])("of %d", (x, turns, r, rest) => {
  const found = reduceAngle(x);
  expect(quarterTurns[0]).toBe(turns);
  expect(found).toBe(r);
  expect(Math.abs((angleRest[0] as number) - rest)).toBeLessThan(Math.abs(r) * 2 ** -70);
});

test("the way in whole numbers and the other meet", () => {
  // 2²⁰ quarter turns are at 1647099.3
  for (const x of [1647098, 1647099, 1647100, 1647101, -1647098, -1647100]) {
    const found = reduceAngle(x);
    const turns = Math.round(x / (Math.PI / 2));
    expect(quarterTurns[0]).toBe(turns & 3);
    expect(found).toBeCloseTo(x - turns * (Math.PI / 2), 9);
  }
});
