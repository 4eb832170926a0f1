import { asVariable, config, type Variable, type VariableLike } from "@dz/core";
import { relu } from "@dz/functions";
import { BatchNorm, Conv2d, EmbedID, GRU, Layer, Linear, RNN } from "@dz/layers";
import { ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { MLP } from "./mlp.ts";
import { BetterRNN, SimpleRNN } from "./recurrent.ts";
import { Sequential } from "./sequential.ts";
import { summary } from "./summary.ts";

const lines = (...texts: string[]): string => texts.join("\n");

describe("summary", () => {
  test("of an MLP", () => {
    expect(summary(new MLP([100, 10]), [1, 784])).toBe(
      lines(
        "MLP: [1, 784] → [1, 10]",
        "name   kind    output     parameters",
        "l0     Linear  [1, 100]       78,500",
        "l1     Linear  [1, 10]         1,010",
        "total          310.6 KiB      79,510",
      ),
    );
  });

  test("of nested layers, with a layer that is used twice", () => {
    class Block extends Layer {
      readonly conv = new Conv2d(4, 3, { pad: 1, bias: false });
      readonly bn = new BatchNorm();
      override forward(x: VariableLike): Variable {
        return relu(this.bn.forward(this.conv.forward(x)));
      }
    }
    const block = new Block();
    const model = new Sequential([new Conv2d(4, 1), block, block, new Sequential([relu])]);
    expect(summary(model, [2, 3, 8, 6])).toBe(
      lines(
        "Sequential: [2, 3, 8, 6] → [2, 4, 8, 6]",
        "name     kind        output            parameters",
        "l0       Conv2d      [2, 4, 8, 6]              16",
        "l1       Block       [2, 4, 8, 6] × 2           0",
        "l1/conv  Conv2d      [2, 4, 8, 6] × 2         144",
        "l1/bn    BatchNorm   [2, 4, 8, 6] × 2          16",
        "l3       Sequential  [2, 4, 8, 6]               0",
        "total                704 B                    176",
      ),
    );
  });

  test("of a model whose layers return several Variables", () => {
    class Encoder extends Layer {
      readonly fc = new Linear(3);
      override forward(x: VariableLike): [Variable, Variable] {
        const y = this.fc.forward(x);
        return [y, y.sum()];
      }
    }
    class Whole extends Layer {
      readonly encoder = new Encoder();
      override forward(x: VariableLike): [Variable, Variable] {
        return this.encoder.forward(x);
      }
    }
    expect(summary(new Whole(), [1, 2])).toBe(
      lines(
        "Whole: [1, 2] → [1, 3] []",
        "name        kind     output     parameters",
        "encoder     Encoder  [1, 3] []           0",
        "encoder/fc  Linear   [1, 3]              9",
        "total                36 B                9",
      ),
    );
    class Two extends Layer {
      override forward(x: Variable, y: Variable): Variable {
        return x.mul(y);
      }
    }
    // @ts-expect-error: a model with two inputs
    expect(() => summary(new Two(), [1])).toThrow("mul: expected a Variable, NdArray or number, got undefined");
  });

  test("of a single layer, and of a model without parameters", () => {
    expect(summary(new Linear(3, { dtype: "float64", biasDtype: "float32" }), [1, 2])).toBe(
      lines(
        "Linear: [1, 2] → [1, 3]",
        "name   kind    output  parameters",
        ".      Linear  [1, 3]           9",
        "total          60 B             9",
      ),
    );
    expect(summary(new Sequential([relu]), [2])).toBe(
      lines("Sequential: [2] → [2]", "name   kind  output  parameters", "total        0 B              0"),
    );
  });

  test("counts parameters of layers that are never called with the enclosing layer", () => {
    expect(summary(new Sequential([new EmbedID(50, 8), new GRU(4), new Linear(2)]), [7], { dtype: "int32" })).toBe(
      lines(
        "Sequential: [7] → [7, 2]",
        "name   kind     output   parameters",
        "l0     EmbedID  [7, 8]          400",
        "l1     GRU      [7, 4]          168",
        "l2     Linear   [7, 2]           10",
        "total           2.3 KiB         578",
      ),
    );
  });

  test("runs a second step if weights are drawn only then", () => {
    expect(summary(new SimpleRNN(5, 1), [1, 2])).toBe(
      lines(
        "SimpleRNN: [1, 2] → [1, 1]",
        "name   kind    output  parameters",
        "rnn    RNN     [1, 5]          40",
        "fc     Linear  [1, 1]           6",
        "total          184 B           46",
      ),
    );
  });

  test("counts a call of super.forward once, and ignores layers of other models", () => {
    class Doubled extends Linear {
      readonly #other = new Linear(2);
      override forward(x: VariableLike): Variable {
        return super.forward(x).add(this.#other.forward(x));
      }
    }
    expect(summary(new Sequential([new Doubled(2), new Linear(3)]), [1, 4])).toBe(
      lines(
        "Sequential: [1, 4] → [1, 3]",
        "name   kind     output  parameters",
        "l0     Doubled  [1, 2]          10",
        "l1     Linear   [1, 3]           9",
        "total           76 B            19",
      ),
    );
  });

  test("counts a parameter of two layers once", () => {
    class Tied extends Layer {
      readonly one = new Linear(2, { inSize: 2 });
      readonly two = new Linear(2, { inSize: 2 });
      constructor() {
        super();
        Object.assign(this.two, { W: this.one.W });
      }
      override forward(x: VariableLike): Variable {
        return this.two.forward(this.one.forward(x));
      }
    }
    expect(summary(new Tied(), [1, 2])).toBe(
      lines(
        "Tied: [1, 2] → [1, 2]",
        "name   kind    output  parameters",
        "one    Linear  [1, 2]           6",
        "two    Linear  [1, 2]           2",
        "total          32 B             8",
      ),
    );
  });
});

describe("after summary", () => {
  test("methods are restored, even if the model throws", () => {
    const model = new MLP([3, 2]);
    const methods = [MLP, Linear].map((Kind) => Object.getOwnPropertyDescriptor(Kind.prototype, "forward"));
    summary(model, [1, 4]);
    expect(() => summary(model, [1, 5])).toThrow(
      new ShapeError("Linear: expected an input [batch, ..., 4], got [1, 5]"),
    );
    for (const layer of [model, ...model.l]) expect(Object.hasOwn(layer, "forward")).toBe(false);
    for (const [i, Kind] of [MLP, Linear].entries()) {
      expect(Object.getOwnPropertyDescriptor(Kind.prototype, "forward")).toEqual(methods[i]);
    }
  });

  test("an own forward of a layer is restored", () => {
    const layer = new Linear(1);
    const forward = (x: VariableLike): Variable => asVariable(x);
    layer.forward = forward;
    expect(summary(new Sequential([layer]), [1, 2])).toContain("→ [1, 2]");
    expect(layer.forward).toBe(forward);
  });

  test("states are restored", () => {
    const model = new BetterRNN(3, 1);
    summary(model, [1, 2]);
    expect([model.rnn.h, model.rnn.c]).toEqual([null, null]);
    model.forward(zeros([4, 2]));
    const { h, c } = model.rnn;
    summary(model, [1, 2]);
    expect([model.rnn.h === h, model.rnn.c === c]).toEqual([true, true]);
  });

  test("weights are drawn, and running statistics unchanged", () => {
    const model = new Sequential([new Linear(2), new BatchNorm()]);
    summary(model, [3, 4]);
    const [, , mean, variance] = [...model.params()].map(({ data }) => data.toArray());
    expect([mean, variance]).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect([...model.params()].every(({ grad }) => grad === null)).toBe(true);
    expect([config.train, config.enableBackprop]).toEqual([true, true]);
  });
});

test("summary refuses values that are not layers or shapes", () => {
  const model = new RNN(1);
  expect(() => summary("model" as never, [1])).toThrow(
    new ValueError('summary: expected a layer, got the string "model"'),
  );
  for (const [shape, got] of [
    [[1, 0], "[1, 0]"],
    [[1.5], "[1.5]"],
    [784, "number"],
    [null, "null"],
  ] as const) {
    expect(() => summary(model, shape as unknown as number[])).toThrow(
      new ValueError(`summary: expected the shape of an input such as [1, 784], got ${got}`),
    );
  }
});
