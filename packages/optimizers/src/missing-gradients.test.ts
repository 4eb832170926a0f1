import { detectAnomaly, Parameter, variable } from "@dz/core";
import { array, StateError } from "@dz/ndarray";
import { expect, test, vi } from "vitest";
import { missingGradients } from "./missing-gradients.ts";
import type { Target } from "./optimizer.ts";
import { SGD } from "./sgd.ts";

const parameters = (): [Parameter, Parameter, Parameter] => [
  new Parameter(array([1])),
  new Parameter(array([2])),
  new Parameter(array([3])),
];

function model(params: readonly Parameter[]): Target {
  return { params: () => params, namedParams: () => params.map((p, i) => [`l${i}/W`, p] as const) };
}

test("missingGradients lists parameters without a gradient by name or number", () => {
  const [a, b, c] = parameters();
  b.mul(2).backward();
  expect(missingGradients(model([a, b, c]))).toEqual(["l0/W", "l2/W"]);
  expect(missingGradients({ params: () => [a, b, c] })).toEqual(["0", "2"]);
  a.add(c).backward();
  expect(missingGradients(model([a, b, c]))).toEqual([]);
});

test("an update without any gradient or any parameter is refused", () => {
  const [a, b] = parameters();
  const optimizer = new SGD({ lr: 1 }).setup(model([a, b]));
  const message = "SGD: no parameter has a gradient; call loss.backward() before update()";
  expect(() => optimizer.update()).toThrow(new StateError(message));
  expect(optimizer.steps).toBe(0);
  expect(() => new SGD().setup({ params: () => [] }).update()).toThrow(
    new StateError(
      "SGD: the model has no parameters; those in a Set or a #private field, and Variables that are no Parameters, are not found",
    ),
  );
});

test("some parameters may lack gradients; with detectAnomaly they are named once", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const [a, b, c] = parameters();
  const optimizer = new SGD({ lr: 1 }).setup(model([a, b, c]));
  b.grad = variable([1]);
  optimizer.update();
  expect(warn).not.toHaveBeenCalled();
  for (let i = 0; i < 3; i++) detectAnomaly(() => optimizer.update());
  expect(warn.mock.calls).toEqual([["SGD: no gradient has reached l0/W, l2/W"]]);
  for (const p of [a, c]) p.grad = variable([1]);
  detectAnomaly(() => optimizer.update());
  expect(warn).toHaveBeenCalledOnce();
  warn.mockRestore();
});
