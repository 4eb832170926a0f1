import type { Variable } from "@dz/core";
import type { Layer } from "@dz/layers";
import type { Optimizer } from "@dz/optimizers";

/** A step of training as a function that returns the loss: forward, backward and update. */
export function trainingStep(model: Layer, optimizer: Optimizer, lossNow: () => Variable): () => number {
  optimizer.setup(model);
  return () => {
    const loss = lossNow();
    model.cleargrads();
    loss.backward();
    optimizer.update();
    return loss.item();
  };
}
