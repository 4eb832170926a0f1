import { variable } from "@dz/core";
import { relu, sigmoid } from "@dz/functions";
import type { Linear } from "@dz/layers";
import { RandomState, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { MLP } from "./mlp.ts";

const x = variable([
  [1, -2],
  [3, 4],
]);

describe("MLP", () => {
  test("has a sigmoid between its layers, and none after the last", () => {
    const model = new MLP([3, 2]);
    const [first, second] = model.l as [Linear, Linear];
    expect(model.forward(x).data.toArray()).toEqual(second.forward(sigmoid(first.forward(x))).data.toArray());
    expect(new MLP([1]).forward(x).shape).toEqual([2, 1]);
  });

  test("takes another activation", () => {
    const model = new MLP([3, 2], { activation: relu });
    const [first, second] = model.l as [Linear, Linear];
    expect(model.forward(x).data.toArray()).toEqual(second.forward(relu(first.forward(x))).data.toArray());
  });

  test("passes options to its layers", () => {
    const model = new MLP([3, 2], { dtype: "float64", biasDtype: "float32", random: new RandomState(1) });
    const twin = new MLP([3, 2], { dtype: "float64", biasDtype: "float32", random: new RandomState(1) });
    expect(Array.from(model.params(), ({ dtype }) => dtype)).toEqual(["float64", "float32", "float64", "float32"]);
    expect(model.forward(x).data.toArray()).toEqual(twin.forward(x).data.toArray());
  });

  test("names its parameters as DeZero does", () => {
    expect(Array.from(new MLP([5, 4, 3]).namedParams(), ([name]) => name)).toEqual([
      ...["l0/W", "l0/b", "l1/W", "l1/b", "l2/W", "l2/b"],
    ]);
  });

  test("errors", () => {
    expect(() => new MLP([])).toThrow(new ValueError("MLP: there are no layers, give at least one output size"));
    expect(() => new MLP([3, 0])).toThrow(new ValueError("Linear outSize: a size is a whole number from 1, got 0"));
    expect(() => new MLP([1]).forward("x" as unknown as number)).toThrow(
      new ValueError('MLP: expected a Variable, NdArray or number, got the string "x"'),
    );
    expect(() => new MLP([1]).forward(zeros([3]))).toThrow(
      new ShapeError("Linear: expected an input [batch, ..., inSize], got shape [3]"),
    );
  });
});
