import { mean } from "../numbers.ts";
import type { Reading } from "../run-model.ts";
import { type Wave, waveSequence } from "../wave.ts";
import { errorsByStep, readTogether } from "./read-together.ts";
import { startPhases } from "./start-phases.ts";

/** How many periods the waves of the map have over their steps. */
export const mapPeriods = [0.5, 1, 2, 4, 8] as const;

/** Losses on waves, [periods][start phases]. */
export interface WaveMap {
  readonly losses: readonly (readonly number[])[];
  /** Those of repeating the last value. */
  readonly persistence: readonly (readonly number[])[];
}

/** The losses on waves of other periods and start phases, as many steps as the test wave, from an empty state. */
export function* waveMap(reading: Reading, wave: Wave): Generator<null, WaveMap> {
  const losses: number[][] = [];
  const persistence: number[][] = [];
  for (const periods of mapPeriods) {
    const step = (2 * Math.PI * periods) / wave.length;
    const sequences = startPhases(wave).map((phase) => waveSequence({ phase, step, length: wave.length }));
    const answers = yield* readTogether(reading, sequences);
    losses.push(sequences.map((sequence, k) => mean(errorsByStep(answers[k] as Float64Array, sequence))));
    persistence.push(sequences.map((sequence) => mean(errorsByStep(sequence.inputs, sequence))));
  }
  return { losses, persistence };
}
