import { expect, test } from "vitest";
import { Continued } from "./history.ts";

test("Continued is the past up to the origin, then what was forecast, whatever the series has there", () => {
  const history = new Continued(Float64Array.of(10, 11, 12, 13, 14), 2);
  history.push(-1);
  history.push(-2);
  expect([0, 1, 2, 3, 4].map((step) => history.at(step))).toEqual([10, 11, 12, -1, -2]);
  expect(history.at(5)).toBeUndefined();
});
