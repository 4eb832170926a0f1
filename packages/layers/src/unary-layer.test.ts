import { asVariable, type Variable, type VariableLike, variable } from "@dz/core";
import { ValueError } from "@dz/ndarray";
import { describe, expect, expectTypeOf, test } from "vitest";
import {
  Bidirectional,
  EmbedID,
  Layer,
  Linear,
  LSTM,
  MultiHeadAttention,
  observeForward,
  StackedRecurrent,
  Unrolled,
} from "./index.ts";
import { checkOutput, type UnaryLayer } from "./unary-layer.ts";

/** A layer with an explicit state and two outputs. */
class Cell extends Layer {
  readonly fc = new Linear(2, { bias: false });

  override forward(x: VariableLike, h: Variable | null): [h: Variable, y: Variable] {
    const next = h === null ? this.fc.forward(x) : this.fc.forward(x).add(h);
    return [next, next.mul(2)];
  }
}

class Pair extends Layer {
  override forward(x: Variable): [Variable, Variable] {
    return [x, x];
  }
}

/** A layer with a flag. */
class Noisy extends Layer {
  override forward(x: VariableLike, noisy: boolean): Variable {
    return noisy ? asVariable(x).add(1) : asVariable(x);
  }
}

describe("forward has the inputs and outputs that a layer declares", () => {
  test("an explicit state, and two outputs", () => {
    const cell = new Cell();
    const [h] = cell.forward(variable([[1, 2]]), null);
    const [h2, y2] = cell.forward(variable([[1, 2]]), h);
    expectTypeOf(cell.forward).returns.toEqualTypeOf<[h: Variable, y: Variable]>();
    expect(h2.data.toArray()).toEqual(h.mul(2).data.toArray());
    expect(y2.data.toArray()).toEqual(h2.mul(2).data.toArray());
    // @ts-expect-error: the state is missing
    expect(() => cell.forward(variable([[1, 2]]))).toThrow();
  });

  test("a flag", () => {
    expect(new Noisy().forward(1, true).item()).toBe(2);
    expectTypeOf(new Noisy().forward).parameters.toEqualTypeOf<[x: VariableLike, noisy: boolean]>();
  });

  test("a layer of which nothing more is known cannot be called", () => {
    const layer: Layer = new Linear(1);
    // @ts-expect-error: its inputs are not known
    expect(layer.forward(variable([[1]]))).toBeDefined();
    expectTypeOf(layer.forward).returns.toBeUnknown();
  });

  test("an observer sees the outputs of the layers that it is given", () => {
    const [cell, linear] = [new Cell(), new Linear(1)];
    observeForward(
      [cell],
      (layer, call) => {
        expectTypeOf(layer).toEqualTypeOf<Cell>();
        expectTypeOf(call).returns.toEqualTypeOf<[h: Variable, y: Variable]>();
        return call();
      },
      () => cell.forward(variable([[1]]), null),
    );
    observeForward(
      [cell, linear],
      (_, call) => {
        expectTypeOf(call).returns.toEqualTypeOf<Variable | [h: Variable, y: Variable]>();
        return call();
      },
      () => linear.forward(variable([[1]])),
    );
    expect([cell.fc.W.shape, linear.W.shape]).toEqual([
      [1, 2],
      [1, 1],
    ]);
  });
});

describe("containers hold layers from Variable to Variable", () => {
  test("those of dz, and those with optional further inputs", () => {
    expectTypeOf<Linear>().toExtend<UnaryLayer>();
    expectTypeOf<EmbedID>().toExtend<UnaryLayer>();
    expectTypeOf<MultiHeadAttention>().toExtend<UnaryLayer>();
    expectTypeOf<StackedRecurrent>().toExtend<UnaryLayer>();
    expectTypeOf<Cell>().not.toExtend<UnaryLayer>();
    expectTypeOf<Noisy>().not.toExtend<UnaryLayer>();
    expect(new Unrolled(new EmbedID(3, 2)).layer).toBeInstanceOf(EmbedID);
    expect(new StackedRecurrent([new LSTM(2), new MultiHeadAttention(2, 1)]).l).toHaveLength(2);
  });

  test("no others, by types", () => {
    // @ts-expect-error: two inputs, two outputs
    expect(new Unrolled(new Cell()).layer).toBeInstanceOf(Cell);
    // @ts-expect-error: two inputs
    expect(new StackedRecurrent([new Noisy()]).l).toHaveLength(1);
    // @ts-expect-error: two inputs
    expect(new Bidirectional(new LSTM(2), new Noisy()).backwards).toBeInstanceOf(Noisy);
  });

  test("no others, when they run", () => {
    const pair = new Pair() as unknown as UnaryLayer;
    const x = variable([[[1, 2]]]);
    const hint = "expected forward to return a Variable, got a JavaScript array; return one Variable there";
    expect(() => new Unrolled(pair).forward(x)).toThrow(new ValueError(`Unrolled: ${hint}`));
    expect(() => new Bidirectional(new LSTM(2), pair).forward(x)).toThrow(new ValueError(`Bidirectional: ${hint}`));
    expect(() => new StackedRecurrent([new LSTM(2), pair]).forward(variable([[1, 2]]))).toThrow(
      new ValueError(`StackedRecurrent layer 1: ${hint}`),
    );
  });
});

test("checkOutput returns a Variable, and names anything else", () => {
  const y = variable(1);
  expect(checkOutput(y, "Unrolled")).toBe(y);
  expect(() => checkOutput(y.data as never, "Unrolled")).toThrow(
    new ValueError("Unrolled: expected forward to return a Variable, got NdArray; return one Variable there"),
  );
});
