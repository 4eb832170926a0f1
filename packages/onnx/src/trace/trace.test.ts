import { add, astype, Parameter, variable, where } from "@dz/core";
import { array } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { trace } from "./trace.ts";
import type { Step, Value } from "./value.ts";

const x = array([1, 2]);
const kinds = ({ inputs }: Step): string[] => inputs.map(({ origin }) => origin.kind);
const names = (steps: readonly Step[]): string[] => steps.map(({ name }) => name);

describe("trace", () => {
  test("has the steps in the order in which they can be computed, each once", () => {
    const { steps, inputs, outputs } = trace(
      (a) => {
        const b = a.mul(2);
        return add(b, b).div(b);
      },
      [x],
    );
    expect(names(steps)).toEqual(["Mul", "Add", "Div"]);
    expect(kinds(steps[0] as Step)).toEqual(["input", "constant"]);
    expect(steps[0]?.inputs[0]).toBe(inputs[0]);
    expect(steps[2]?.inputs).toEqual([steps[1]?.outputs[0], steps[0]?.outputs[0]]);
    expect(outputs).toEqual(steps[2]?.outputs);
  });

  test("leaves out what no output needs, and what depends on constants alone", () => {
    const { steps } = trace(
      (a) => {
        a.mul(3);
        return a.add(variable([1, 2]).mul(2));
      },
      [x],
    );
    expect(names(steps)).toEqual(["Add"]);
    expect(steps[0]?.inputs[1]?.array.toArray()).toEqual([2, 4]);
  });

  test("knows parameters, also where only their array is used, and two uses as one", () => {
    const W = new Parameter(array([3, 4]), "W");
    const { steps } = trace((a) => a.mul(W).add(W).sub(W.data), [x], [W]);
    const used = steps.map(({ inputs }) => inputs[1]);
    expect(used[0]?.origin).toEqual({ kind: "parameter", parameter: W });
    expect(used[1]).toBe(used[0]);
    expect(used[2]).toBe(used[0]);
  });

  test("knows functions without a gradient, and their results among the attributes of others", () => {
    const { steps } = trace((a) => where(astype(a.sub(1), "bool"), a, 0), [x]);
    expect(names(steps)).toEqual(["Sub", "Astype", "Where"]);
    const { mask } = (steps[2] as Step).attributes as { mask: Value };
    expect(mask).toBe(steps[1]?.outputs[0]);
  });

  test("an input that is returned, and an input that is not used", () => {
    const { steps, inputs, outputs } = trace((a) => a, [x, x]);
    expect(steps).toEqual([]);
    expect(inputs.length).toBe(2);
    expect(outputs.length).toBe(1);
  });

  test("walks deep graphs", () => {
    const depth = 20_000;
    const { steps } = trace(
      (a) => {
        let y = a;
        for (let i = 0; i < depth; i++) y = y.neg();
        return y;
      },
      [x],
    );
    expect(steps.length).toBe(depth);
  });
});
