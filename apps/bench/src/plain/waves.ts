import { CosineTest, SinCurve } from "@dz/datasets";

/** Inputs and targets of a wave, as plain numbers. */
export interface Wave {
  readonly x: Float64Array;
  readonly t: Float64Array;
}

function plain(dataset: SinCurve | CosineTest): Wave {
  const [x, t] = [dataset.xs(), dataset.ts()];
  return { x: x.toTypedArray() as Float64Array, t: t.toTypedArray() as Float64Array };
}

/** The noisy sine for training. */
export function noisySine(): Wave {
  return plain(new SinCurve({ train: true }));
}

/** The cosine for testing. */
export function cosine(): Wave {
  return plain(new CosineTest());
}
