import { Variable, variable } from "@dz/core";
import { relu, tanh } from "@dz/functions";
import { BatchNorm, EmbedID, Layer, Linear, LSTM, RNN } from "@dz/layers";
import { array, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { Sequential } from "./sequential.ts";

const names = (layer: Layer): string[] => Array.from(layer.namedParams(), ([name]) => name);

describe("Sequential", () => {
  test("applies its steps in order", () => {
    const [first, second] = [new Linear(3), new Linear(1)];
    const model = new Sequential([first, tanh, second, (x) => x.mul(2)]);
    const x = variable([[1, 2]]);
    expect(model.forward(x).item()).toBe(
      second
        .forward(tanh(first.forward(x)))
        .mul(2)
        .item(),
    );
  });

  test("without steps returns its input", () => {
    const x = variable([1]);
    expect(new Sequential([]).forward(x)).toBe(x);
    expect(new Sequential([]).forward(2)).toBeInstanceOf(Variable);
  });

  test("names parameters by position, functions included", () => {
    const model = new Sequential([new Linear(5), tanh, new Linear(4), relu, new BatchNorm()]);
    expect(names(model)).toEqual([
      ...["l0/W", "l0/b", "l2/W", "l2/b"],
      ...["l4/avg_mean", "l4/avg_var", "l4/gamma", "l4/beta"],
    ]);
  });

  test("may be a step of another Sequential", () => {
    const model = new Sequential([new Sequential([new Linear(2), tanh]), new Linear(1, { bias: false })]);
    expect(names(model)).toEqual(["l0/l0/W", "l0/l0/b", "l1/W"]);
    expect(model.forward(zeros([3, 4])).shape).toEqual([3, 1]);
  });

  test("may begin with an embedding", () => {
    const model = new Sequential([new EmbedID(4, 3), new Linear(2)]);
    expect(model.forward(array([0, 3], { dtype: "int32" })).shape).toEqual([2, 2]);
  });

  test("resets the states of its layers", () => {
    const steps = [new RNN(2), tanh, new LSTM(2)] as const;
    const model = new Sequential(steps);
    const x = variable([[1, 2]]);
    const ys = [0, 1].map(() => model.forward(x).data.toArray());
    expect(ys[0]).not.toEqual(ys[1]);
    model.resetState();
    expect([steps[0].h, steps[2].h, steps[2].c]).toEqual([null, null, null]);
    expect([0, 1].map(() => model.forward(x).data.toArray())).toEqual(ys);
  });

  test("refuses a step that is no function from Variable to Variable", () => {
    class Pair extends Layer {
      override forward(x: Variable): [Variable, Variable] {
        return [x, x];
      }
    }
    // @ts-expect-error: two outputs
    expect(() => new Sequential([tanh, new Pair()]).forward(1)).toThrow(
      new ValueError(
        "Sequential step 1: expected forward to return a Variable, got a JavaScript array; return one Variable there",
      ),
    );
    // @ts-expect-error: an array has no graph
    expect(() => new Sequential([(x) => x.data]).forward(1)).toThrow(
      "Sequential step 0: expected forward to return a Variable",
    );
  });

  test("errors", () => {
    const made = (step: unknown) => () => new Sequential([new Linear(1), step as never]);
    expect(made("tanh")).toThrow(
      new ValueError('Sequential: step 1 is neither a layer nor a function but the string "tanh"'),
    );
    expect(made([tanh])).toThrow(
      new ValueError("Sequential: step 1 is neither a layer nor a function but a JavaScript array"),
    );
    expect(made(Linear)).toThrow(new ValueError("Sequential: step 1 is the class Linear; write new Linear(...)"));
    // @ts-expect-error: without forward
    class Forgetful extends Layer {}
    expect(made(new Forgetful())).toThrow(new ValueError("Sequential: step 1, Forgetful, has no forward(x)"));
    expect(() => new Sequential([tanh]).forward("x" as unknown as number)).toThrow(
      new ValueError('Sequential: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});
