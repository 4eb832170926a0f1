import { averagePooling, pooling, relu, softmaxCrossEntropy, tanh } from "@dz/functions";
import { BatchNorm, Conv2d, Deconv2d, Dropout, GroupNorm, LayerNorm, Linear } from "@dz/layers";
import { Sequential } from "@dz/models";
import { astype, type FloatDType, random } from "@dz/ndarray";
import { AdamW } from "@dz/optimizers";
import type { Job, Results } from "../job.ts";

const CLASSES = 5;

/**
 * A few steps of a small network with all kinds of layers for images: convolutions, pooling, normalization and dropout.
 */
function train(dtype: FloatDType): Results {
  random.seed(1);
  const x = astype(random.uniform(-1, 1, [8, 3, 13, 12]), dtype);
  const t = random.randint(0, CLASSES, [8], { dtype: "int32" });
  const model = new Sequential([
    new Conv2d(6, 3, { pad: 1, dtype }),
    new BatchNorm({ dtype }),
    relu,
    (h) => pooling(h, 2, { stride: 2 }),
    new Deconv2d(4, 2, { stride: 2, dtype }),
    new GroupNorm(2, { dtype }),
    tanh,
    (h) => averagePooling(h, 3, { stride: 2 }),
    (h) => h.reshape(8, -1),
    new Dropout({ dropoutRatio: 0.3 }),
    new Linear(20, { dtype }),
    new LayerNorm({ dtype }),
    relu,
    new Linear(CLASSES, { dtype }),
  ]);
  const optimizer = new AdamW({ lr: 0.01 }).setup(model);
  const losses: number[] = [];
  for (let step = 0; step < 5; step++) {
    const loss = softmaxCrossEntropy(model.forward(x), t);
    model.cleargrads();
    loss.backward();
    optimizer.update();
    losses.push(loss.item());
  }
  return { losses, weights: Array.from(model.params(), ({ data }) => data) };
}

export const images: readonly Job[] = (["float64", "float32"] as const).map((dtype) => ({
  name: `convolutions, ${dtype}`,
  run: () => train(dtype),
}));
