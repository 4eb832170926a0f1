import { math } from "@dz/ndarray";

/** A cycle of the calendar, as two inputs: a sine and a cosine, so that its end lies beside its beginning. */
export type Cycle = "hour" | "weekday" | "month";

const phases: Readonly<Record<Cycle, (date: Date) => number>> = {
  hour: (date) => (date.getUTCHours() + date.getUTCMinutes() / 60) / 24,
  weekday: (date) => date.getUTCDay() / 7,
  month: (date) => date.getUTCMonth() / 12,
};

/**
 * The inputs of some cycles at each time (milliseconds since 1970 in UTC), each as `[sin 2πp, cos 2πp]` of the phase p:
 * the time of day, the day of the week from Sunday, the month from January. One array of the length of `times` for each.
 */
export function calendarInputs(times: Float64Array, cycles: readonly Cycle[]): Float64Array[] {
  return cycles.flatMap((cycle) => {
    const angles = times.map((time) => 2 * Math.PI * phases[cycle](new Date(time)));
    return [angles.map((angle) => math.sin(angle)), angles.map((angle) => math.cos(angle))];
  });
}
