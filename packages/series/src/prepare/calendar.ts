import { math } from "@dz/ndarray";
import { checkArray, checkWord } from "../errors/checks.ts";
import { SeriesError } from "../errors/series-error.ts";

/** A cycle of the calendar, as two inputs: a sine and a cosine, so that its end lies beside its beginning. */
export type Cycle = "hour" | "weekday" | "month";

const phases: Readonly<Record<Cycle, (date: Date) => number>> = {
  hour: (date) => (date.getUTCHours() + date.getUTCMinutes() / 60) / 24,
  weekday: (date) => date.getUTCDay() / 7,
  month: (date) => date.getUTCMonth() / 12,
};

/**
 * The inputs of some cycles at each time (milliseconds since 1970 in UTC), each as `[sin 2πp, cos 2πp]` of the phase p:
 * the time of day in minutes, the day of the week from Sunday, the month from January. One array of the length of `times`
 * for each. Throws `SeriesError` for an unknown cycle, and for a time that no date has.
 */
export function calendarInputs(times: Float64Array, cycles: readonly Cycle[]): Float64Array[] {
  checkArray("calendarInputs", "times", times);
  if (!Array.isArray(cycles)) throw new SeriesError('calendarInputs: cycles are an array such as ["hour", "weekday"]');
  const names = Object.keys(phases) as Cycle[];
  for (const [i, cycle] of cycles.entries()) checkWord("calendarInputs", `cycles[${i}]`, cycle, names);
  const at = times.findIndex((time) => Number.isNaN(new Date(time).getTime()));
  if (at >= 0) {
    throw new SeriesError(`calendarInputs: times[${at}] is ${times[at]}, expected milliseconds since 1970 of a date`);
  }
  return (cycles as readonly Cycle[]).flatMap((cycle) => {
    const angles = times.map((time) => 2 * Math.PI * phases[cycle](new Date(time)));
    return [angles.map((angle) => math.sin(angle)), angles.map((angle) => math.cos(angle))];
  });
}
