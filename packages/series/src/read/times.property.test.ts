import { array, assert, constantFrom, integer, property, tuple } from "fast-check";
import { expect, test } from "vitest";
import { nextTimes } from "./next-times.ts";
import { readSeries } from "./read-series.ts";
import { formatTime } from "./time-form.ts";

/** What is used here of the calendar of the host, which Node has from 26 on. */
interface PlainDate {
  readonly add: (step: { months?: number; days?: number }) => PlainDate;
  readonly toString: () => string;
}
const { Temporal } = globalThis as { Temporal?: { PlainDate: { from: (text: string) => PlainDate } } };

const MINUTE = 60_000;
const from = Date.UTC(1950, 0, 1) / MINUTE;
const to = Date.UTC(2090, 0, 1) / MINUTE;
const minutes = array(integer({ min: from, max: to }), { minLength: 3, maxLength: 12 }).map((list) =>
  [...new Set(list)].sort((a, b) => a - b).map((minute) => minute * MINUTE),
);
const two = (n: number): string => String(n).padStart(2, "0");

/** How programs write a time, by the getters of Date in a zone that is some minutes ahead. */
const forms: readonly ((date: Date, zone: string) => string)[] = [
  (date, zone) => `${date.toISOString().slice(0, 19)}${zone}`,
  (date, zone) => `${date.toISOString().slice(0, 16).replace("T", " ")}${zone}`,
  (date, zone) => `${date.toISOString().slice(0, 23)}${zone}`,
  (date) =>
    `${date.getUTCFullYear()}/${date.getUTCMonth() + 1}/${date.getUTCDate()} ${date.getUTCHours()}:${two(date.getUTCMinutes())}`,
];

function offsetText(offset: number): string {
  const size = Math.abs(offset);
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

test("times are those of Date, in any zone, and are written as they were", () => {
  const zones = constantFrom(0, 60, -300, 330, 540, -210, 840, -720);
  assert(
    property(minutes, constantFrom(...forms), zones, (times, write, offset) => {
      if (times.length < 2) return;
      const zoned = write !== forms[3];
      const shift = zoned ? offset * MINUTE : 0;
      const texts = times.map((time) => write(new Date(time + shift), offsetText(offset)));
      const read = readSeries(`when,y\n${texts.map((text, i) => `${text},${i}\n`).join("")}`, { gaps: "keep" });
      expect(Array.from(read.times ?? [])).toEqual(times);
      if (zoned) for (const [i, text] of texts.entries()) expect(Date.parse(text.replace(" ", "T"))).toBe(times[i]);
      expect(times.map((time) => formatTime(time, read.timeForm as never))).toEqual(texts);
    }),
  );
});

test.skipIf(Temporal === undefined)("months and days go on as in the calendar of the host", () => {
  const start = tuple(integer({ min: 1900, max: 2100 }), integer({ min: 1, max: 12 }), integer({ min: 1, max: 31 }));
  assert(
    property(
      start,
      integer({ min: 1, max: 24 }),
      constantFrom("month", "day" as const),
      ([year, month, day], count, unit) => {
        const own = Math.min(day, new Date(Date.UTC(year, month, 0)).getUTCDate());
        const text = `${year}-${two(month)}-${two(own)}`;
        const next = nextTimes(Float64Array.of(Date.parse(text)), { unit, count, day: own, offset: 0 }, 30);
        const first = Temporal?.PlainDate.from(text) as PlainDate;
        const want = Array.from({ length: 30 }, (_, i) =>
          first.add(unit === "month" ? { months: (i + 1) * count } : { days: (i + 1) * count }).toString(),
        );
        expect(Array.from(next, (time) => new Date(time).toISOString().slice(0, 10))).toEqual(want);
      },
    ),
  );
});
