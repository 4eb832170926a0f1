import { SeriesError } from "../errors/series-error.ts";
import { advance, type TimeStep } from "./time-step.ts";

/**
 * The `count` times after the last of a series [n], in milliseconds since 1970 UTC. Steps of months follow the calendar:
 * after January 31 comes the last day of February, then March 31. Throws {@link SeriesError} without any time.
 */
export function nextTimes(times: Float64Array, step: TimeStep, count: number): Float64Array {
  const last = times.at(-1);
  if (last === undefined) throw new SeriesError("nextTimes: there is no time to continue from");
  if (!Number.isInteger(count) || count < 0) {
    throw new SeriesError(`nextTimes: count is ${count}, expected a whole number from 0`);
  }
  return Float64Array.from({ length: count }, (_, i) => advance(step, last, i + 1));
}
