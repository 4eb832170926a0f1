/**
 * Networks of many small functions, where what a graph costs counts: an MLP with batch normalization on narrow layers, and
 * two blocks of a transformer; float32.
 *
 * @module
 */
import type { Variable, VariableLike } from "@dz/core";
import { gelu, meanSquaredError, relu, softmaxCrossEntropy } from "@dz/functions";
import { BatchNorm, Layer, LayerNorm, Linear, MultiHeadAttention } from "@dz/layers";
import { Sequential } from "@dz/models";
import { array, astype, type NdArray, random } from "@dz/ndarray";
import { Adam, SGD } from "@dz/optimizers";
import { DZ } from "../names.ts";
import { secondsOf } from "../timing.ts";
import type { Job, Work } from "../work.ts";
import { trainingStep } from "./training-step.ts";

const BATCH = 32;
const CLASSES = 10;

const float32 = (...shape: [number, ...number[]]): NdArray => astype(random.randn(...shape), "float32");

/** A step of training an MLP with two layers of this width, on a batch of 16 features; it returns the loss. */
export function batchNormStep(width: number): () => number {
  random.seed(0);
  const x = float32(BATCH, 16);
  const t = array(
    Array.from({ length: BATCH }, (_, i) => i % CLASSES),
    { dtype: "int32" },
  );
  const model = new Sequential([
    new Linear(width),
    new BatchNorm(),
    relu,
    new Linear(width),
    new BatchNorm(),
    relu,
    new Linear(CLASSES),
  ]);
  return trainingStep(model, new SGD({ lr: 0.01 }), () => softmaxCrossEntropy(model.forward(x), t));
}

/** Attention and two linear layers, each after a layer normalization and beside its input. */
class Block extends Layer {
  private readonly norms = [new LayerNorm(), new LayerNorm()] as const;
  private readonly attention: MultiHeadAttention;
  private readonly wide: Linear;
  private readonly narrow: Linear;

  constructor(size: number, heads: number) {
    super();
    this.attention = new MultiHeadAttention(size, heads, { causal: true });
    this.wide = new Linear(4 * size);
    this.narrow = new Linear(size);
  }

  override forward(x: VariableLike): Variable {
    const attended = this.attention.forward(this.norms[0].forward(x)).add(x);
    const normal = this.norms[1].forward(attended);
    return attended.add(this.narrow.forward(gelu(this.wide.forward(normal), { approximate: "tanh" })));
  }
}

/** A step of training two blocks on a batch of sequences; it returns the loss. */
export function transformerStep(batch: number, steps: number, size: number, heads: number): () => number {
  random.seed(0);
  const [x, t] = [float32(batch, steps, size), float32(batch, steps, size)];
  const model = new Sequential([new Block(size, heads), new Block(size, heads)]);
  return trainingStep(model, new Adam(), () => meanSquaredError(model.forward(x), t));
}

const job = (name: string, make: () => () => number): Job => ({
  name,
  contenders: {
    *[DZ]({ seconds }) {
      yield { name: "step", value: 1e3 * secondsOf(make(), 2 * seconds), unit: "ms" };
    },
  },
});

export const blocks: Work = {
  name: "blocks",
  title: "Networks of many small functions: forward, backward and update",
  jobs: [
    job("batch-norm-16", () => batchNormStep(16)),
    job("batch-norm-64", () => batchNormStep(64)),
    job("transformer", () => transformerStep(8, 16, 32, 4)),
  ],
  goals: [],
};
