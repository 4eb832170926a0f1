import { UsageError } from "@dz/command-line";
import type { Cycle, TimeStep, TimeUnit } from "@dz/series";

const DAY = 86_400_000;
const YEAR = 365 * DAY;

/** About how long each unit is, in milliseconds. */
const lengths: Readonly<Record<TimeUnit, number>> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: DAY,
  weekday: (7 / 5) * DAY,
  week: 7 * DAY,
  month: YEAR / 12,
  quarter: YEAR / 4,
  year: YEAR,
};

/**
 * The cycles of the calendar that are inputs: those that were asked for, or with "auto" those that a step is shorter than and
 * that the series has gone through a few times: the hour for steps below a day, the weekday for steps below a week if the
 * series is longer than three weeks, the month for steps below a year if it is longer than two years. Throws
 * {@link UsageError} for cycles of a series without times.
 */
export function chooseCalendar(
  asked: readonly Cycle[] | "auto",
  { times, step }: { readonly times: Float64Array | null; readonly step: TimeStep | null },
): readonly Cycle[] {
  if (asked !== "auto") {
    if (asked.length === 0 || times !== null) return asked;
    throw new UsageError(
      `--calendar ${asked.join(",")}: the file has no column of times; name it with --time, or omit it`,
    );
  }
  if (times === null || step === null) return [];
  const length = step.count * lengths[step.unit];
  const span = (times.at(-1) as number) - (times[0] as number);
  const chosen: Readonly<Record<Cycle, boolean>> = {
    hour: length < DAY,
    weekday: length < 7 * DAY && span > 21 * DAY,
    month: length < YEAR && span > 2 * YEAR,
  };
  return (["hour", "weekday", "month"] as const).filter((cycle) => chosen[cycle]);
}
