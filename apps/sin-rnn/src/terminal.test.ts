import { expect, test } from "vitest";
import { brief, canDraw, clock, columnsOf, paint } from "./terminal.ts";

test.each([
  [0, "0:00"],
  [7.4, "0:07"],
  [59.6, "1:00"],
  [750, "12:30"],
  [3599.9, "1:00:00"],
  [3723, "1:02:03"],
  [360000, "100:00:00"],
])("clock(%d)", (seconds, text) => {
  expect(clock(seconds)).toBe(text);
});

test.each([
  [0, "0"],
  [1, "1"],
  [0.0026192023, "0.002619"],
  [-0.0026192023, "-0.002619"],
  [0.000049131, "4.913e-5"],
  [71230.4, "71230"],
  [999999.9, "1000000"],
  [1.2345e300, "1.234e+300"],
  [Number.NaN, "NaN"],
  [Number.NEGATIVE_INFINITY, "-Infinity"],
])("brief(%d)", (x, text) => {
  expect(brief(x)).toBe(text);
});

test("paint resets the colour", () => {
  expect(paint("x", "cyan")).toBe("\x1b[36mx\x1b[0m");
});

test.each([
  [undefined, 80],
  [0, 80],
  [40, 40],
])("columnsOf takes a terminal that reports %s columns as having %d", (columns, expected) => {
  expect(columnsOf({ columns })).toBe(expected);
});

test("canDraw is true only on a terminal with control characters", () => {
  expect(canDraw({ isTTY: true }, { TERM: "xterm-256color" })).toBe(true);
  expect(canDraw({ isTTY: true }, {})).toBe(true);
  expect(canDraw({ isTTY: true }, { TERM: "dumb" })).toBe(false);
  expect(canDraw({ isTTY: false }, { TERM: "xterm" })).toBe(false);
  expect(canDraw({}, {})).toBe(false);
});
