import { math } from "@dz/ndarray";
import type { Reading } from "../run-model.ts";
import type { Sequence } from "../sequence.ts";
import type { Subject } from "../subject.ts";
import type { Wave } from "../wave.ts";
import { errorsByStep, readTogether } from "./read-together.ts";
import { periodOf, startErrors } from "./start-phases.ts";
import { distances, seenStates } from "./states.ts";
import { type WaveMap, waveMap } from "./wave-map.ts";

/** The errors by start phase: from an empty state, and after a warm-up on a period before. */
export interface StartErrors {
  readonly cold: readonly Float64Array[];
  readonly warm: readonly Float64Array[];
}

/** The errors of a network on waves. All are squared, by step, against the values without noise. */
export interface SineMeasures extends StartErrors {
  /** The same of a network that trained from random phases for as many epochs; null without one. */
  readonly random: StartErrors | null;
  /** On the test wave with the noise of the training inputs. */
  readonly noisy: Float64Array;
  /** On the training wave, whose inputs are noisy. */
  readonly train: Float64Array;
  /** The distance of each state of the test wave to the nearest of the training wave; null for a network without a state. */
  readonly distances: Float64Array | null;
  readonly map: WaveMap;
}

/** The part of the work that a training takes, and that of reading. */
const TRAINING = 0.8;

/** Measures the errors of a run on the sine; yields the part of the work that is done. */
export function* measureSine(subject: Subject, wave: Wave): Generator<number, SineMeasures> {
  const trains = subject.settings.model !== "mlp" && subject.settings.batch === null;
  const random = trains ? yield* randomErrors(subject, wave) : null;
  const begun = trains ? TRAINING : 0;
  let parts = 0;
  /** Does a piece of reading, some of the parts of all reading. */
  const read = function* <T>(work: Generator<null, T>, part: number): Generator<number, T> {
    for (let next = work.next(); ; next = work.next()) {
      if (next.done === true) {
        parts += part;
        return next.value;
      }
      yield begun + (1 - begun) * parts;
    }
  };
  const { cold, warm } = yield* read(bothStarts(subject, wave), 0.35);
  const seen = yield* read(seenStates(subject, subject.train, 1), 0.05);
  const states: Float64Array[] = [];
  const keep = (state: Float64Array): void => {
    states.push(state);
  };
  yield* read(readTogether(subject, [subject.test], keep), 0.05);
  const noisyTest = withNoise(subject.test, subject.train, wave);
  const [noisy] = yield* read(readTogether(subject, [noisyTest]), 0.05);
  const far = states.length === 0 ? null : yield* read(distances(states, seen.states), 0.05);
  const map = yield* read(waveMap(subject, wave), 0.45);
  return {
    cold,
    warm,
    random,
    noisy: errorsByStep(noisy as Float64Array, noisyTest, "clean"),
    train: errorsByStep(seen.answers, subject.train, "clean"),
    distances: far,
    map,
  };
}

/** Trains from random phases, for as many epochs as the saved weights had. */
function* randomErrors(subject: Subject, wave: Wave): Generator<number, StartErrors> {
  const { savedEpoch, dtype } = subject;
  const training = subject.begin({ randomPhase: true });
  let epochs = 0;
  for (const result of training.epochs()) {
    if (result !== null) epochs++;
    yield (TRAINING * epochs) / savedEpoch;
    if (epochs >= savedEpoch) break;
  }
  const reading = bothStarts({ model: training.model, dtype }, wave);
  for (let next = reading.next(); ; next = reading.next()) {
    if (next.done === true) return next.value;
    yield TRAINING;
  }
}

function* bothStarts(reading: Reading, wave: Wave): Generator<null, StartErrors> {
  const cold = yield* startErrors(reading, wave, 0);
  return { cold, warm: yield* startErrors(reading, wave, periodOf(wave)) };
}

/** The test wave with the noise that the inputs of the training wave have. */
function withNoise(test: Sequence, train: Sequence, { trainPhase, trainStep }: Wave): Sequence {
  const noise = train.inputs.map((x, i) => x - math.sin(trainPhase + i * trainStep));
  return { ...test, inputs: test.inputs.map((x, i) => x + (noise[i] ?? 0)) };
}
