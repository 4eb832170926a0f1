import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import {
  checkArray,
  checkedOptions,
  checkFinite,
  checkNumber,
  checkObject,
  checkPiece,
  checkResult,
  checkRows,
  checkWord,
} from "./checks.ts";
import { SeriesError } from "./series-error.ts";

const table = { period: { default: 1, whole: true, from: 1 } } as const;
const options = (given: unknown): unknown =>
  checkedOptions<{ period?: number }, typeof table>("f", table, given as never);

test.each<[string, () => unknown]>([
  ["f: there is no option perod; did you mean period? the only one is period", () => options({ perod: 2 })],
  ["f: period is 1.5, expected a whole number from 1", () => options({ period: 1.5 })],
  [
    "f: expected an object of options such as { period }, got 4; if this is period, write { period: 4 }",
    () => options(4),
  ],
  ["f: n is NaN, expected a number from 0", () => checkNumber("f", "n", Number.NaN, { from: 0 })],
  ['f: n is "1", expected a number', () => checkNumber("f", "n", "1" as never, {})],
  ['f: kind is "std", expected "standard" or "none"', () => checkWord("f", "kind", "std", ["standard", "none"])],
  ["f: y is undefined, expected a Float64Array", () => checkArray("f", "y", undefined as never)],
  [
    "f: y is a JavaScript array, expected a Float64Array; make one with Float64Array.from(...)",
    () => checkArray("f", "y", [1] as never),
  ],
  [
    "f: y is Float32Array, expected a Float64Array; make one with Float64Array.from(...)",
    () => checkArray("f", "y", new Float32Array(1) as never),
  ],
  ["f: y[2] is NaN, expected a finite number", () => checkFinite("f", "y", Float64Array.of(0, 1, Number.NaN))],
  [
    "f: y[0] is -Infinity, expected a finite number",
    () => checkFinite("f", "y", Float64Array.of(Number.NEGATIVE_INFINITY)),
  ],
  [
    "f: rows is Float64Array, expected an array of Float64Arrays, one for each forecast",
    () => checkRows("f", "rows", new Float64Array(2) as never),
  ],
  ["f: rows has no forecast, at least one is needed", () => checkRows("f", "rows", [])],
  [
    "f: rows[1] is undefined, expected a Float64Array",
    () => checkRows("f", "rows", [new Float64Array(1), undefined] as never),
  ],
  [
    "f: rows[1] has 1 steps and rows[0] has 2; all need as many, at least one",
    () => checkRows("f", "rows", [new Float64Array(2), new Float64Array(1)]),
  ],
  [
    "f: rows[0] has 0 steps and rows[0] has 0; all need as many, at least one",
    () => checkRows("f", "rows", [new Float64Array(0)]),
  ],
  ["f: rows[0][1] is NaN, expected a finite number", () => checkRows("f", "rows", [Float64Array.of(1, Number.NaN)])],
  [
    "f: step is null, expected the step of a series",
    () => checkObject("f", "step", null as never, "the step of a series"),
  ],
  [
    "f: the result is Infinity; the values are too large for it, divide them by a number first",
    () => checkResult("f", 1e308 * 10),
  ],
  [
    "f: got ArrayBuffer, expected a Uint8Array or a string; make one with new Uint8Array(...)",
    () => checkPiece("f", new ArrayBuffer(1) as never),
  ],
  ["f: got a JavaScript array, expected a Uint8Array or a string", () => checkPiece("f", [1] as never)],
])("%s", (message, call) => {
  expect(call).toThrow(new SeriesError(message));
});

test("lets through what is right", () => {
  expect(options(undefined)).toEqual({ period: 1 });
  expect(options({ period: 12 })).toEqual({ period: 12 });
  expect(checkNumber("f", "n", 2, { above: 1, below: 3 })).toBe(2);
  expect(checkRows("f", "rows", [new Float64Array(3), new Float64Array(3)])).toBe(3);
  expect(() => checkFinite("f", "y", Float64Array.of(Number.NaN, 1), 1)).not.toThrow();
  expect(() => checkPiece("f", Buffer.from("a"))).not.toThrow();
});

test("takes arrays of another window", () => {
  expect(() => checkFinite("f", "y", runInNewContext("Float64Array.of(1)"))).not.toThrow();
  expect(() => checkPiece("f", runInNewContext("Uint8Array.of(1)"))).not.toThrow();
});
