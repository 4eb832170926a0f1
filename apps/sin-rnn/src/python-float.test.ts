import { expect, test } from "vitest";
import { pythonFloat } from "./python-float.ts";

// Results of repr(x) in Python 3.
test.each([
  [0.2087385446193373, "0.2087385446193373"],
  [0, "0.0"],
  [-0, "-0.0"],
  [1, "1.0"],
  [-2.5, "-2.5"],
  [0.1 + 0.2, "0.30000000000000004"],
  [0.0001, "0.0001"],
  [0.00009999, "9.999e-05"],
  [1e-7, "1e-07"],
  [-1.5e-7, "-1.5e-07"],
  [5e-324, "5e-324"],
  [123456789012345680, "1.2345678901234568e+17"],
  [9999999999999998, "9999999999999998.0"],
  [1e16, "1e+16"],
  [1e22, "1e+22"],
  [1.7976931348623157e308, "1.7976931348623157e+308"],
  [Number.NaN, "nan"],
  [Number.POSITIVE_INFINITY, "inf"],
  [Number.NEGATIVE_INFINITY, "-inf"],
])("pythonFloat(%d)", (x, text) => {
  expect(pythonFloat(x)).toBe(text);
});
