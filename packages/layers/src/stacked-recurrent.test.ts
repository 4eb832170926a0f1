import { testMode } from "@dz/core";
import { dropout } from "@dz/functions";
import { ones, RandomState, random, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { GRU } from "./gru.ts";
import { LSTM } from "./lstm.ts";
import { RNN } from "./rnn.ts";
import { StackedRecurrent } from "./stacked-recurrent.ts";
import type { UnaryLayer } from "./unary-layer.ts";

const double = { dtype: "float64" } as const;
const layers = (): [RNN, LSTM, GRU] => [
  new RNN(3, { ...double, random: new RandomState(1) }),
  new LSTM(4, { ...double, random: new RandomState(2) }),
  new GRU(5, { ...double, random: new RandomState(3) }),
];
const x = ones([2, 6]);

describe("StackedRecurrent", () => {
  test("each layer takes the output of the previous one at every step", () => {
    const stacked = new StackedRecurrent(layers());
    const [a, b, c] = layers();
    for (let t = 0; t < 3; t++) {
      expect(stacked.forward(x).data.toArray()).toEqual(c.forward(b.forward(a.forward(x))).data.toArray());
    }
  });

  test("resetState resets the states of all layers", () => {
    const parts = layers();
    const stacked = new StackedRecurrent(parts);
    const first = stacked.forward(x).data.toArray();
    expect(stacked.forward(x).data.toArray()).not.toEqual(first);
    stacked.resetState();
    expect(parts.map(({ h }) => h)).toEqual([null, null, null]);
    expect(stacked.forward(x).data.toArray()).toEqual(first);
  });

  test("parameters are numbered by layer", () => {
    const names = Array.from(new StackedRecurrent(layers()).namedParams(), ([name]) => name);
    expect([names[0], names[3], names.at(-1)]).toEqual(["l0/x2h/W", "l1/x2f/W", "l2/h2n/b"]);
  });

  test("all parameters have gradients after two steps", () => {
    const stacked = new StackedRecurrent(layers());
    stacked.forward(x);
    stacked.forward(x).backward();
    expect(Array.from(stacked.params(), ({ grad, shape }) => [grad?.shape, shape])).toEqual(
      Array.from(stacked.params(), ({ shape }) => [shape, shape]),
    );
  });

  test("dropout applies between layers, not after the last one, and only while training", () => {
    const seeded = (): StackedRecurrent =>
      new StackedRecurrent(layers().slice(0, 2), { dropoutRatio: 0.5, random: new RandomState(7) });
    const [a, b] = layers();
    const dropped = dropout(a.forward(x), { dropoutRatio: 0.5, random: new RandomState(7) });
    expect(seeded().forward(x).data.toArray()).toEqual(b.forward(dropped).data.toArray());
    const [c, d] = layers();
    expect(testMode(() => seeded().forward(x)).data.toArray()).toEqual(d.forward(c.forward(x)).data.toArray());
  });

  test("without dropout no random number is drawn", () => {
    random.seed(3);
    new StackedRecurrent(layers()).forward(x);
    expect(random.rand()).toBe(new RandomState(3).rand());
  });

  test("errors", () => {
    expect(() => new StackedRecurrent([])).toThrow(new ValueError("StackedRecurrent: there are no layers"));
    expect(() => new StackedRecurrent(new RNN(3) as unknown as UnaryLayer[])).toThrow(
      new ValueError("StackedRecurrent: expected a list of layers, got RNN"),
    );
    expect(() => new StackedRecurrent([new RNN(3), {} as UnaryLayer])).toThrow(
      new ValueError("StackedRecurrent layer 1: expected a layer, got Object"),
    );
    expect(() => new StackedRecurrent([new RNN(3)], { dropoutRatio: 1 })).toThrow(
      new ValueError("StackedRecurrent: dropoutRatio is 1, expected a number from 0 to below 1"),
    );
    expect(() => new StackedRecurrent([new RNN(3)]).forward(zeros([2]))).toThrow(
      new ShapeError("RNN: expected an input [batch, inSize], got shape [2]"),
    );
  });
});
