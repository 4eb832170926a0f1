/**
 * The cost of a step as networks grow: batches of 32 numbers, windows of 30 steps, forward, backward and Adam, in
 * milliseconds per step. Float32.
 *
 * @module
 */
import { variable } from "@dz/core";
import { meanSquaredError } from "@dz/functions";
import { BetterRNN, SimpleRNN } from "@dz/models";
import { astype, type NdArray, random } from "@dz/ndarray";
import { Adam } from "@dz/optimizers";
import { DZ, JAX_JS, PYTORCH, PYTORCH_CELL, TFJS } from "../names.ts";
import { secondsOf } from "../timing.ts";
import type { Job, Settings, Value, Work } from "../work.ts";

const BATCH = 32;
const WINDOW = 30;
const networks: { readonly elman: typeof SimpleRNN; readonly lstm: typeof BetterRNN } = {
  elman: SimpleRNN,
  lstm: BetterRNN,
};

/** One window as a function that returns the mean loss. */
export function windowOf(network: keyof typeof networks, hidden: number): () => number {
  random.seed(0);
  const numbers = (): NdArray[] => Array.from({ length: WINDOW }, () => astype(random.randn(BATCH, 1), "float32"));
  const xs = numbers();
  const ts = numbers();
  const model = new networks[network](hidden, 1, { dtype: "float32" });
  const optimizer = new Adam().setup(model);
  return () => {
    model.resetState();
    let loss = variable(0, { dtype: "float32" });
    for (const [i, x] of xs.entries()) loss = loss.add(meanSquaredError(model.forward(x), ts[i] as NdArray));
    model.cleargrads();
    loss.backward();
    loss.unchainBackward();
    optimizer.update();
    return loss.item() / WINDOW;
  };
}

function* measure(network: keyof typeof networks, hidden: number, { seconds }: Settings): Generator<Value> {
  yield { name: "step", value: (1e3 * secondsOf(windowOf(network, hidden), 2 * seconds)) / WINDOW, unit: "ms" };
}

const job = (network: keyof typeof networks, hidden: number): Job => ({
  name: `${network}-${hidden}`,
  contenders: { [DZ]: (settings) => measure(network, hidden, settings) },
});

export const steps: Work = {
  name: "steps",
  title: "One step of 30, batch 32, float32: forward, backward and Adam",
  jobs: [100, 300, 1000].flatMap((hidden) => [job("elman", hidden), job("lstm", hidden)]),
  goals: [
    { rows: /./, reference: JAX_JS, speed: 1 },
    { rows: /./, reference: TFJS, speed: 1 },
    { rows: /-100 /, reference: PYTORCH_CELL, speed: 1 },
    { rows: /-1000 /, reference: PYTORCH, speed: 0.4 },
    { rows: /-1000 /, reference: PYTORCH_CELL, speed: 0.4 },
  ],
};
