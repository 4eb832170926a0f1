/**
 * The least loss that a function of the inputs alone can have.
 *
 * @module
 */
import { math } from "@dz/ndarray";
import { mean } from "../numbers.ts";
import { lengthOf, type Sequence } from "../sequence.ts";

/** What comes after a value of a wave `sin(phase + i · step)`. */
export interface Branches {
  /** The next value where the wave rises, where it falls, and the mean of both, which is the best guess. */
  readonly rising: number;
  readonly falling: number;
  readonly middle: number;
}

/** What comes after the value x. */
export function branchesAt(x: number, step: number): Branches {
  const middle = x * math.cos(step);
  const apart = Math.sqrt(Math.max(0, 1 - x * x)) * math.sin(step);
  return { rising: middle + apart, falling: middle - apart, middle };
}

/** The mean squared error of the mean of both branches on a sequence of such a wave: no function of the value does better. */
export function waveFloor({ inputs, targets }: Sequence, step: number): number {
  return mean(inputs.map((x, i) => (branchesAt(x, step).middle - (targets[i] as number)) ** 2));
}

/**
 * An estimate of the least loss for any sequence: half the mean squared difference of the targets of steps whose inputs are
 * nearest to each other (as in the Gamma test, Stefánsson et al. 1997). Too high where inputs are far apart. Of the steps
 * that count, the first 1000 are looked at.
 */
export function neighbourFloor(sequence: Sequence): number {
  const { inputs, size, targets, outputs, from } = sequence;
  const end = Math.min(lengthOf(sequence), from + 1000);
  const squared = (values: Float64Array, width: number, a: number, b: number): number => {
    let sum = 0;
    for (let j = 0; j < width; j++) sum += ((values[a * width + j] as number) - (values[b * width + j] as number)) ** 2;
    return sum;
  };
  const differences: number[] = [];
  for (let a = from; a < end; a++) {
    let nearest = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let b = from; b < end; b++) {
      const distance = a === b ? Number.POSITIVE_INFINITY : squared(inputs, size, a, b);
      if (distance < least) [nearest, least] = [b, distance];
    }
    if (nearest >= 0) differences.push(squared(targets, outputs, a, nearest) / outputs);
  }
  return mean(differences) / 2;
}
