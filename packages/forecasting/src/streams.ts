import type { FloatDType, NdArray } from "@dz/ndarray";
import type { Features } from "./features.ts";
import { matrix } from "./network.ts";

/** The number of updates of an epoch, with one after every `bptt` steps and at the end. */
export function updatesOf(training: {
  readonly features: Features;
  readonly batch: number;
  readonly bptt: number;
}): number {
  return Math.ceil(new Streams(training.features, training.batch, "float64").steps / training.bptt);
}

/**
 * The training part as parallel streams: its origins are cut into `batch` stretches of equal length, which a network goes
 * through side by side, so that row b of each step continues row b of the step before. The first few origins are left out
 * if they do not fill a row.
 */
export class Streams {
  /** The number of steps of an epoch. */
  readonly steps: number;
  private readonly features: Features;
  private readonly starts: readonly number[];
  private readonly dtype: FloatDType;

  constructor(features: Features, batch: number, dtype: FloatDType) {
    const { first, outputs, plan } = features;
    const last = plan.trainEnd - 1 - outputs; // its targets are the last values of the training part
    const origins = last - first + 1;
    const streams = Math.min(batch, origins);
    this.steps = Math.floor(origins / streams);
    this.features = features;
    this.dtype = dtype;
    this.starts = Array.from({ length: streams }, (_, b) => last + 1 - this.steps * (streams - b));
  }

  /** Inputs [batch, size] and targets [batch, outputs] of each step, from the first. */
  *[Symbol.iterator](): Generator<[x: NdArray, t: NdArray]> {
    const { features, starts, dtype } = this;
    const { size, outputs } = features;
    const x = new Float64Array(starts.length * size);
    const target = new Float64Array(starts.length * outputs);
    for (let step = 0; step < this.steps; step++) {
      for (const [b, start] of starts.entries()) {
        features.write(x, b * size, start + step);
        features.writeTarget(target, b * outputs, start + step);
      }
      yield [matrix(x, starts.length, dtype), matrix(target, starts.length, dtype)];
    }
  }
}
