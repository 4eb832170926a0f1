import { noGrad, testMode, variable } from "@dz/core";
import { conv2d, relu, sort } from "@dz/functions";
import { BatchNorm, Bidirectional, Conv2d, EmbedID, LSTM, MultiHeadAttention } from "@dz/layers";
import { GatedRNN, MLP, SimpleRNN } from "@dz/models";
import { type NdArray, ones, RandomState, zeros } from "@dz/ndarray";
import { exportOnnx, importOnnx, type OnnxModel } from "@dz/onnx";
import type { Target } from "../target.ts";

const dtype = "float32";

/** Options of layers with weights, the same ones each time. */
const own = () => ({ dtype, random: new RandomState(1) }) as const;

/** Small models, which have most operators between them. */
function files(): Uint8Array[] {
  const rows = ones([2, 3], { dtype });
  const images = ones([1, 2, 5, 5], { dtype });
  const sequence = ones([3, 2, 3], { dtype });
  return [
    exportOnnx(new MLP([4, 2], own()), [rows]),
    exportOnnx(new SimpleRNN(3, 1, own()), [rows]),
    exportOnnx(new GatedRNN(3, 1, own()), [sequence], { recurrent: "sequence" }),
    exportOnnx(new Bidirectional(new LSTM(2, own()), new LSTM(2, own())), [sequence]),
    exportOnnx(new Conv2d(2, 3, { ...own(), pad: 1 }), [images]),
    exportOnnx(new BatchNorm({ dtype }), [images]),
    exportOnnx(new EmbedID(5, 3, own()), [zeros([2], { dtype: "int32" })]),
    exportOnnx(new MultiHeadAttention(4, 2, { ...own(), causal: true }), [ones([1, 3, 4], { dtype })]),
    exportOnnx(
      (x) =>
        sort(
          relu(x)
            .sum({ axis: 1 })
            .reshape(1, x.shape[0] as number),
        ),
      [rows],
      { axes: [] },
    ),
    exportOnnx((x) => conv2d(x, ones([1, 2, 2, 2], { dtype }), null, { stride: 2 }).pow(2), [images]),
  ];
}

/** Inputs as the file declares them, where it asks for few numbers; null where it asks for many. */
function inputsFor({ inputs }: OnnxModel): NdArray[] | null {
  const shapes = inputs.map(({ shape }) => shape.map((length) => (typeof length === "string" ? 2 : length)));
  if (shapes.some((shape) => shape.length > 8 || shape.reduce((a, b) => a * b, 1) > 4096)) return null;
  return inputs.map((input, i) => zeros(shapes[i] as number[], { dtype: input.dtype }));
}

/** Reads a model, computes with it, and reads the same again. */
export const onnxTarget: Target = {
  name: "importOnnx",
  share: 4,
  // A mutant may ask for large arrays by a few bytes, up to a limit of the reader.
  memory: (length) => 2 ** 29 + 64 * length,
  seeds: files,
  read(file) {
    const model = importOnnx(file);
    const again = importOnnx(file);
    const [names, others] = [model, again].map((each) => Array.from(each.namedParams(), ([name]) => name).join());
    if (names !== others) throw new Error(`read twice, a file has parameters ${names} and ${others}`);
    const inputs = inputsFor(model);
    if (inputs === null) return;
    testMode(() => noGrad(() => void model.forward(...inputs.map((x) => variable(x)))));
  },
};
