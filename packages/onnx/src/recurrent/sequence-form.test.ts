import { noGrad, type Variable, type VariableLike } from "@dz/core";
import { expectClose } from "@dz/core/testing";
import { standardize } from "@dz/functions";
import { Bidirectional, GRU, Layer, LSTM, RNN, Unrolled } from "@dz/layers";
import { GatedRNN, SimpleRNN } from "@dz/models";
import { array, getItem, type NdArray, RandomState, stack } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { exportOnnx } from "../export/export-onnx.ts";
import { readModel } from "../format/model-file.ts";
import { onnxSignature } from "../format/signature.ts";
import { importOnnx } from "../import/import-onnx.ts";

const options = { dtype: "float32", inSize: 2, random: new RandomState(1) } as const;
const draw = (...shape: number[]): NdArray<"float32"> =>
  array(new RandomState(2).normal(0, 1, shape), { dtype: "float32" });
const sequence = { recurrent: "sequence" } as const;
const operators = (bytes: Uint8Array): string[] => readModel(bytes).graph.node.map(({ opType }) => opType);

describe("a model over whole sequences", () => {
  test.each([
    ["SimpleRNN", () => new SimpleRNN(4, 1, options), "RNN"],
    ["GatedRNN", () => new GatedRNN(4, 1, options), "GRU"],
  ])("%s goes 100 steps as in dz, with one operator", (_, make, operator) => {
    const model = make();
    const bytes = exportOnnx(model, [draw(4, 3, 2)], sequence);
    expect(operators(bytes)).toContain(operator);
    expect(onnxSignature(bytes).inputs.map(({ shape }) => String(shape))).toEqual(["length,batch,2"]);
    const x = draw(100, 2, 2);
    model.resetState();
    const steps = noGrad(() => Array.from({ length: 100 }, (_, t) => model.forward(getItem(x, t)).data));
    expectClose(noGrad(() => importOnnx(bytes).forward(x)) as Variable, stack(steps), { rtol: 1e-4, atol: 1e-5 });
  });

  test("refuses a model that looks at the batch or at the time as a whole", () => {
    class Mixing extends Layer {
      readonly rnn = new RNN(3, options);
      override forward(x: VariableLike): Variable {
        return standardize(this.rnn.forward(x));
      }
    }
    expect(() => exportOnnx(new Mixing(), [draw(4, 3, 2)], sequence)).toThrow(
      "exportOnnx: recurrent: this model gives other numbers for a whole sequence than step by step, so it has no sequence form; export its step form",
    );
  });

  test("refuses examples that are no sequences", () => {
    expect(() => exportOnnx(new SimpleRNN(4, 1, options), [array([1, 2])], sequence)).toThrow(
      "exportOnnx: a sequence form needs examples [length, batch, ...] of one length",
    );
  });

  test("stores the weights of each layer once, also where it is used twice", () => {
    const layer = new Unrolled(new GRU(3, options));
    const twice = (x: Variable): Variable => layer.forward(x).add(layer.forward(x));
    class Twice extends Layer {
      readonly layer = layer;
      override forward(x: Variable): Variable {
        return twice(x);
      }
    }
    const { graph } = readModel(exportOnnx(new Twice() as never, [draw(4, 3, 2)]));
    const names = graph.initializer.map(({ name }) => name).filter((name) => name.startsWith("layer/"));
    expect(names).toEqual(["layer/layer/W", "layer/layer/R", "layer/layer/B"]);
  });

  test("two directions are two operators, the second in reverse", () => {
    const layer = new Bidirectional(new LSTM(3, options), new LSTM(3, options));
    const { graph } = readModel(exportOnnx(layer, [draw(4, 3, 2)]));
    const directions = graph.node.flatMap(({ opType, attribute }) =>
      opType === "LSTM"
        ? attribute.filter(({ name }) => name === "direction").map(({ s }) => new TextDecoder().decode(s))
        : [],
    );
    expect(directions).toEqual(["forward", "reverse"]);
  });
});
