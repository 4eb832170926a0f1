import { Parameter, variable } from "@dz/core";
import { array, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkGradients } from "./check-gradients.ts";

test("hooks refuse anything but parameters with gradients", () => {
  const p = new Parameter(array([1]));
  expect(() => checkGradients([p], "hook")).toThrow(
    new ValueError("hook: a parameter has no gradient, call loss.backward() first"),
  );
  p.grad = variable([1]);
  expect(checkGradients([p], "hook")).toBeUndefined();
  expect(() => checkGradients(null as never, "hook")).toThrow(
    new ValueError("hook: expected a list of parameters, got null"),
  );
  expect(() => checkGradients([5 as never], "hook")).toThrow(new ValueError("hook: expected parameters, got 5"));
});
