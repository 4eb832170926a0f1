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
    expect(make("RNN", { hidden_size: 3, in_size: 2 })).toHaveLength(3);
    expect(make("LSTM", { hidden_size: 3, in_size: 2 })).toHaveLength(12);
    expect(make("GRU", { hidden_size: 3, in_size: 2, layout: "text" })).toHaveLength(12);
    expect(make("EmbedID", { in_size: 5, out_size: 2 })).toEqual(["W [5,2] float64"]);
    expect(make("BatchNorm", { decay: 0.9, eps: 1e-3 })).toHaveLength(4);
    expect(make("MLP", { sizes: [3, 1], activation: "relu" })).toHaveLength(4);
    const steps = make("Sequential", { layers: ["Linear(5)", "tanh", "Linear(2)"], note: "text" });
    expect(steps.map((text) => text.split(" ")[0])).toEqual(["l0/W", "l0/b", "l2/W", "l2/b"]);
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
