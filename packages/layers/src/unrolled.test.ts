import { type Variable, variable } from "@dz/core";
import { RandomState, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { Linear } from "./linear.ts";
import { LSTM } from "./lstm.ts";
import type { UnaryLayer } from "./unary-layer.ts";
import { checkLayer, stepsOf, Unrolled } from "./unrolled.ts";

const x = new RandomState(0).normal(0, 1, [4, 3, 2]);
const options = { inSize: 2, dtype: "float64" } as const;
const lstm = (): LSTM => new LSTM(5, { ...options, random: new RandomState(1) });

describe("Unrolled", () => {
  test("applies the layer step by step, and keeps its state until resetState", () => {
    const [single, unrolled] = [lstm(), new Unrolled(lstm())];
    const steps = [0, 1, 2, 3];
    const byStep = (): unknown[] => steps.map((t) => single.forward(variable(x).getItem(t)).data.toArray());
    const first = unrolled.forward(x);
    expect(first.shape).toEqual([4, 3, 5]);
    expect(first.data.toArray()).toEqual(byStep());
    const second = unrolled.forward(x).data.toArray();
    expect(second).toEqual(byStep());
    expect(second).not.toEqual(first.data.toArray());
    unrolled.resetState();
    expect(unrolled.forward(x).data.toArray()).toEqual(first.data.toArray());
  });

  test("the sequence and the parameters have gradients", () => {
    const [layer, input] = [lstm(), variable(x)];
    new Unrolled(layer).forward(input).sum().backward();
    const other = lstm();
    const parts = [0, 1, 2, 3].map((t) => variable(variable(x).getItem(t).data));
    let total = variable(0);
    for (const part of parts) total = total.add(other.forward(part).sum());
    total.backward();
    for (const [t, part] of parts.entries()) {
      expect(input.grad?.getItem(t).data.toArray()).toEqual(part.grad?.data.toArray());
    }
    const gradients = (from: UnaryLayer): unknown[] =>
      Array.from(from.params(), ({ grad }) => grad?.sum().item().toFixed(9));
    expect(gradients(layer)).toEqual(gradients(other));
  });

  test("takes any layer", () => {
    const layer = new Linear(5, options);
    const y = new Unrolled(layer).forward(x);
    expect(y.getItem(2).data.toArray()).toEqual(layer.forward(variable(x).getItem(2)).data.toArray());
  });

  test("parameter paths begin with the property layer", () => {
    const [first] = new Unrolled(lstm()).namedParams();
    expect(first?.[0]).toBe("layer/x2f/W");
  });

  test("errors", () => {
    expect(() => new Unrolled({} as UnaryLayer)).toThrow(new ValueError("Unrolled: expected a layer, got Object"));
    expect(() => new Unrolled(lstm()).forward(zeros([0, 3, 2]))).toThrow(
      new ShapeError("Unrolled: expected an input [steps, batch, ...], got shape [0, 3, 2]"),
    );
  });
});

test("stepsOf refuses arrays without an axis of steps", () => {
  const steps = stepsOf(x, "op");
  expect(steps.map(({ shape }) => shape)).toEqual(new Array(4).fill([3, 2]));
  expect((steps[3] as Variable).data.toArray()).toEqual(variable(x).getItem(3).data.toArray());
  for (const shape of [[], [3]]) {
    expect(() => stepsOf(zeros(shape), "op")).toThrow(
      new ShapeError(`op: expected an input [steps, batch, ...], got shape [${shape.join(", ")}]`),
    );
  }
});

test("checkLayer returns a layer, and refuses all else", () => {
  const layer = lstm();
  expect(checkLayer(layer, "op")).toBe(layer);
  expect(() => checkLayer(3 as unknown as UnaryLayer, "op")).toThrow(ValueError);
});
