import type { EpochSeen, ParameterSeen, Seen, StepsSeen, UpdateSeen } from "../watch/seen.ts";
import { factsOf } from "../wrong/facts.ts";
import { waveValues } from "./watched.ts";

const values = waveValues(181);

/** Steps of a wave whose target is the next value. */
function steps(from: number, end: number): StepsSeen {
  const [inputs, targets] = [values.slice(from, end), values.slice(from + 1, end + 1)];
  return { steps: end - from, streams: 1, inputs, size: 1, targets, outputs: 1 };
}

export const train: StepsSeen = steps(0, 120);

const update = (epoch: number, i: number): UpdateSeen => ({
  epoch,
  gradNorm: 1,
  stepNorm: 0.05,
  weightNorm: 4,
  descent: 0.5,
  biasGradient: [2 * Math.sin(i * i)],
  errorSum: [Math.sin(i * i)],
  lossBefore: 0.03,
  lossAfter: i % 7 === 0 ? 0.029 : Number.NaN,
});

const parameter = (name: string, shape: readonly number[], ofOutput: boolean): ParameterSeen => ({
  name,
  shape,
  updates: 240,
  withGradient: 240,
  withSlope: 240,
  moved: 240,
  gradient: 0.1,
  equalUnits: false,
  ofOutput,
});

const epoch = (i: number): EpochSeen => ({
  trainLoss: 0.02 + 0.3 / (i + 1),
  ownTrainLoss: 0.02 + 0.3 / (i + 1),
  heldOutLoss: 0.03 + 0.3 / (i + 1),
  ownHeldOutLoss: 0.03 + 0.3 / (i + 1),
  beganEmpty: true,
  emptied: 0,
  steps: 120,
  updates: 12,
  units: [{ units: 8, constant: 0, saturated: 0.02 }],
  growth: 0.8,
});

const epochs = Array.from({ length: 20 }, (_, i) => epoch(i));

/** What a watch sees of a training without a fault. */
export const clean: Seen = {
  about: { task: { column: 0, ahead: 1 } },
  recurrent: true,
  train,
  judged: steps(120, 180),
  broadcast: null,
  updates: epochs.flatMap((_, i) => Array.from({ length: 12 }, (_, j) => update(i, 12 * i + j))),
  parameters: [
    parameter("rnn/x2h/W", [1, 8], false),
    parameter("rnn/x2h/b", [8], false),
    parameter("rnn/h2h/W", [8, 8], false),
    parameter("fc/W", [8, 1], true),
    parameter("fc/b", [1], true),
  ],
  weights: { first: 4, last: 4.2, moved: 1.5 },
  pull: -0.1,
  firstUnits: [{ units: 8, constant: 0, saturated: 0.02 }],
  firstGrowth: 0.7,
  epochs,
  record: epochs,
  rereading: 0,
};

/** The error of a linear function in it. */
export const { linearError } = factsOf(clean);

export const withTrain = (change: Partial<StepsSeen>): Partial<Seen> => ({ train: { ...train, ...change } });

export const withEpochs = (change: (i: number) => Partial<EpochSeen>): Partial<Seen> => ({
  epochs: clean.epochs.map((each, i) => ({ ...each, ...change(i) })),
});

export const withUpdates = (change: (update: UpdateSeen, i: number) => Partial<UpdateSeen>): Partial<Seen> => ({
  updates: clean.updates.map((each, i) => ({ ...each, ...change(each, i) })),
});

/** With a change of the first parameter. */
export const withParameter = (change: Partial<ParameterSeen>): Partial<Seen> => ({
  parameters: clean.parameters.map((each, i) => (i === 0 ? { ...each, ...change } : each)),
});

/** With other losses of the epochs. */
export const withLosses = (own: (i: number) => number, heldOut: (i: number) => number = own): Partial<Seen> => ({
  record: clean.record.map((_, i) => ({ trainLoss: own(i), ownTrainLoss: own(i), heldOutLoss: heldOut(i) })),
});

/** Independent numbers from -1 to 1, the same at each call. */
export function draws(count: number, seed: number): number[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (state * 48271) % 2147483647;
    return (2 * state) / 2147483647 - 1;
  });
}

/** Numbers in an order without meaning, the same one at each call. */
export function shuffled(numbers: readonly number[]): number[] {
  const keys = draws(numbers.length, 5);
  return numbers
    .map((_, i) => i)
    .sort((a, b) => (keys[a] as number) - (keys[b] as number))
    .map((i) => numbers[i] as number);
}
