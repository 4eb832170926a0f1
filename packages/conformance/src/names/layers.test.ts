import { type Variable, variable } from "@dz/core";
import * as F from "@dz/functions";
import { zeros } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import { Fields } from "../fields.ts";
import { makeLayer } from "./layers.ts";

const make = (name: string, config: object) => {
  const fields = new Fields(config, "config");
  const layer = makeLayer(name, fields, { dtype: "float64", biasDtype: "float32" });
  expect(fields.unread()).toEqual([]);
  return Array.from(layer.namedParams(), ([key, { shape, dtype }]) => `${key} ${JSON.stringify(shape)} ${dtype}`);
};

describe("makeLayer", () => {
  it("makes layers by DeZero's names and options", () => {
    expect(make("Linear", { out_size: 5, in_size: 4, nobias: false })).toEqual(["W [4,5] float64", "b [5] float32"]);
    expect(make("Linear", { out_size: 5, in_size: 4, nobias: true })).toEqual(["W [4,5] float64"]);
    expect(make("RNN", { hidden_size: 3, in_size: 2 })).toEqual([
      "x2h/W [2,3] float64",
      "x2h/b [3] float32",
      "h2h/W [3,3] float64",
    ]);
    const gates = (name: string, config = {}): unknown[] => {
      const found = make(name, { hidden_size: 3, in_size: 2, ...config });
      return [found.length, found[0], found.filter((text) => text.includes("[3,3]")).length];
    };
    expect(gates("LSTM")).toEqual([12, "x2f/W [2,3] float64", 4]);
    expect(gates("GRU", { layout: "text" })).toEqual([12, "x2r/W [2,3] float64", 3]);
    expect(make("EmbedID", { in_size: 5, out_size: 2 })).toEqual(["W [5,2] float64"]);
    expect(make("BatchNorm", { decay: 0.9, eps: 1e-3 })).toHaveLength(4);
    expect(make("MLP", { sizes: [3, 1], activation: "relu" })).toHaveLength(4);
    const steps = make("Sequential", { layers: ["Linear(5)", "tanh", "Linear(2)"], note: "text" });
    expect(steps.map((text) => text.split(" ")[0])).toEqual(["l0/W", "l0/b", "l2/W", "l2/b"]);
  });

  it("applies the options of layers", () => {
    const layer = (name: string, config: object) =>
      makeLayer(name, new Fields(config, "config"), { dtype: "float64", biasDtype: "float64" });
    const window = { out_channels: 2, kernel: [1, 3], stride: [2, 1], pad: [0, 2] };
    const conv = layer("Conv2d", { ...window, nobias: true });
    expect(conv.forward(variable(zeros([1, 3, 5, 4]))).shape).toEqual([1, 2, 3, 6]);
    expect(Array.from(conv.namedParams(), ([key, { shape }]) => `${key} ${shape}`)).toEqual(["W 2,3,1,3"]);
    const deconv = layer("Deconv2d", { ...window, nobias: false });
    expect(deconv.forward(variable(zeros([1, 3, 5, 4]))).shape).toEqual([1, 2, 9, 2]);
    expect(Array.from(deconv.namedParams(), ([key]) => key)).toEqual(["W", "b"]);
    const norm = layer("BatchNorm", { decay: 0.75, eps: 3 });
    expect(norm.forward(variable([[1], [3]])).data.toArray()).toEqual([[-0.5], [0.5]]); // ∓1 / √(1 + 3)
    const state = new Map(norm.namedParams());
    expect(state.get("avg_mean")?.data.toArray()).toEqual([0.25 * 2]);
    const x = variable([[-1, 0, 2]]);
    for (const [name, f] of [
      ["sigmoid", F.sigmoid],
      ["tanh", F.tanh],
      ["relu", F.relu],
    ] as const) {
      expect(
        layer("Sequential", { layers: [name] })
          .forward(x)
          .data.toArray(),
      ).toEqual(f(x).data.toArray());
      const mlp = layer("MLP", { sizes: [4, 1], activation: name });
      const [W0, b0, W1, b1] = [...mlp.params()] as Variable[] as [Variable, Variable, Variable, Variable];
      mlp.forward(x); // draws the weights
      expect(mlp.forward(x).data.toArray()).toEqual(F.linear(f(F.linear(x, W0, b0)), W1, b1).data.toArray());
    }
  });

  it.each([
    ["Conv1d", {}, "unknown layer Conv1d"],
    ["toString", {}, "unknown layer toString"],
    ["RNN", { hidden_size: 3 }, "config.in_size: is missing"],
    ["MLP", { sizes: [1], activation: "swish" }, "unknown activation swish"],
    ["Sequential", { layers: ["Linear(x)"] }, "unknown activation Linear(x)"],
  ])("refuses %s %j", (name, config, message) => {
    expect(() => make(name, config)).toThrow(message);
  });
});
