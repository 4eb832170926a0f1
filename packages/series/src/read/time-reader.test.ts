import { describe, expect, test } from "vitest";
import { formatTime } from "./time-form.ts";
import { timeReaderFor, whyNoTime } from "./time-reader.ts";

describe("what is read is written again", () => {
  test.each([
    [["2000-01-31", "2000-02-01"], "{year}-{MM}-{DD}"],
    [["2000-1-31", "2000-2-1"], "{year}-{M}-{D}"],
    [["2000/10/31", "2000/9/30"], "{year}/{M}/{D}"],
    [["2000/1/31 0:00", "2000/1/31 12:30"], "{year}/{M}/{D} {H}:{mm}"],
    [["2000-01-31T00:00:00Z"], "{year}-{MM}-{DD}T{HH}:{mm}:{ss}Z"],
    [["2000-01-31T00:00:00.250+09:00"], "{year}-{MM}-{DD}T{HH}:{mm}:{ss}.{f3}{+hh:mm}"],
    [["2000-01-31 00:00 -0330"], "{year}-{MM}-{DD} {HH}:{mm} {+hhmm}"],
    [["2000-01", "2000-12"], "{year}-{MM}"],
    [["2009Q3"], "{year}Q{quarter}"],
    [["2009 q3"], "{year} q{quarter}"],
    [["Jan 1 2000", "Dec 10 2000"], "{Mon} {D} {year}"],
    [["Jan 10 2000"], "{Mon} {D} {year}"],
    [["May 01, 2000", "January 02, 2000"], "{Month} {DD}, {year}"],
    [["01-Jan-2000"], "{DD}-{Mon}-{year}"],
    [["Jan 2000"], "{Mon} {year}"],
    [["2000年1月31日"], "{year}年{M}月{D}日"],
    [["2000年01月31日 09時05分"], "{year}年{MM}月{DD}日 {HH}時{mm}分"],
    [["2000年1月"], "{year}年{M}月"],
    [["2000", "2001"], "{year}"],
    [["1262304000", "1262307600"], "{seconds}"],
    [["1262304000.5"], "{seconds}"],
    [["1262304000000"], "{milliseconds}"],
  ])("%j", (texts, template) => {
    const reader = timeReaderFor(texts);
    const times = texts.map((text) => reader?.read(text) ?? Number.NaN);
    const form = reader?.form ?? { template: "", offset: null };
    expect(form.template).toBe(template);
    expect(times.map((time) => formatTime(time, form))).toEqual(texts);
  });
});

test("times of several precisions are one column", () => {
  const reader = timeReaderFor(["2000-01-01", "2000-01-01T00:00:01.5"]);
  expect(reader?.read("2000-01-01T00:00:01")).toBe(Date.UTC(2000, 0, 1, 0, 0, 1));
  expect(reader?.form.template).toBe("{year}-{MM}-{DD}T{HH}:{mm}:{ss}.{f1}");
});

test("the form has the zone of the last time", () => {
  const reader = timeReaderFor(["2000-03-26T01:00:00+01:00"]);
  expect(reader?.form.offset).toBe(60);
  expect(reader?.read("2000-03-26T03:00:00+02:00")).toBe(Date.UTC(2000, 2, 26, 1));
  expect(reader?.form.offset).toBe(120);
});

test.each([
  [[]],
  [["2000-01-01", "2000-01"]],
  [["2000-01-01T00:00Z", "2000-01-01T00:00"]],
  [["2000-01-01", "2000-02-30"]],
  [["1", "2", "3"]],
  [["100000000", "5"]],
  [["1262304000", "1262304000000"]],
  [["1262304000000", "9999999999999999"]],
  [["1.5"]],
  [["rain"]],
])("%j are no times, or not of one form", (texts) => {
  expect(timeReaderFor(texts)).toBeNull();
});

test.each<[string[], string, string]>([
  [["01.02.2021", "02.02.2021"], "{DD}.{MM}.{year}", "2021-02-01"],
  [["1.2.2021 12:30"], "{D}.{M}.{year} {H}:{mm}", "2021-02-01T12:30"],
  [["1/2/2021", "13/2/2021"], "{D}/{M}/{year}", "2021-02-01"],
  [["02/01/2021", "02/13/2021"], "{MM}/{DD}/{year}", "2021-02-01"],
  [["01-02-2021", "31-12-2021"], "{DD}-{MM}-{year}", "2021-02-01"],
])("the first of %j is a time, written as %s", (texts, template, iso) => {
  const reader = timeReaderFor(texts);
  expect(reader?.read(texts[0] as string)).toBe(Date.parse(iso.includes("T") ? `${iso}Z` : iso));
  expect(reader?.form).toEqual({ template, offset: null });
});

test("without a day above the 12th it is not known whether the day or the month is first", () => {
  expect(timeReaderFor(["1/2/2021", "12/12/2021"])).toBeNull();
  expect(timeReaderFor(["13/2/2021", "2/13/2021"])).toBeNull();
  expect(timeReaderFor(["1/13/2021"])?.read("13/1/2021")).toBeNaN();
});

test("years and counts are plain numbers", () => {
  expect(timeReaderFor(["2000"])?.isNumber).toBe(true);
  expect(timeReaderFor(["1262304000"])?.isNumber).toBe(true);
  expect(timeReaderFor(["2000Q1"])?.isNumber).toBe(false);
});

test("whyNoTime", () => {
  expect(whyNoTime("1/2/2000")).toBe(
    '"1/2/2000" could have the day or the month first; write times such as 2000-01-31',
  );
  expect(whyNoTime("31.12.99")).toContain("could have the day or the month first");
  expect(whyNoTime("soon")).toContain('"soon" is not a time that is read here, such as 2000-01-31');
});
