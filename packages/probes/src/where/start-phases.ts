import type { Reading } from "../run-model.ts";
import { type Wave, waveSequence } from "../wave.ts";
import { errorsByStep, readTogether } from "./read-together.ts";

/** The number of start phases that are tried. */
export const STARTS = 8;

/** The start phases, in radians from 0 to 2π: the test wave's own first, then each an eighth of a period later. */
export function startPhases({ testPhase }: Wave): number[] {
  return Array.from({ length: STARTS }, (_, k) => wrapped(testPhase + (2 * Math.PI * k) / STARTS));
}

/** An angle from 0 to 2π, without the last digits that only rounding gave it. */
export function wrapped(angle: number): number {
  const turns = angle / (2 * Math.PI);
  const part = turns - Math.floor(turns + 1e-12);
  return 2 * Math.PI * Math.max(0, part);
}

/** The number of steps of a whole period of the test wave. */
export function periodOf({ testStep }: Wave): number {
  return Math.round((2 * Math.PI) / testStep);
}

/** The squared errors [steps] of the test wave with each start phase, after `warmUp` steps of the same wave before it. */
export function* startErrors(reading: Reading, wave: Wave, warmUp: number): Generator<null, Float64Array[]> {
  const { testStep: step, length } = wave;
  const sequences = startPhases(wave).map((phase) => waveSequence({ phase, step, length, warmUp }));
  const answers = yield* readTogether(reading, sequences);
  return sequences.map((sequence, k) => errorsByStep(answers[k] as Float64Array, sequence));
}
