import { expect, test } from "vitest";
import { formats } from "./formats.ts";

test("numbers stand in sentences with few digits", () => {
  expect(formats.number(0.00304836831)).toBe("0.00305");
  expect(formats.number(7.9e-5)).toBe("7.9e-5");
  expect(formats.number(-123456)).toBe("−123456");
  expect(formats.percent(0.876)).toBe("88 %");
  expect(formats.times(4.0)).toBe("4");
  expect(formats.phase(Math.PI / 2)).toBe("0.5 π");
  expect(formats.number(Number.NaN)).toBe("–");
  expect(formats.number(Number.POSITIVE_INFINITY)).toBe("∞");
});
