import { expect, test } from "vitest";
import { principalComponents } from "./components.ts";

test("an ellipse in space: its axes and the variances along them", () => {
  // Along (1, 2, 2)/3 with amplitude 3, along (2, 1, −2)/3 with amplitude 1, around (5, 6, 7).
  const angles = Array.from({ length: 100 }, (_, i) => (2 * Math.PI * i) / 100);
  const points = angles.map((a) => {
    const [u, v] = [3 * Math.cos(a), Math.sin(a)];
    return Float64Array.of(5 + (u + 2 * v) / 3, 6 + (2 * u + v) / 3, 7 + (2 * u - 2 * v) / 3);
  });
  const { x, y, explained } = principalComponents(points);
  expect(explained[0]).toBeCloseTo(0.9, 10);
  expect(explained[1]).toBeCloseTo(0.1, 10);
  angles.forEach((a, i) => {
    expect(Math.abs(x[i] as number)).toBeCloseTo(Math.abs(3 * Math.cos(a)), 8);
    expect(Math.abs(y[i] as number)).toBeCloseTo(Math.abs(Math.sin(a)), 8);
  });
});

test("a line has one component, a point none", () => {
  const line = principalComponents([1, 2, 4].map((t) => Float64Array.of(t, -t)));
  expect(line.explained).toEqual([expect.closeTo(1, 12), expect.closeTo(0, 12)]);
  expect(principalComponents([Float64Array.of(1, 1), Float64Array.of(1, 1)]).explained).toEqual([
    Number.NaN,
    Number.NaN,
  ]);
});
