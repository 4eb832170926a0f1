import { assert, date, property } from "fast-check";
import { expect, test } from "vitest";
import { type Cycle, calendarInputs } from "./calendar.ts";

const DAY = 86_400_000;
const days = (time: number): number => Math.floor(time / DAY);

/** The month of a day since 1970, by counting years and months of the Gregorian calendar. */
function monthOf(day: number): number {
  const leap = (y: number): boolean => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  let [year, rest] = [1970, day];
  while (rest < 0) rest += leap(--year) ? 366 : 365;
  while (rest >= (leap(year) ? 366 : 365)) rest -= leap(year++) ? 366 : 365;
  const lengths = [31, leap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  let month = 0;
  while (rest >= (lengths[month] as number)) rest -= lengths[month++] as number;
  return month;
}

test("the phases are those of the calendar, counted without Date", () => {
  const times = date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
  assert(
    property(times, (when) => {
      const time = when.getTime();
      const minute = Math.floor((time - days(time) * DAY) / 60_000);
      const phases: Record<Cycle, number> = {
        hour: minute / 1440,
        weekday: ((((days(time) + 4) % 7) + 7) % 7) / 7, // January 1, 1970 was a Thursday
        month: monthOf(days(time)) / 12,
      };
      for (const [cycle, phase] of Object.entries(phases)) {
        const [sine, cosine] = calendarInputs(Float64Array.of(time), [cycle as Cycle]);
        expect(sine?.[0]).toBeCloseTo(Math.sin(2 * Math.PI * phase), 12);
        expect(cosine?.[0]).toBeCloseTo(Math.cos(2 * Math.PI * phase), 12);
      }
    }),
  );
});
