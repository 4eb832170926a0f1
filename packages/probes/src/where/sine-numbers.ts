import { math } from "@dz/ndarray";
import { mean } from "../numbers.ts";
import type { Wave } from "../wave.ts";
import { firstMean } from "./curves.ts";
import { type Group, groupsOf } from "./groups.ts";
import type { SineMeasures } from "./sine-measures.ts";
import type { StartNumbers } from "./start-kind.ts";
import { startPhases } from "./start-phases.ts";

/** How many steps the beginning of a test has. */
export const FIRST = 50;

/** The number of parts into which a period is cut. */
const PARTS = 8;

/** The start phases at which a wave is near 0, by their places in the list. */
export function startsNearZero(wave: Wave): number[] {
  return startPhases(wave).flatMap((phase, k) => (Math.abs(math.sin(phase)) < 0.1 ? [k] : []));
}

/** What the kind of the start is told from. */
export function startNumbers({ cold, warm, random }: SineMeasures, wave: Wave): StartNumbers {
  const zero = startsNearZero(wave);
  const firstOf = (errors: readonly Float64Array[], places: readonly number[]): number =>
    mean(places.map((k) => firstMean(errors[k] as Float64Array, FIRST)));
  return {
    loss: mean(cold[0] as Float64Array),
    warmLoss: mean(warm[0] as Float64Array),
    cold: firstOf(cold, [0]),
    warm: firstOf(warm, [0]),
    zeroCold: firstOf(cold, zero),
    zeroWarm: firstOf(warm, zero),
    random: random === null ? null : { cold: firstOf(random.cold, [0]), warm: firstOf(random.warm, [0]) },
  };
}

/** An eighth of a period. */
export interface PhasePart extends Group {
  /** The phase of its middle, in radians, and the value of the wave there. */
  readonly phase: number;
  readonly x: number;
}

/** The errors of the test wave by phase, eight parts of a period around the multiples of π/4. */
export function errorsByPhase(errors: Float64Array, { testPhase, testStep }: Wave): PhasePart[] {
  const width = (2 * Math.PI) / PARTS;
  const labels = Array.from(errors, (_, i) => Math.round((testPhase + i * testStep) / width) % PARTS);
  return groupsOf(errors, labels, PARTS).map((group) => {
    const phase = group.label * width;
    const x = math.sin(phase);
    return { ...group, phase, x: Math.abs(x) < 1e-12 ? 0 : x };
  });
}

/** The part with the largest share of the error. */
export function largest<G extends Group>(groups: readonly G[]): G {
  return groups.reduce((most, group) => (group.share > most.share ? group : most));
}

/** Mean errors in ranges of equal width from −1 to 1, by the value of each step. */
export function errorsByValue(errors: Float64Array, values: Float64Array, ranges: number): Group[] {
  const labels = Array.from(errors, (_, i) =>
    Math.max(0, Math.min(ranges - 1, Math.floor((((values[i] as number) + 1) * ranges) / 2))),
  );
  return groupsOf(errors, labels, ranges);
}
