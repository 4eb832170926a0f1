import type { Message } from "../answer.ts";
import { firstMean } from "./curves.ts";
import type { Group } from "./groups.ts";
import {
  byPhase,
  byTime,
  byValue,
  OUTSIDE,
  type Places,
  placesOf,
  rangesOf,
  remaindersOf,
  timeOf,
} from "./series-places.ts";
import { FIRST } from "./sine-numbers.ts";
import { quarters } from "./states.ts";

/** The errors of a network on the test part of a series. */
export interface SeriesMeasures {
  /** By step, after the warm-up, each the mean over the outputs, in units of these. */
  readonly errors: Float64Array;
  /** From an empty state at the beginning of the test part; null without a state or a warm-up. */
  readonly cold: Float64Array | null;
  /** The number of steps of the warm-up. */
  readonly warmUp: number;
  /** The distance of each state to the nearest of those of the training part; null for a network without a state. */
  readonly distances: Float64Array | null;
  /** The first input at each step, and at those of the training part. */
  readonly values: Float64Array;
  readonly training: Float64Array;
  /** The number of the first value of the test part, counted from 1. */
  readonly first: number;
  /** In steps; null without one. */
  readonly period: number | null;
}

/** The steps of a test in several divisions; null where one makes no sense. */
export interface SeriesPlaces {
  readonly time: Places;
  readonly phase: Places | null;
  readonly value: Places;
  readonly state: Places | null;
  /** The limits of the ranges of values. */
  readonly limits: readonly number[];
}

/** Divides the steps of the test by time, phase, value and state. */
export function seriesPlaces({ errors, values, training, first, period, distances }: SeriesMeasures): SeriesPlaces {
  const limits = rangesOf(training);
  const time = byTime(errors.length);
  const value = byValue(values, limits);
  const phase = period === null || period < 2 ? null : byPhase(errors.length, first, period);
  return {
    time: placesOf(errors, time.labels, time.count, { halves: false }),
    phase: phase === null ? null : placesOf(errors, phase.labels, phase.count),
    value: placesOf(errors, value.labels, value.count),
    state: distances === null ? null : placesOf(errors, quarters(distances), 4),
    limits,
  };
}

/** The answer in one sentence: the place that stands out most. */
export function seriesAnswer(measures: SeriesMeasures, { time, phase, value, state, limits }: SeriesPlaces): Message {
  const { errors, first, period } = measures;
  const bad = errors.findIndex((error) => !Number.isFinite(error));
  if (bad >= 0) return { key: "whereDiverged", values: { step: bad + 1 } };
  const farthest = state?.found?.label === 3 ? state.found : null;
  const found = [
    tell(
      value.found,
      (label): Message =>
        label === OUTSIDE ? { key: "whereMostOutside" } : { key: "whereMostValue", values: rangeOf(label, limits) },
    ),
    tell(phase?.found ?? null, (label) => ({
      key: "whereMostPhase",
      values: { ...remainders(label, period as number), period: period as number },
    })),
    tell(time.found, (label) => ({ key: "whereMostTime", values: numbers(label, errors.length, first) })),
  ].filter((place) => place !== null);
  const most = found.reduce<(typeof found)[number] | null>(
    (best, place) => (best === null || place.times > best.times ? place : best),
    null,
  );
  // A strange state has a cause: it speaks only where no time, phase or value does.
  const strange = tell(farthest, () => ({ key: "whereMostState" }));
  return (most ?? strange)?.message ?? { key: "whereEven" };
}

/** What the answer rests on. */
export function seriesDetails(
  measures: SeriesMeasures,
  { time, phase, value, state, limits }: SeriesPlaces,
): Message[] {
  const { errors, cold, warmUp, first, period } = measures;
  const count = Math.min(FIRST, errors.length);
  const details: Message[] = [];
  if (cold !== null) {
    const values = { count, cold: firstMean(cold, count), warm: firstMean(errors, count), steps: warmUp };
    details.push({ key: "whereSeriesStart", values });
  }
  const { share, label } = time.worst;
  details.push({ key: "whereSeriesTime", values: { share, ...numbers(label, errors.length, first) } });
  if (phase !== null && period !== null) {
    const { points, share: part, label: at } = phase.worst;
    details.push({ key: "whereSeriesPhase", values: { period, points, share: part, ...remainders(at, period) } });
  }
  const inside = value.groups.slice(0, OUTSIDE).filter((group) => group.count > 0);
  if (inside.length > 0) {
    const worst = inside.reduce((most, group) => (group.mean > most.mean ? group : most));
    const { low, high } = rangeOf(worst.label, limits);
    details.push({ key: "whereSeriesValue", values: { low, high, points: worst.points, share: worst.share } });
  }
  const outside = value.groups[OUTSIDE] as Group;
  details.push(
    outside.count > 0
      ? { key: "whereSeriesOutside", values: { points: outside.points, share: outside.share } }
      : { key: "whereSeriesInside" },
  );
  if (state !== null) details.push({ key: "whereSeriesState", values: { share: state.groups[3]?.share as number } });
  return details;
}

/** A sentence about a group, with its numbers and how many times the error of the others it has. */
function tell(group: Group | null, sentence: (label: number) => Message): { message: Message; times: number } | null {
  if (group === null) return null;
  const { share, points, label } = group;
  const times = share / points / ((1 - share) / (1 - points));
  const { key, values } = sentence(label);
  return { message: { key, values: { ...values, share, points, times } }, times };
}

function rangeOf(label: number, limits: readonly number[]): { low: number; high: number } {
  return { low: limits[label] as number, high: limits[label + 1] as number };
}

function remainders(label: number, period: number): { from: number; to: number } {
  const [from, to] = remaindersOf(label, period);
  return { from, to };
}

function numbers(label: number, length: number, first: number): { from: number; to: number } {
  const [from, to] = timeOf(label, length);
  return { from: first + from, to: first + to };
}
