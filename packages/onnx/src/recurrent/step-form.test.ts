import { noGrad, type Variable, variable } from "@dz/core";
import { expectClose } from "@dz/core/testing";
import { GRU, Layer, Linear, LSTM, RNN, StackedRecurrent, Unrolled } from "@dz/layers";
import { BetterRNN, GatedRNN, SimpleRNN } from "@dz/models";
import { array, type NdArray, RandomState, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { exportOnnx } from "../export/export-onnx.ts";
import { onnxSignature } from "../format/signature.ts";
import { importOnnx } from "../import/import-onnx.ts";
import { stepLayers } from "./step-form.ts";

const options = { dtype: "float32", inSize: 2 } as const;
const draw = (seed: number, ...shape: number[]): NdArray<"float32"> =>
  array(new RandomState(seed).normal(0, 1, shape), { dtype: "float32" });

describe("a model as a step with its states", () => {
  test.each([
    ["SimpleRNN", () => new SimpleRNN(4, 1, { ...options, random: new RandomState(1) }), ["rnn/h"]],
    ["BetterRNN", () => new BetterRNN(4, 1, { ...options, random: new RandomState(1) }), ["rnn/h", "rnn/c"]],
    ["GatedRNN", () => new GatedRNN(4, 1, { ...options, random: new RandomState(1) }), ["rnn/h"]],
  ] as const)("%s goes 100 steps as in dz", (_, make, states) => {
    const model = make();
    const bytes = exportOnnx(model, [draw(1, 3, 2)]);
    const { inputs, outputs } = onnxSignature(bytes);
    expect(inputs.map(({ name }) => name)).toEqual(["x", ...states.map((name) => `${name}_in`)]);
    expect(outputs.map(({ name }) => name)).toEqual(["y", ...states.map((name) => `${name}_out`)]);
    const imported = importOnnx(bytes);
    let state: Variable[] = states.map(() => variable(zeros([3, 4], { dtype: "float32" })));
    model.resetState();
    for (let t = 0; t < 100; t++) {
      const x = draw(t, 3, 2);
      const [y, ...next] = noGrad(() => imported.forward(x, ...state)) as Variable[];
      expectClose(
        y as Variable,
        noGrad(() => model.forward(x)),
        { rtol: 1e-4, atol: 1e-5 },
      );
      state = next;
    }
  });

  test("its states stay as they were, also if it cannot be exported", () => {
    const model = new SimpleRNN(4, 1, options);
    const x = draw(1, 3, 2);
    model.forward(x);
    const { h } = model.rnn;
    exportOnnx(model, [draw(2, 5, 2)]);
    exportOnnx(model, [draw(2, 6, 5, 2)], { recurrent: "sequence" });
    expect(model.rnn.h).toBe(h);
    expect(() => exportOnnx(model, [draw(2, 5, 3)])).toThrow();
    expect(model.rnn.h).toBe(h);
  });

  test("layers that take sequences have no states outside", () => {
    class Both extends Layer {
      readonly first = new Unrolled(new GRU(3));
      readonly stack = new StackedRecurrent([new RNN(3), new LSTM(2)]);
      readonly fc = new Linear(1);
      override forward(x: Variable): Variable {
        return this.fc.forward(this.stack.forward(x));
      }
    }
    expect(stepLayers(new Both()).map(({ path }) => path)).toEqual(["stack/l0", "stack/l1"]);
    expect(stepLayers(new RNN(3)).map(({ path }) => path)).toEqual([""]);
  });

  test("a layer of its own has states without a path", () => {
    const { inputs } = onnxSignature(exportOnnx(new LSTM(3, options), [draw(1, 3, 2)]));
    expect(inputs.map(({ name, shape }) => `${name} ${shape}`)).toEqual(["x batch,2", "h_in batch,3", "c_in batch,3"]);
  });

  test("the states have the batch of the first input, whatever its name is", () => {
    const { inputs } = onnxSignature(exportOnnx(new RNN(3, options), [draw(1, 3, 2)], { axes: [{ 0: "n" }] }));
    expect(inputs.map(({ shape }) => String(shape))).toEqual(["n,2", "n,3"]);
    const fixed = onnxSignature(exportOnnx(new RNN(3, options), [draw(1, 3, 2)], { axes: [] }));
    expect(fixed.inputs.map(({ shape }) => String(shape))).toEqual(["3,2", "3,3"]);
  });
});

test("examples may be Variables, of another precision than the file", () => {
  const model = new SimpleRNN(4, 1, { dtype: "float64", inSize: 2 });
  const { inputs } = onnxSignature(exportOnnx(model, [variable([[1, 2]])]));
  expect(inputs.map(({ dtype }) => dtype)).toEqual(["float32", "float32"]);
});
