import { expect, test } from "vitest";
import { inDigitsOf } from "./in-digits-of.ts";

test.each([
  [20, 417.8472, "417.8"],
  [1200, 6657.4, "6657"],
  [0.5, -3.16159, "-3.162"],
  [3e6, 1.5e6 + 0.4, "1500000"],
  [2e-5, 0.01, "0.0100000"],
])("with an extent of %f: %f", (extent, x, text) =>
  expect(inDigitsOf(extent, x).replace(/0+$/, "")).toBe(text.replace(/0+$/, "")),
);

test.each([0, Number.NaN, Infinity, 1e-30, 1e-5])(
  "far from the others, or if they are equal, in digits of its own: %f",
  (extent) => {
    expect(inDigitsOf(extent, 417.8472)).toBe("418");
  },
);
