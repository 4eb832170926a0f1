import { type Variable, type VariableLike, variable } from "@dz/core";
import { Layer, Linear, RNN } from "@dz/layers";
import { random, zeros } from "@dz/ndarray";
import { conformanceFiles } from "../files.ts";
import { bytesOf, checkBytes } from "../same.ts";
import { weightsFile } from "../structured/weights-file.ts";
import type { Target } from "../target.ts";
import { inflated } from "./arrays.ts";

class Net extends Layer {
  readonly rnn: RNN = new RNN(2, { inSize: 1 });
  /** Without a size until its first input or loaded weights. */
  readonly fc: Linear = new Linear(1);

  override forward(x: VariableLike): Variable {
    return this.fc.forward(this.rnn.forward(x));
  }
}

const x: Variable = variable(zeros([1, 1], { dtype: "float32" }));

function sized(): Net {
  random.seed(0);
  const net = new Net();
  net.forward(x);
  return net;
}

/** Shapes and values of all parameters. */
function content(net: Net): Uint8Array[] {
  return Array.from(net.params(), ({ data }) => [
    new TextEncoder().encode(`${data.dtype} ${data.shape}`),
    bytesOf(data),
  ]).flat();
}

function checkContent(what: string, net: Net, before: readonly Uint8Array[]): void {
  content(net).forEach((bytes, i) => {
    checkBytes(what, before[i] as Uint8Array, bytes);
  });
}

/** Loads a file into a model, completely or not at all. */
export const weightsTarget: Target = {
  name: "loadWeights",
  share: 4,
  memory: (length) => inflated(length) + 2 ** 20,
  seeds: () => [
    sized().saveWeights(),
    sized().saveWeights({ format: "safetensors" }),
    ...conformanceFiles("files/weights"),
  ],
  structured: weightsFile(Array.from(sized().namedParams(), ([name, { shape }]) => [name, shape])),
  read(file) {
    const net = new Net();
    if (file.length % 2 === 0) net.forward(x);
    const before = content(net);
    try {
      net.loadWeights(file);
    } catch (error) {
      checkContent("loadWeights was refused, but the model", net, before);
      throw error;
    }
    const copy = new Net();
    copy.loadWeights(net.saveWeights());
    checkContent("saveWeights", copy, content(net));
    copy.loadWeights(net.saveWeights({ format: "safetensors" }));
    checkContent("saveWeights as safetensors", copy, content(net));
  },
};
