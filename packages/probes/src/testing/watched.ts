import { noGrad, type Variable } from "@dz/core";
import { meanSquaredError } from "@dz/functions";
import { SimpleRNN, type UnaryModel } from "@dz/models";
import { array, random } from "@dz/ndarray";
import { Adam, type Optimizer } from "@dz/optimizers";
import type { About } from "../watch/seen.ts";
import { Watch } from "../watch/watch.ts";

/** How a short training for tests differs from one without a fault. */
export interface TrainingChange {
  readonly about?: About;
  readonly epochs?: number;
  readonly model?: UnaryModel;
  /** Called before the first epoch, after the first weights are drawn. */
  readonly before?: (model: UnaryModel) => void;
  readonly optimizer?: (model: UnaryModel) => Optimizer<string>;
  /** Whether the state is kept from epoch to epoch, or emptied after each update (default neither). */
  readonly state?: "kept" | "emptied";
  readonly clears?: boolean;
  /** Whether a watch looks on (default true). */
  readonly watched?: boolean;
}

/** Values of a noisy wave with a period of 20 steps. */
export function waveValues(length: number): number[] {
  let state = 7;
  return Array.from({ length }, (_, t) => {
    state = (state * 48271) % 2147483647;
    return Math.sin((2 * Math.PI * t) / 20) + 0.2 * ((2 * state) / 2147483647 - 1);
  });
}

/** Trains a network on a wave for a few epochs, in a plain loop, and returns it with the watch. */
export function watchedTraining(change: TrainingChange = {}): { readonly watch: Watch; readonly model: UnaryModel } {
  random.seed(3);
  const values = waveValues(181);
  const model = change.model ?? new SimpleRNN(8, 1, { dtype: "float64" });
  noGrad(() => {
    for (let i = 0; i < 2; i++) model.forward(array([[0]]));
  });
  change.before?.(model);
  const optimizer = change.optimizer?.(model) ?? new Adam({ lr: 0.01 }).setup(model);
  const watch = new Watch(change.about ?? { task: { column: 0, ahead: 1 } });
  if (change.watched !== false) watch.attach({ model, optimizer });
  for (let epoch = 0; epoch < (change.epochs ?? 25); epoch++) {
    if (change.state !== "kept" || epoch === 0) model.resetState();
    let loss: Variable | null = null;
    for (let t = 0; t < 120; t++) {
      const y = model.forward(array([[values[t] as number]]));
      const target = array([[values[t + 1] as number]]);
      watch.step(y, target);
      const own: Variable = meanSquaredError(y, target);
      loss = loss === null ? own : loss.add(own);
      if (t % 10 !== 9) continue;
      if (change.clears !== false) model.cleargrads();
      loss.backward();
      loss.unchainBackward();
      optimizer.update();
      loss = null;
      if (change.state === "emptied") model.resetState();
    }
    if (change.state !== "kept")
      noGrad(() => {
        model.resetState();
        for (let t = 120; t < 180; t++)
          watch.step(model.forward(array([[values[t] as number]])), array([[values[t + 1] as number]]));
      });
    watch.epochEnded({ trainLoss: 0.1, heldOutLoss: 0.1 });
  }
  watch.detach();
  return { watch, model };
}
