import { AnomalyError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { detectAnomaly } from "../config.ts";
import { variable } from "../graph/as-variable.ts";
import { RequestedGradients } from "./requested-gradients.ts";
import "../ops/operators.ts";

describe("requested gradients", () => {
  test("add up beside the grad that a value has", () => {
    const x = variable(1);
    x.grad = variable(100);
    const gradients = new RequestedGradients([x]);
    for (const g of [1, 2]) gradients.add(x, variable(g));
    gradients.publish();
    expect(gradients.listOf([x], variable(1)).map((g) => g?.item())).toEqual([3]);
    expect(x.grad.item()).toBe(100);
  });

  test("end the walk at the lowest requested value", () => {
    const w = variable(1);
    const a = w.mul(2);
    const b = a.mul(3);
    const gradients = new RequestedGradients([a]);
    for (const x of [w, a, b]) gradients.add(x, variable(1));
    expect(gradients.reached).toEqual([b]);
    expect(gradients.take(b)?.item()).toBe(1);
    expect([gradients.take(b), gradients.take(w)]).toEqual([null, null]);
  });

  test("go on behind one of them to another", () => {
    const w = variable(1);
    const a = w.mul(2);
    const gradients = new RequestedGradients([a, w]);
    gradients.add(a, variable(5));
    expect(gradients.reached).toEqual([a]);
    expect(gradients.take(a)?.item()).toBe(5);
    const found = gradients.listOf([w, a], variable(1));
    expect(found.map((g) => g?.item())).toEqual([undefined, 5]);
  });

  test("no two values get one Variable, and none the one to begin with", () => {
    const [x, z, g] = [variable(1), variable(2), variable(3)];
    const gradients = new RequestedGradients([x, z]);
    for (const leaf of [x, z]) gradients.add(leaf, g);
    const found = gradients.listOf([x, z, x], g);
    expect(found.map((own) => own?.item())).toEqual([3, 3, 3]);
    expect(new Set([...found, g]).size).toBe(4);
  });

  test("a sum that is no number is an error in the anomaly mode", () => {
    const x = variable(1);
    const gradients = new RequestedGradients([x]);
    for (const g of [1e308, 1e308]) gradients.add(x, variable(g));
    expect(() => detectAnomaly(() => gradients.listOf([x], variable(1)))).toThrow(AnomalyError);
  });

  test("no function is differentiated on arrays", () => {
    expect(new RequestedGradients([]).tryOnArrays()).toBe(false);
  });
});
