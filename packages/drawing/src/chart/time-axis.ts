/** Axes of dates, in UTC. */
import { utcTicks } from "d3-time";
import { utcFormat } from "d3-time-format";
import type { Axis, Tick } from "../axis.ts";
import { linearAxis } from "../axis.ts";
import { fonts, textWidth } from "./style.ts";

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

const year = (date: Date): string => String(date.getUTCFullYear()).replace("-", "−");
const month = utcFormat("%b");
const day = utcFormat("%-d %b");
const minute = utcFormat("%H:%M");
const second = utcFormat("%H:%M:%S");
const millisecond = utcFormat("%H:%M:%S.%L");

/** The space between two labels, in pixels. */
const GAP = 12;

/**
 * An axis of times, in milliseconds since 1970 UTC, from `low` at the first pixel of `range` to `high` at the last. Its
 * ticks are at whole years, months, days, hours, minutes or seconds, as many as their labels have space for; where there are
 * none, as near the first and the last date that there are, they are at the ends.
 */
export function timeAxis(low: number, high: number, range: readonly [number, number]): Axis {
  const axis = linearAxis(low, high, range[0], range[1]);
  const [first, last] = [Math.ceil(low), Math.floor(high)];
  const room = Math.abs(range[1] - range[0]);
  let ticks: Tick[] = [];
  for (let count = Math.max(2, Math.round(room / 85)); count > 0; count--) {
    ticks = labelled(utcTicks(new Date(first), new Date(last), count));
    const width = ticks.reduce((most, { text }) => Math.max(most, textWidth(text, fonts.label)), 0);
    // The ends stand half beyond the axis, so that there is space for one more gap.
    if ((width + GAP) * (ticks.length - 1) <= room) break;
  }
  if (ticks.length === 0) ticks = [...new Set([low, high])].map((value) => ({ value, text: timeText(value) }));
  return { ...axis, ticks };
}

/** Ticks with texts for the shortest distance between them. */
function labelled(dates: readonly Date[]): Tick[] {
  const gaps = dates.slice(1).map((date, i) => date.getTime() - (dates[i] as Date).getTime());
  const text = formatFor(gaps.reduce((least, gap) => Math.min(least, gap), Number.POSITIVE_INFINITY));
  return dates.map((date) => ({ value: date.getTime(), text: text(date) }));
}

/** The text of a time whose neighbours are `gap` away: as much of it as tells them apart, `2012`, `Mar 2012`, `14 Mar`. */
function formatFor(gap: number): (date: Date) => string {
  if (gap >= 365 * DAY) return Number.isFinite(gap) ? year : timeText;
  if (gap >= 28 * DAY) return (date) => `${month(date)} ${year(date)}`;
  if (gap >= DAY) return day;
  // Hours alone would not say of which day they are: the first of a day has its date.
  if (gap >= 60 * SECOND) return (date) => (date.getTime() % DAY === 0 ? day(date) : minute(date));
  return gap >= SECOND ? second : millisecond;
}

/** A time as a text with as many parts as it needs: `2012-03-14`, `2012-03-14 06:00`, `2012-03-14 06:00:01.500`. */
export function timeText(time: number | Date): string {
  const [day = "", clock = ""] = new Date(time).toISOString().slice(0, -1).split("T");
  return clock === "00:00:00.000" ? day : `${day} ${clock.replace(/(:00)?\.000$/, "")}`;
}
