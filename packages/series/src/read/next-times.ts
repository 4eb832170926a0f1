import { checkArray, checkNumber } from "../errors/checks.ts";
import { SeriesError } from "../errors/series-error.ts";
import { limits } from "./limits.ts";
import { advance, checkStep, type TimeStep } from "./time-step.ts";

/**
 * The `count` times after the last of a series [n], in milliseconds since 1970 UTC. Steps of months follow the calendar:
 * after January 31 comes the last day of February, then March 31. `count` is a whole number
 * from 0 to 100,000,000. Throws {@link SeriesError} without any time, for a step that is none, and for times that no date has.
 */
export function nextTimes(times: Float64Array, step: TimeStep, count: number): Float64Array {
  checkArray("nextTimes", "times", times);
  checkStep("nextTimes", step);
  checkNumber("nextTimes", "count", count, { whole: true, from: 0, to: limits.rows });
  const last = times.at(-1);
  if (last === undefined) throw new SeriesError("nextTimes: there is no time to continue from");
  const next = Float64Array.from({ length: count }, (_, i) => advance(step, last, i + 1));
  const end = [last, next.at(-1) ?? last].find((time) => Number.isNaN(new Date(time).getTime()));
  if (end !== undefined) throw new SeriesError(`nextTimes: ${end} is no time, dates end in the year 275760`);
  return next;
}
