import { RandomState } from "@dz/ndarray";
import { fitScaler, type Scaler } from "@dz/series";
import type { Lesson } from "./lesson.ts";

/** Inputs and targets of a part, a row for each step of each stream: [streams][steps]. */
export interface Part {
  readonly inputs: readonly (readonly number[])[][];
  readonly targets: readonly number[][];
}

export interface LessonData {
  readonly train: Part;
  readonly test: Part;
  readonly size: number;
  readonly scaler: Scaler;
  readonly trainEnd: number;
}

/** The part of the values for training. */
const TRAIN = 0.75;

/** Scales a series, cuts it into parts and streams, and plants what is wrong with the data. */
export function lessonData({ series, model, streams, seed, plant }: Lesson): LessonData {
  const random = new RandomState(seed + 17);
  const raw = series.values.slice();
  const trainEnd = plant.few?.[0] ?? Math.floor(TRAIN * raw.length);
  const scaler = fitScaler(plant.scaleAll === true ? raw : raw.subarray(0, trainEnd), "standard");
  const values = raw.map((value) => (value - scaler.shift) / scaler.scale);
  if (plant.missing !== undefined) {
    const count = Math.max(1, Math.round(plant.missing * trainEnd));
    for (let i = 0; i < count; i++) values[10 + Math.floor(random.rand() * (trainEnd - 20))] = Number.NaN;
  }
  const ahead = plant.ahead ?? 1;
  const lags = model === "mlp" ? 3 : 1;
  const row = (t: number): number[] => {
    const [times, plus] = plant.inputScale ?? [1, 0];
    const own = Array.from(
      { length: lags },
      (_, back) => (plant.constant ?? (values[t - back] as number)) * times + plus,
    );
    if (plant.leak === undefined) return own;
    const [factor, noise] = plant.leak;
    return [...own, factor * (values[t + 1] as number) + noise * random.normal()];
  };
  const target = (t: number): number => {
    const [times, plus] = plant.targetScale ?? [1, 0];
    return (values[t + ahead] as number) * times + plus;
  };
  const part = (first: number, end: number, count: number): Part => {
    const begin = first + Math.max(lags - 1, -ahead);
    const steps = Math.floor((end - Math.max(ahead, 1) - begin) / count);
    const starts = Array.from({ length: count }, (_, stream) => begin + stream * steps);
    const times = starts.map((start) => Array.from({ length: steps }, (_, i) => start + i));
    return { inputs: times.map((ts) => ts.map(row)), targets: times.map((ts) => ts.map(target)) };
  };
  let train = part(0, trainEnd, Math.min(streams, Math.max(1, Math.floor(trainEnd / 12))));
  if (plant.shuffle !== undefined) train = shuffled(train, plant.shuffle, random);
  const size = lags + (plant.leak === undefined ? 0 : 1);
  return { train, test: part(trainEnd - (plant.overlap ?? 0), raw.length, 1), size, scaler, trainEnd };
}

/** Another order of all targets, or of all pairs. */
function shuffled({ inputs, targets }: Part, what: "targets" | "pairs", random: RandomState): Part {
  const steps = targets[0]?.length ?? 0;
  const [allInputs, allTargets] = [inputs.flat(), targets.flat()];
  const order = random.permutation(allTargets.length).toArray() as number[];
  const cut = <T>(all: readonly T[]): T[][] =>
    targets.map((_, stream) => all.slice(stream * steps, (stream + 1) * steps));
  return {
    inputs:
      what === "pairs" ? cut(order.map((i) => allInputs[i] as readonly number[])) : inputs.map((rows) => [...rows]),
    targets: cut(order.map((i) => allTargets[i] as number)),
  };
}
