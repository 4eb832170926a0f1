import { math } from "@dz/ndarray";
import type { Sequence } from "./sequence.ts";

/** Waves of which every value is known: `sin(phase + i · step)` at the step i. */
export interface Wave {
  /** The phase of the training data and that of the test data at their first step, in radians. */
  readonly trainPhase: number;
  readonly testPhase: number;
  /** From one step to the next, in radians: the test wave of the article has two periods, the training wave one. */
  readonly trainStep: number;
  readonly testStep: number;
  /** The number of steps of each. */
  readonly length: number;
  /** The noise of the training data is uniform in [−noise, noise). */
  readonly noise: number;
}

/** Part of a wave. */
export interface WaveOptions {
  /** The phase of the first step that counts, in radians. */
  readonly phase: number;
  /** From one step to the next, in radians. */
  readonly step: number;
  /** The number of steps that count. */
  readonly length: number;
  /** The number of steps before them, which only fill the state of the network (default 0). */
  readonly warmUp?: number;
}

/** A wave without noise to be continued: each step is a value, and the right answer the next one. */
export function waveSequence({ phase, step, length, warmUp = 0 }: WaveOptions): Sequence {
  const all = warmUp + length;
  const value = (i: number): number => math.sin(phase + (i - warmUp) * step);
  const inputs = Float64Array.from({ length: all }, (_, i) => value(i));
  const targets = Float64Array.from({ length: all }, (_, i) => value(i + 1));
  return { inputs, size: 1, targets, outputs: 1, clean: targets, from: warmUp };
}
