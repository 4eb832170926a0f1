import { expect, test, vi } from "vitest";
import { dtypesStep } from "./dtypes.ts";

test("a program that says nothing of dtypes computes what one in float64 does", () => {
  const losses = (step: () => number): number[] => Array.from({ length: 3 }, step);
  const plain = losses(dtypesStep({ data: undefined, layers: undefined }));
  expect(plain).toEqual(losses(dtypesStep({ data: "float64", layers: "float64" })));
  expect(plain).not.toEqual(losses(dtypesStep({ data: "float32", layers: "float32" })));
});

test("a program that mixes them is told so", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  dtypesStep({ data: "float32", layers: "float64" })();
  expect(warn).toHaveBeenCalledWith(expect.stringContaining("Linear: weights are float64 and the input float32"));
});
