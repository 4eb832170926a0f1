import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createAxis } from "./axis.ts";
import { fonts, textWidth } from "./style.ts";
import { timeAxis, timeText } from "./time-axis.ts";

const labels = (from: string, to: string, width = 1000) =>
  timeAxis(Date.parse(from), Date.parse(to), [100, 100 + width]).ticks.map(({ text }) => text);

describe("ticks are at round times, and say as much as tells them apart", () => {
  test.each([
    ["1958-03-01", "2001-12-01", ["1960", "1965", "1970", "1975", "1980", "1985", "1990", "1995", "2000"]],
    ["2010-01-01", "2010-12-31", ["Jan 2010", "Feb 2010", "Mar 2010"]],
    ["2012-03-13", "2012-03-24", ["13 Mar", "14 Mar", "15 Mar"]],
    ["2012-03-01", "2012-05-24", ["4 Mar", "11 Mar", "18 Mar", "25 Mar", "1 Apr"]],
    [
      "2012-03-13T22:00Z",
      "2012-03-15T04:00Z",
      ["14 Mar", "03:00", "06:00", "09:00", "12:00", "15:00", "18:00", "21:00", "15 Mar"],
    ],
    ["2012-03-13T22:00:01Z", "2012-03-13T22:00:11Z", ["22:00:01", "22:00:02", "22:00:03"]],
    ["2012-03-13T22:00:01.100Z", "2012-03-13T22:00:01.140Z", ["22:00:01.100", "22:00:01.105"]],
  ])("%s to %s", (from, to, texts) => {
    expect(labels(from, to).slice(0, texts.length)).toEqual(texts);
  });

  test("on a narrow axis there are fewer", () => {
    expect(labels("2010-01-01", "2010-12-31", 300)).toEqual(["Jan 2010", "Apr 2010", "Jul 2010", "Oct 2010"]);
  });

  test("years before the first and after the 9999th have all their digits", () => {
    const { ticks } = timeAxis(Date.UTC(-11000, 0), Date.UTC(12000, 0), [0, 1000]);
    expect(ticks.map(({ text }) => text)).toEqual([
      "−10000",
      "−8000",
      "−6000",
      "−4000",
      "−2000",
      "0",
      "2000",
      "4000",
      "6000",
      "8000",
      "10000",
      "12000",
    ]);
  });
});

test("for any two times there are some ticks, inside, in order, with texts that have space", () => {
  const time = fc.integer({ min: -8.64e15, max: 8.64e15 });
  const check = (a: number, span: number, width: number): void => {
    const [low, high] = [a, Math.min(8.64e15, a + span)];
    fc.pre(high > low);
    const { ticks, at } = timeAxis(low, high, [0, width]);
    expect(ticks.length).toBeGreaterThan(0);
    // Hours come again each day; neighbours are never the same.
    expect(ticks.every(({ text }, i) => text !== ticks[i - 1]?.text)).toBe(true);
    const places = ticks.map(({ value }) => at(value));
    for (const [i, place] of places.entries()) {
      expect(place >= -1e-6 && place <= width + 1e-6).toBe(true);
      const [before, text] = [places[i - 1], ticks[i]?.text ?? ""];
      if (before !== undefined) expect(place - before).toBeGreaterThan(textWidth(text, fonts.label) / 2);
    }
  };
  fc.assert(fc.property(time, fc.integer({ min: 1, max: 1e15 }), fc.integer({ min: 300, max: 1200 }), check));
  fc.assert(fc.property(time, fc.integer({ min: 1, max: 1e10 }), fc.integer({ min: 300, max: 1200 }), check));
});

test("an axis of a chart has dates if its values are times", () => {
  const { ticks, at } = createAxis({ label: "", time: true }, [Date.UTC(2000, 0), Date.UTC(2010, 0)], [0, 500]);
  expect(ticks.map(({ text }) => text)).toEqual(["2000", "2002", "2004", "2006", "2008", "2010"]);
  expect(at(Date.UTC(2000, 0))).toBeCloseTo(500 / 22, 9);
  // The margins do not go beyond the last date that there is.
  expect(createAxis({ label: "", time: true }, [-8.64e15, 8.64e15], [0, 500]).ticks.length).toBe(2);
  expect(createAxis({ label: "", time: true }, [Date.UTC(2000, 0)], [0, 500]).ticks.length).toBeGreaterThan(0);
  expect(createAxis({ label: "", time: true }, [], [0, 500]).ticks.length).toBeGreaterThan(0);
});

test("a time as a text has the parts that it needs", () => {
  expect(timeText(Date.UTC(2012, 2, 14))).toBe("2012-03-14");
  expect(timeText(Date.UTC(2012, 2, 14, 6))).toBe("2012-03-14 06:00");
  expect(timeText(Date.UTC(2012, 2, 14, 6, 0, 10))).toBe("2012-03-14 06:00:10");
  expect(timeText(Date.UTC(2012, 2, 14, 6, 0, 1, 500))).toBe("2012-03-14 06:00:01.500");
  expect(timeText(new Date(Date.UTC(2012, 2, 14, 6, 10)))).toBe("2012-03-14 06:10");
});
