import { Parameter, type Variable, type VariableLike, variable } from "@dz/core";
import { array, loadNpz, type NdArray, StateError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { BatchNorm } from "./batch-norm.ts";
import { Conv1d } from "./conv1d.ts";
import { Conv2d } from "./conv2d.ts";
import { Deconv2d } from "./deconv2d.ts";
import { Dropout } from "./dropout.ts";
import { EmbedID } from "./embed-id.ts";
import { GroupNorm } from "./group-norm.ts";
import { GRU } from "./gru.ts";
import * as everything from "./index.ts";
import { InstanceNorm } from "./instance-norm.ts";
import { Layer } from "./layer.ts";
import { LayerNorm } from "./layer-norm.ts";
import { Linear } from "./linear.ts";
import { LSTM } from "./lstm.ts";
import { MultiHeadAttention } from "./multi-head-attention.ts";
import { RNN } from "./rnn.ts";
import { StackedRecurrent } from "./stacked-recurrent.ts";

class Net extends Layer {
  readonly rnn = new RNN(2, { dtype: "float64" });
  readonly scale = new Parameter(array([1]), "scale");
  readonly fc = new Linear(1, { dtype: "float64" });

  override forward(x: VariableLike): Variable {
    return this.fc.forward(this.rnn.forward(x)).mul(this.scale);
  }
}

/** A layer with arbitrary properties. */
class Holder extends Layer {
  constructor(properties: object) {
    super();
    Object.assign(this, properties);
  }

  override forward(x: VariableLike): Variable {
    return variable(x as NdArray);
  }
}

const names = (layer: Layer): string[] => Array.from(layer.namedParams(), ([name]) => name);

describe("parameters", () => {
  test("are found in the order of declaration", () => {
    const net = new Net();
    expect(names(net)).toEqual(["rnn/x2h/W", "rnn/x2h/b", "rnn/h2h/W", "scale", "fc/W", "fc/b"]);
    const { rnn, scale, fc } = net;
    expect([...net.params()]).toEqual([rnn.x2h.W, rnn.x2h.b, rnn.h2h.W, scale, fc.W, fc.b]);
    expect(Array.from(net.namedParams(), ([, parameter]) => parameter)).toEqual([...net.params()]);
  });

  test("an array numbers its layers and parameters by index, other elements included", () => {
    const linear = (): Linear => new Linear(1, { bias: false });
    const layer = new Holder({ l: [linear(), Math.tanh, linear()], p: [null, new Parameter(zeros([1]))] });
    expect(names(layer)).toEqual(["l0/W", "l2/W", "p1"]);
  });

  test("properties of other kinds are ignored", () => {
    const layer = new Holder({
      x: variable([1]),
      a: zeros([1]),
      none: null,
      f: Math.tanh,
      map: new Map([[1, 2]]),
      text: "W",
    });
    expect(names(layer)).toEqual([]);
    expect([...layer.params()]).toEqual([]);
  });

  test("a shared layer is listed under both of its names", () => {
    const shared = new Linear(1, { bias: false });
    const layer = new Holder({ a: shared, b: shared });
    expect(names(layer)).toEqual(["a/W", "b/W"]);
    expect([...layer.params()]).toEqual([shared.W, shared.W]);
  });

  test("follow a property that is assigned another layer", () => {
    const layer = new Holder({ a: new Linear(1), b: new Linear(1) });
    Object.assign(layer, { a: new BatchNorm() });
    expect(names(layer)).toEqual(["a/avg_mean", "a/avg_var", "a/gamma", "a/beta", "b/W", "b/b"]);
  });
});

test("cleargrads clears all gradients", () => {
  const net = new Net();
  net.forward(variable([[1, 2]]));
  net.forward(variable([[3, 4]])).backward();
  expect(Array.from(net.params(), ({ grad }) => grad !== null)).toEqual(new Array(6).fill(true));
  net.cleargrads();
  expect(Array.from(net.params(), ({ grad }) => grad)).toEqual(new Array(6).fill(null));
});

test("resetState resets every layer with a state", () => {
  const rnns = [new RNN(1), new RNN(1), new RNN(1)];
  const [a, b, c] = rnns;
  const layer = new Holder({ a, inner: new Holder({ l: [b, c] }), other: new Linear(1) });
  for (const rnn of rnns) rnn.forward(variable([[1]]));
  layer.resetState();
  expect(rnns.map(({ h }) => h)).toEqual([null, null, null]);
  expect(new Linear(1).resetState()).toBeUndefined();
});

test("saveWeights and loadWeights match parameters by name", () => {
  const [net, copy] = [new Net(), new Net()];
  const xs = [variable([[1, 2]]), variable([[3, 4]])];
  const outputs = (layer: Net): unknown[] => xs.map((x) => layer.forward(x).data.toArray());
  const ys = outputs(net);
  const bytes = net.saveWeights();
  expect([...loadNpz(bytes).keys()]).toEqual(names(net));
  copy.loadWeights(bytes);
  expect(outputs(copy)).toEqual(ys);
  expect(copy.saveWeights()).toEqual(bytes);
});

test("saveWeights refuses a layer whose parameters have no size yet", () => {
  expect(() => new Net().saveWeights()).toThrow(
    new StateError("saveWeights: rnn/x2h/W has no size yet, use the model once or give its input size"),
  );
});

/** Each layer, given only options. */
const made: Record<string, (options: object) => Layer> = {
  BatchNorm: (options) => new BatchNorm(options),
  Conv1d: (options) => new Conv1d(2, 3, options),
  Conv2d: (options) => new Conv2d(2, 3, options),
  Deconv2d: (options) => new Deconv2d(2, 3, options),
  Dropout: (options) => new Dropout(options),
  EmbedID: (options) => new EmbedID(2, 3, options),
  GroupNorm: (options) => new GroupNorm(2, options),
  GRU: (options) => new GRU(2, options),
  InstanceNorm: (options) => new InstanceNorm(options),
  LayerNorm: (options) => new LayerNorm(options),
  Linear: (options) => new Linear(2, options),
  LSTM: (options) => new LSTM(2, options),
  MultiHeadAttention: (options) => new MultiHeadAttention(2, 1, options),
  RNN: (options) => new RNN(2, options),
  StackedRecurrent: (options) => new StackedRecurrent([new RNN(2)], options),
};

test("the list has every layer, but those made of other layers alone, which have no options", () => {
  const found = Object.values<object>(everything).filter(
    (value): value is typeof Layer => "prototype" in value && value.prototype instanceof Layer,
  );
  const names = found.map(({ name }) => name);
  expect(names.filter((name) => made[name] === undefined).sort()).toEqual(["Bidirectional", "Unrolled"]);
});

describe.each(Object.entries(made))("%s names itself in its errors", (name, make) => {
  test("an unknown option", () => {
    expect(() => make({ sise: 3 })).toThrow(`${name}: there is no option sise; `);
  });

  test("a dtype that is not a float dtype", () => {
    if (name === "Dropout" || name === "StackedRecurrent") return; // no dtype option
    expect(() => make({ dtype: "int32" })).toThrow(`${name}: dtype is int32, expected float64 or float32`);
    if (/Norm$/.test(name) || name === "EmbedID") return; // no bias
    expect(() => make({ biasDtype: "bool" })).toThrow(`${name}: biasDtype is bool, expected float64 or float32`);
  });

  test("an input that is not an array", () => {
    const own = { Dropout: "dropout", EmbedID: "embedId" }[name] ?? name;
    expect(() => make({}).forward("x" as never)).toThrow(`${own}: expected a`);
  });
});
