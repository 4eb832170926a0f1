import { describe, expect, test } from "vitest";
import { closeGaps, orderTimes } from "./order-times.ts";
import { pickRows, type Table } from "./table.ts";
import type { TimeForm } from "./time-form.ts";
import { stepText } from "./time-step.ts";

type Timed = Table & { readonly times: Float64Array; readonly timeForm: TimeForm };

const table = (...dates: string[]): Timed => ({
  names: ["v"],
  columns: [Float64Array.from(dates, (_, i) => i)],
  times: Float64Array.from(dates, (date) => Date.parse(date)),
  timeName: "date",
  timeForm: { template: "{year}-{MM}-{DD}", offset: null },
  rows: Float64Array.from(dates, (_, i) => i + 2),
  blankRows: 0,
  ahead: [],
});

test("pickRows takes all that belongs to a row", () => {
  const { columns, times, rows } = pickRows(table("2000-01-01", "2000-01-02", "2000-01-03"), [2, 0]);
  expect(columns).toEqual([Float64Array.of(2, 0)]);
  expect(times).toEqual(Float64Array.of(Date.UTC(2000, 0, 3), Date.UTC(2000, 0, 1)));
  expect(rows).toEqual(Float64Array.of(4, 2));
});

describe("orderTimes", () => {
  test("leaves rows that are in order", () => {
    const ordered = table("2000-01-01", "2000-01-02");
    expect(orderTimes(ordered, false)).toEqual({ table: ordered, sorted: false });
  });

  test("sorts if it is asked to", () => {
    const { table: ordered, sorted } = orderTimes(table("2000-01-02", "2000-01-03", "2000-01-01"), true);
    expect(sorted).toBe(true);
    expect(ordered.columns).toEqual([Float64Array.of(2, 0, 1)]);
    expect(ordered.rows).toEqual(Float64Array.of(4, 2, 3));
  });

  test.each([
    [
      ["2000-01-02", "2000-01-03", "2000-01-01"],
      "row 4, column date: 2000-01-01 comes after 2000-01-03 in row 3; the option sort puts rows in order",
    ],
    [
      ["2000-01-03", "2000-01-02", "2000-01-01"],
      "2000-01-02 comes after 2000-01-03 in row 2 (the newest rows come first); the option sort",
    ],
    [["2000-01-03", "2000-01-02", "2000-01-05", "2000-01-01"], "in row 2 (and 1 more such row); the option sort"],
    [["2000-01-03", "2000-01-03"], "rows 2 and 3, column date: both are 2000-01-03; a time may occur once"],
    [["2000-01-03", "2000-01-03", "2000-01-03"], "both are 2000-01-03 (and 1 more such row); a time may occur once"],
  ])("refuses %j", (dates, message) => {
    expect(() => orderTimes(table(...dates), false)).toThrow(message);
  });

  test("names the rows of the file when times occur twice in another order", () => {
    expect(() => orderTimes(table("2000-01-02", "2000-01-01", "2000-01-02"), true)).toThrow(
      "rows 2 and 4, column date: both are 2000-01-02",
    );
  });
});

describe("closeGaps", () => {
  const gap = table("2000-01-01", "2000-02-01", "2000-05-01", "2000-06-01", "2000-08-01");

  test("finds the step of times without gaps", () => {
    const { step, addedRows } = closeGaps(table("2000-01-01", "2000-02-01", "2000-03-01"), "refuse");
    expect([stepText(step ?? { unit: "year", count: 0 }), addedRows]).toEqual(["1 month", 0]);
  });

  test("refuses gaps, with the rows beside the first one", () => {
    expect(() => closeGaps(gap, "refuse")).toThrow(
      "rows 3 and 4, column date: 2 times are missing between 2000-02-01 and 2000-05-01, with steps of 1 month (and 1 more gap); the option gaps says what to do: fill or keep",
    );
  });

  test("fills them with rows of missing values", () => {
    const { table: filled, addedRows } = closeGaps(gap, "fill");
    expect(addedRows).toBe(3);
    expect(filled.times).toEqual(
      table(
        "2000-01-01",
        "2000-02-01",
        "2000-03-01",
        "2000-04-01",
        "2000-05-01",
        "2000-06-01",
        "2000-07-01",
        "2000-08-01",
      ).times,
    );
    expect(filled.columns).toEqual([Float64Array.of(0, 1, Number.NaN, Number.NaN, 2, 3, Number.NaN, 4)]);
  });

  test("keeps them, with the step", () => {
    const { table: kept, step, addedRows } = closeGaps(gap, "keep");
    expect([kept, step?.unit, addedRows]).toEqual([gap, "month", 0]);
  });

  test("refuses times that fit no step, unless they are kept without one", () => {
    const uneven = table("2000-01-01", "2000-01-03", "2000-01-05", "2000-01-06");
    const message =
      "rows 4 and 5, column date: 2000-01-05 and 2000-01-06 are 1 day apart, which is not a whole number of steps of 2 days; the option gaps with keep reads rows as they are";
    expect(() => closeGaps(uneven, "refuse")).toThrow(message);
    expect(() => closeGaps(uneven, "fill")).toThrow(message);
    expect(closeGaps(uneven, "keep").step).toBeNull();
  });

  test("refuses a weekday at another time of the day", () => {
    const days = ["2000-01-06", "2000-01-07", "2000-01-10", "2000-01-11", "2000-01-12T12:00Z", "2000-01-13T12:00Z"];
    expect(() => closeGaps(table(...days), "refuse")).toThrow(
      "rows 5 and 6, column date: 2000-01-11 and 2000-01-12 are 36 hours apart, which is not a whole number of steps of 1 weekday",
    );
  });

  test("does not fill gaps that are wider than the file", () => {
    expect(() => closeGaps(table("1970-01-01", "2000-01-01", "2000-01-02", "2000-01-03"), "fill")).toThrow(
      "rows 2 and 3, column date: the gaps take 10956 rows of 1 day, the file has 4; is one of these times wrong?",
    );
  });
});
