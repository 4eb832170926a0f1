import { variable } from "@dz/core";
import { sigmoid } from "@dz/functions";
import { expect, test } from "vitest";
import { forms, removeArrayForm } from "./array-forms.ts";
import { gruStep, matricesStep } from "./tiny.ts";

test("jobs learn, and learn the same without the second forms, which can be removed once", () => {
  const losses = (): number[][] =>
    [gruStep, matricesStep].map((make) => {
      const step = make();
      return Array.from({ length: 50 }, step);
    });
  const both = losses();
  for (const list of both) expect(list[49]).toBeLessThan((list[0] as number) * 0.8);
  for (const { result } of Object.values(forms)) removeArrayForm(result());
  for (const [i, list] of losses().entries()) {
    for (const [j, loss] of list.entries()) expect(loss).toBeCloseTo(both[i]?.[j] as number, 5);
  }
  for (const { result } of Object.values(forms)) expect(() => removeArrayForm(result())).toThrow("gradient on arrays");
});

test("a function with one form is refused", () => {
  expect(() => removeArrayForm(sigmoid(variable([1])))).toThrow("gradient on arrays");
});
