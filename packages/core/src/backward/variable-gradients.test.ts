import { AnomalyError } from "@dz/ndarray";
import { beginPrivate, endPrivate, inVisible } from "@dz/ndarray/memory";
import { describe, expect, test } from "vitest";
import { detectAnomaly } from "../config.ts";
import { variable } from "../graph/as-variable.ts";
import { VariableGradients } from "./variable-gradients.ts";
import "../ops/operators.ts";

const some = (retainGrad: boolean): VariableGradients => new VariableGradients(retainGrad);

describe("gradients as Variables", () => {
  test("add up, also with one that was there, and are not seen before they are published", () => {
    const [gradients, x] = [some(false), variable(1)];
    x.grad = variable(100);
    for (const g of [1, 2]) gradients.add(x, variable(g));
    expect(x.grad.item()).toBe(100);
    gradients.publish();
    expect(x.grad.item()).toBe(103);
  });

  test.each([true, false])("those of values in between are kept if asked for (%s)", (retainGrad) => {
    const [gradients, y] = [some(retainGrad), variable(1).mul(2)];
    gradients.add(y, variable(7));
    expect(gradients.take(y)?.item()).toBe(7);
    expect(gradients.take(variable(3).mul(2))).toBeNull();
    gradients.publish();
    expect(y.grad?.item()).toBe(retainGrad ? 7 : undefined);
  });

  test("no two values get one Variable", () => {
    const [gradients, x, z, g] = [some(false), variable(1), variable(2), variable(3)];
    for (const leaf of [x, z]) gradients.add(leaf, g);
    gradients.publish();
    expect([x.grad?.item(), z.grad?.item(), x.grad === z.grad]).toEqual([3, 3, false]);
  });

  test("one that an outer backward has in private memory is copied", () => {
    const [gradients, x] = [some(false), variable(1)];
    const mark = beginPrivate();
    const g = variable(3).mul(2);
    inVisible(() => {
      gradients.add(x, g);
      gradients.publish();
    });
    endPrivate(mark);
    expect(x.grad?.item()).toBe(6);
    expect(() => g.item()).toThrow("in a backward that has ended");
  });

  test("a sum that is no number is an error in the anomaly mode", () => {
    const [gradients, x] = [some(false), variable(1)];
    for (const g of [1e308, 1e308]) gradients.add(x, variable(g));
    expect(() => detectAnomaly(() => gradients.publish())).toThrow(AnomalyError);
    expect(x.grad).toBeNull();
  });

  test("no function is differentiated on arrays", () => {
    expect(some(false).tryOnArrays()).toBe(false);
  });
});
