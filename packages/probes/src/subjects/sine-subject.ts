import { math, type NdArray, random } from "@dz/ndarray";
import { createJob, type SineJob, type TrainingSettings, train } from "@dz/training";
import type { Sequence } from "../sequence.ts";
import type { EpochNumbers, Subject } from "../subject.ts";
import { changedSettings, trainingOf } from "./training-of.ts";

/** A finished run on the sine, as its folder or a page has it. */
export interface SineRun {
  readonly settings: TrainingSettings;
  readonly record: readonly EpochNumbers[];
  /** The saved weights as an npz file, and the epoch that they are of. */
  readonly weights: Uint8Array;
  readonly savedEpoch: number;
}

/** The number of steps of the training wave and of the test wave. */
const LENGTH = 999;

/** A run on the sine to be explained. */
export function sineSubject({ settings, record, weights, savedEpoch }: SineRun): Subject {
  const job = createJob({ ...settings, batch: null });
  job.model.loadWeights(weights);
  const step = (2 * Math.PI) / LENGTH;
  const test = sequenceOf(job.testSet, null);
  return {
    settings,
    record,
    model: job.model,
    savedEpoch,
    dtype: job.dtype,
    train: sequenceOf(job.trainSet, (i) => math.sin((i + 1) * step)),
    heldOut: test,
    test,
    wave: { trainPhase: 0, testPhase: Math.PI / 2, trainStep: step, testStep: 2 * step, length: LENGTH, noise: 0.05 },
    series: null,
    backtest: null,
    begin(change = {}, from) {
      const other = createJob(changedSettings(settings, change, from));
      if (change.randomPhase !== true) return trainingOf(other, change, from);
      if (settings.batch !== null) throw new Error("randomPhase: the run has parallel streams");
      return trainingOf(other, change, from, (first) =>
        train({ ...other, trainSet: new Rotated(other.trainSet) }, first),
      );
    },
  };
}

/** Pairs of one value each as a sequence; `clean`: the right answers without noise (default the targets). */
function sequenceOf(
  pairs: Iterable<readonly [x: NdArray, t: NdArray]>,
  clean: ((step: number) => number) | null,
): Sequence {
  const all = Array.from(pairs, ([x, t]) => [x.item() as number, t.item() as number] as const);
  const inputs = Float64Array.from(all, ([x]) => x);
  const targets = Float64Array.from(all, ([, t]) => t);
  return {
    inputs,
    size: 1,
    targets,
    outputs: 1,
    clean: clean === null ? targets : Float64Array.from(all, (_, i) => clean(i)),
    from: 0,
  };
}

/** A whole period of a wave, which begins at another place each time that it is gone through. */
class Rotated implements Iterable<readonly [x: NdArray, t: NdArray]> {
  private readonly pairs: readonly (readonly [x: NdArray, t: NdArray])[];

  constructor(pairs: SineJob["trainSet"]) {
    this.pairs = [...pairs];
  }

  *[Symbol.iterator](): Generator<readonly [x: NdArray, t: NdArray]> {
    const { pairs } = this;
    const first = Math.floor(random.rand() * pairs.length);
    for (let i = 0; i < pairs.length; i++) yield pairs[(first + i) % pairs.length] as readonly [x: NdArray, t: NdArray];
  }
}
