import { variable } from "@dz/core";
import { expect, test } from "vitest";
import { Triangle } from "./triangle.ts";

test("tells which side of which diagonal it is, and its gradient has the same side", () => {
  const x = variable([
    [1, 2],
    [3, 4],
  ]);
  const triangle = new Triangle(0, true);
  const y = triangle.apply(x);
  expect(triangle.attributes()).toEqual({ k: 0, upper: true });
  expect(y.data.toArray()).toEqual([
    [1, 2],
    [0, 4],
  ]);
  y.sum().backward();
  expect(x.grad?.data.toArray()).toEqual([
    [1, 1],
    [0, 1],
  ]);
});
