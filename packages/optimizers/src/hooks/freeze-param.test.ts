import { Parameter, variable } from "@dz/core";
import { array, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { FreezeParam } from "./freeze-param.ts";

test("FreezeParam removes the gradients of parameters and of all parameters of layers", () => {
  const params = [1, 2, 3, 4].map((value) => new Parameter(array([value])));
  const [a, b, c, d] = params as [Parameter, Parameter, Parameter, Parameter];
  for (const p of params) p.grad = variable([1]);
  new FreezeParam([a, { params: () => [b, c] }]).beforeUpdate();
  expect(params.map((p) => p.grad !== null)).toEqual([false, false, false, true]);
  expect(d.grad?.data.toArray()).toEqual([1]);
});

test("FreezeParam keeps the list that it was given", () => {
  const [a, b] = [new Parameter(array(1)), new Parameter(array(2))];
  for (const p of [a, b]) p.grad = variable(1);
  const list = [a];
  const hook = new FreezeParam(list);
  list.push(b);
  hook.beforeUpdate();
  expect([a.grad, b.grad === null]).toEqual([null, false]);
});

test("FreezeParam refuses anything but parameters and layers", () => {
  const made = (x: unknown) => () => new FreezeParam([new Parameter(array(1)), x as Parameter]);
  expect(made(variable(1))).toThrow(new ValueError("FreezeParam: expected Parameters and layers, got Variable"));
  expect(made("W")).toThrow(new ValueError('FreezeParam: expected Parameters and layers, got the string "W"'));
  expect(made(null)).toThrow(new ValueError("FreezeParam: expected Parameters and layers, got null"));
  const expected = "FreezeParam: expected a list of Parameters and layers, as in [model.l1], got";
  const p = new Parameter(array(1));
  expect(() => new FreezeParam(p as never)).toThrow(new ValueError(`${expected} Parameter`));
  expect(() => new FreezeParam([])).toThrow(new ValueError(`${expected} an empty list`));
});
