/**
 * Layers and models by the names and configurations of the data, and their parameters.
 *
 * @module
 */
import type { Variable } from "@dz/core";
import { relu, sigmoid, tanh } from "@dz/functions";
import {
  BatchNorm,
  Conv2d,
  type ConvolutionOptions,
  Deconv2d,
  EmbedID,
  GRU,
  Linear,
  LSTM,
  RNN,
  type UnaryLayer,
} from "@dz/layers";
import { MLP, Sequential, type Step } from "@dz/models";
import { DataError } from "../decode.ts";
import type { Fields } from "../fields.ts";
import { pairOf } from "./convolutions.ts";

/** The dtypes of parameters: all float64, or with float32 biases as in DeZero on NumPy 2. */
export type Types = { readonly dtype: "float64"; readonly biasDtype: "float64" | "float32" };

const activations: ReadonlyMap<string, (x: Variable) => Variable> = new Map([
  ["sigmoid", sigmoid],
  ["tanh", tanh],
  ["relu", relu],
]);

function activation(name: string): (x: Variable) => Variable {
  const found = activations.get(name);
  if (found === undefined) throw new DataError(`unknown activation ${name}`);
  return found;
}

/** The layer called `name`. Throws {@link DataError} for an unknown name. */
export function makeLayer(name: string, config: Fields, types: Types): UnaryLayer {
  const make = Object.hasOwn(layers, name) ? layers[name] : undefined;
  if (make === undefined) throw new DataError(`unknown layer ${name}`);
  return make(config, types);
}

const layers: Readonly<Record<string, (config: Fields, types: Types) => UnaryLayer>> = {
  Linear: (config, types) =>
    new Linear(config.number("out_size"), { inSize: config.number("in_size"), bias: !config.flag("nobias"), ...types }),
  RNN: (config, types) => new RNN(config.number("hidden_size"), { inSize: config.number("in_size"), ...types }),
  LSTM: (config, types) => new LSTM(config.number("hidden_size"), { inSize: config.number("in_size"), ...types }),
  GRU: (config, types) => {
    config.ignore("layout");
    return new GRU(config.number("hidden_size"), { inSize: config.number("in_size"), ...types });
  },
  EmbedID: (config, types) => new EmbedID(config.number("in_size"), config.number("out_size"), { dtype: types.dtype }),
  BatchNorm: (config, { dtype }) => new BatchNorm({ decay: config.number("decay"), eps: config.number("eps"), dtype }),
  Conv2d: (config, types) =>
    new Conv2d(config.number("out_channels"), pairOf(config, "kernel"), convolution(config, types)),
  Deconv2d: (config, types) =>
    new Deconv2d(config.number("out_channels"), pairOf(config, "kernel"), convolution(config, types)),
  MLP: (config, types) =>
    new MLP(config.numbers("sizes"), { activation: activation(config.text("activation")), ...types }),
  Sequential: (config, types) => {
    config.ignore("note");
    return new Sequential(config.list("layers").map((step) => sequentialStep(String(step), types)));
  },
};

function convolution(config: Fields, types: Types): ConvolutionOptions {
  const [stride, pad] = [pairOf(config, "stride"), pairOf(config, "pad")];
  return { stride, pad, bias: !config.flag("nobias"), ...types };
}

/** A step of a Sequential: `Linear(5)`, or the name of a function. */
function sequentialStep(text: string, types: Types): Step {
  const size = /^Linear\((\d+)\)$/.exec(text)?.[1];
  return size === undefined ? activation(text) : new Linear(Number(size), types);
}
