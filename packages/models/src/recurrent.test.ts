import { variable } from "@dz/core";
import { GRU, Linear, LSTM, RNN } from "@dz/layers";
import { RandomState, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { BetterRNN, GatedRNN, SimpleRNN } from "./recurrent.ts";

const x = variable([[1, 2]]);
const models = [
  { Recurrent: SimpleRNN, Layer: RNN, names: "x2h/W x2h/b h2h/W" },
  {
    Recurrent: BetterRNN,
    Layer: LSTM,
    names: "x2f/W x2f/b x2i/W x2i/b x2o/W x2o/b x2u/W x2u/b h2f/W h2i/W h2o/W h2u/W",
  },
  {
    Recurrent: GatedRNN,
    Layer: GRU,
    names: "x2r/W x2r/b x2z/W x2z/b x2n/W x2n/b h2r/W h2r/b h2z/W h2z/b h2n/W h2n/b",
  },
];

describe.each(models)("$Recurrent.name", ({ Recurrent, Layer, names }) => {
  test("is a recurrent and a linear layer, whose weights are drawn in the order of use", () => {
    const model = new Recurrent(3, 2, { random: new RandomState(0) });
    const random = new RandomState(0);
    const [rnn, fc] = [new Layer(3, { random }), new Linear(2, { random })];
    for (let i = 0; i < 3; i++) {
      const y = model.forward(x);
      expect(y.shape).toEqual([1, 2]);
      expect(y.data.toArray()).toEqual(fc.forward(rnn.forward(x)).data.toArray());
    }
  });

  test("names its parameters as DeZero does", () => {
    expect(Array.from(new Recurrent(3, 2).namedParams(), ([name]) => name)).toEqual([
      ...names.split(" ").map((name) => `rnn/${name}`),
      "fc/W",
      "fc/b",
    ]);
  });

  test("draws all weights in the constructor if the input size is given", () => {
    const model = new Recurrent(3, 2, { inSize: 2 });
    const shapes = (): number[][] => Array.from(model.params(), ({ shape }) => [...shape]);
    const before = shapes();
    expect(before.flat()).not.toContain(0);
    for (let i = 0; i < 2; i++) model.forward(x);
    expect(shapes()).toEqual(before);
  });

  test("passes dtypes to its layers", () => {
    const model = new Recurrent(3, 2, { dtype: "float64", biasDtype: "float32" });
    for (const [name, { dtype }] of model.namedParams()) {
      expect(dtype, name).toBe(name.endsWith("b") ? "float32" : "float64");
    }
  });

  test("starts a new sequence after resetState", () => {
    const model = new Recurrent(3, 2);
    const first = model.forward(x).data.toArray();
    const second = model.forward(x).data.toArray();
    expect(second).not.toEqual(first);
    model.resetState();
    expect([0, 1].map(() => model.forward(x).data.toArray())).toEqual([first, second]);
  });

  test("errors", () => {
    expect(() => new Recurrent(0, 1)).toThrow(
      new ValueError(`${Layer.name} hiddenSize: a size is a whole number from 1, got 0`),
    );
    expect(() => new Recurrent(1, 0)).toThrow(new ValueError("Linear outSize: a size is a whole number from 1, got 0"));
  });
});
