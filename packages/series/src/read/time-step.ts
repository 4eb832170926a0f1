/**
 * The step from one time to the next. Months, quarters and years are steps of the calendar.
 *
 * @module
 */
import { checkNumber, checkObject, checkWord } from "../errors/checks.ts";
import { utc } from "./time-pattern.ts";

export type TimeUnit =
  | "millisecond"
  | "second"
  | "minute"
  | "hour"
  | "day"
  | "weekday"
  | "week"
  | "month"
  | "quarter"
  | "year";

/** How far it is from one time to the next, for example 1 month or 15 minutes. Plain data, for JSON. */
export interface TimeStep {
  /** "weekday" is a day from Monday to Friday. */
  readonly unit: TimeUnit;
  readonly count: number;
  /** The day of the month, of steps in the calendar: shorter months have their last day instead. 1 for other units. */
  readonly day: number;
  /** The minutes that the zone in which days and months begin is ahead of UTC. */
  readonly offset: number;
}

const DAY = 86_400_000;

/** Milliseconds of the units that are all equally long. */
const lengths = { week: 7 * DAY, day: DAY, hour: 3_600_000, minute: 60_000, second: 1000, millisecond: 1 } as const;

/** Months of the units of the calendar. */
const months: Readonly<Partial<Record<TimeUnit, number>>> = { month: 1, quarter: 3, year: 12 };

/** A step, which may come from a file. Throws `SeriesError` for what is none. @internal */
export function checkStep(op: string, step: TimeStep): void {
  checkUnit(op, step);
  checkNumber(op, "step.day", step.day, { whole: true, from: 1, to: 31 });
  checkNumber(op, "step.offset", step.offset, {});
}

function checkUnit(op: string, step: Pick<TimeStep, "unit" | "count">): void {
  checkObject(op, "step", step, "the step of a series");
  checkWord(op, "step.unit", step.unit, ["weekday", ...Object.keys(lengths), ...Object.keys(months)] as TimeUnit[]);
  checkNumber(op, "step.count", step.count, { whole: true, from: 1 });
}

const lastDay = (month: number): number => new Date(monthStart(month + 1) - DAY).getUTCDate();
const monthStart = (month: number): number => utc(1970 + Math.floor(month / 12), ((month % 12) + 12) % 12, 1);

/** A time in the calendar: months since January 1970, the day, and the milliseconds of the day. */
function inCalendar(time: number): { month: number; day: number; rest: number } {
  const date = new Date(time);
  return {
    month: (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth(),
    day: date.getUTCDate(),
    rest: time - Math.floor(time / DAY) * DAY,
  };
}

/** Weekdays since Thursday, January 1, 1970, of a day from Monday to Friday. */
function weekdayNumber(time: number): number {
  const days = Math.floor(time / DAY) + 3; // since a Monday
  return Math.floor(days / 7) * 5 + (days - Math.floor(days / 7) * 7);
}

const isWeekend = (time: number): boolean => [0, 6].includes(new Date(time).getUTCDay());

/** The time `count` steps after a time. @internal */
export function advance({ unit, count, day, offset }: TimeStep, time: number, steps: number): number {
  const shift = offset * 60_000;
  const perUnit = months[unit];
  if (perUnit !== undefined) {
    const { month, rest } = inCalendar(time + shift);
    const target = month + steps * count * perUnit;
    return monthStart(target) + (Math.min(day, lastDay(target)) - 1) * DAY + rest - shift;
  }
  if (unit === "weekday") {
    const number = weekdayNumber(time + shift) + steps * count;
    const days = Math.floor(number / 5) * 7 + (number - Math.floor(number / 5) * 5) - 3;
    return days * DAY + inCalendar(time + shift).rest - shift;
  }
  return time + steps * count * lengths[unit as keyof typeof lengths];
}

/** How many steps lead from one time to a later one; no whole number if no number of steps does. @internal */
export function stepsBetween({ unit, count, offset }: TimeStep, from: number, to: number): number {
  const shift = offset * 60_000;
  const perUnit = months[unit];
  if (perUnit !== undefined) {
    return (inCalendar(to + shift).month - inCalendar(from + shift).month) / (count * perUnit);
  }
  if (unit === "weekday") return (weekdayNumber(to + shift) - weekdayNumber(from + shift)) / count;
  return (to - from) / (count * lengths[unit as keyof typeof lengths]);
}

/**
 * The most usual step of increasing times: of months if all have the same day of the month (or the last day of a month that
 * has none such) and time of day, of weekdays if daily ones leave out each weekend, else of equal lengths.
 *
 * @internal
 */
export function findStep(times: Float64Array, offset: number): TimeStep {
  const shift = offset * 60_000;
  const dates = inMonths(times, shift);
  if (dates !== null) {
    const count = mostUsual(times.length, (i) => (dates.months[i] as number) - (dates.months[i - 1] as number));
    const unit = count % 12 === 0 ? "year" : count === 3 ? "quarter" : "month";
    return { unit, count: count / (months[unit] as number), day: dates.day, offset };
  }
  const length = mostUsual(times.length, (i) => (times[i] as number) - (times[i - 1] as number));
  if (length === DAY && leavesOutWeekends(times, shift)) return { unit: "weekday", count: 1, day: 1, offset };
  const [unit, of] = Object.entries(lengths).find(([, unitLength]) => length % unitLength === 0) as [TimeUnit, number];
  return { unit, count: length / of, day: 1, offset };
}

/** The months of times that are the same moment of each month, or null. */
function inMonths(times: Float64Array, shift: number): { months: Int32Array; day: number } | null {
  const numbers = new Int32Array(times.length);
  const days = new Uint8Array(times.length);
  let day = 0;
  for (const [i, time] of times.entries()) {
    const date = inCalendar(time + shift);
    if (i > 0 && (date.month === numbers[i - 1] || date.rest !== inCalendar((times[0] as number) + shift).rest))
      return null;
    numbers[i] = date.month;
    days[i] = date.day;
    day = Math.max(day, date.day);
  }
  const same = days.every((own, i) => own === Math.min(day, lastDay(numbers[i] as number)));
  return same ? { months: numbers, day } : null;
}

/** The distance that occurs most often between neighbours, the shortest of those that do. */
function mostUsual(length: number, distance: (i: number) => number): number {
  const counts = new Map<number, number>();
  for (let i = 1; i < length; i++) counts.set(distance(i), (counts.get(distance(i)) ?? 0) + 1);
  let [best, most] = [0, 0];
  for (const [value, count] of counts) {
    if (count > most || (count === most && value < best)) [best, most] = [value, count];
  }
  return best;
}

function leavesOutWeekends(times: Float64Array, shift: number): boolean {
  let weekends = 0;
  for (const [i, time] of times.entries()) {
    if (isWeekend(time + shift)) return false;
    if (i > 0 && time - (times[i - 1] as number) === 3 * DAY) weekends++;
  }
  return weekends > 0;
}

const plural = (unit: TimeUnit, count: number): string => (count === 1 ? `1 ${unit}` : `${count} ${unit}s`);

/** A step in words: "1 month", "15 minutes". Throws `SeriesError` for what is no step. */
export function stepText(step: Pick<TimeStep, "unit" | "count">): string {
  checkUnit("stepText", step);
  return plural(step.unit, step.count);
}

/** A distance in words, in the longest unit that divides it. @internal */
export function distanceText(distance: number): string {
  const [unit, of] = Object.entries(lengths).find(([, length]) => distance % length === 0) ?? ["millisecond", 1];
  return plural(unit as TimeUnit, distance / of);
}
