import { type Variable, variable } from "@dz/core";
import { flip } from "@dz/functions";
import { RandomState, ShapeError, slice, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { Bidirectional } from "./bidirectional.ts";
import { GRU } from "./gru.ts";
import { RNN } from "./rnn.ts";
import type { UnaryLayer } from "./unary-layer.ts";
import { Unrolled } from "./unrolled.ts";

const x = new RandomState(0).normal(0, 1, [4, 3, 2]);
const there = (): RNN => new RNN(5, { inSize: 2, dtype: "float64", random: new RandomState(1) });
const back = (): GRU => new GRU(6, { inSize: 2, dtype: "float64", random: new RandomState(2) });

describe("Bidirectional", () => {
  test("concatenates the outputs of one layer over the sequence and of the other over its reverse", () => {
    const y = new Bidirectional(there(), back()).forward(x);
    expect(y.shape).toEqual([4, 3, 11]);
    const part = (from: number, to: number): unknown => y.getItem(slice(), slice(), slice(from, to)).data.toArray();
    expect(part(0, 5)).toEqual(new Unrolled(there()).forward(x).data.toArray());
    const reversed = flip(new Unrolled(back()).forward(flip(x, { axis: 0 })), { axis: 0 });
    expect(part(5, 11)).toEqual(reversed.data.toArray());
  });

  test("each call resets the states", () => {
    const layer = new Bidirectional(there(), back());
    const first = layer.forward(x).data.toArray();
    expect(layer.forward(x).data.toArray()).toEqual(first);
    expect(layer.forward(zeros([2, 7, 2])).shape).toEqual([2, 7, 11]); // another batch size
  });

  test("an output depends on all steps, and each step has a gradient", () => {
    const input = variable(x);
    new Bidirectional(there(), back()).forward(input).getItem(1).sum().backward();
    const gradients = (input.grad as Variable).data.toTypedArray();
    expect(gradients.every((g) => g !== 0)).toBe(true);
  });

  test("parameter paths begin with the direction", () => {
    const names = Array.from(new Bidirectional(there(), back()).namedParams(), ([name]) => name);
    expect([names[0], names[3]]).toEqual(["forwards/x2h/W", "backwards/x2r/W"]);
  });

  test("errors", () => {
    expect(() => new Bidirectional(3 as unknown as UnaryLayer, back())).toThrow(
      new ValueError("Bidirectional forwards: expected a layer, got number"),
    );
    expect(() => new Bidirectional(there(), null as unknown as UnaryLayer)).toThrow(
      new ValueError("Bidirectional backwards: expected a layer, got null"),
    );
    const one = there();
    expect(() => new Bidirectional(one, one)).toThrow(
      new ValueError("Bidirectional: the same layer is given for both directions"),
    );
    expect(() => new Bidirectional(there(), back()).forward(zeros([0, 3, 2]))).toThrow(
      new ShapeError("Bidirectional: expected an input [steps, batch, ...], got shape [0, 3, 2]"),
    );
  });
});
