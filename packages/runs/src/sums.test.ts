import { expect, test } from "vitest";
import { RunError } from "./run-error.ts";
import { sumOf } from "./sum.ts";
import { formatChecksums, parseChecksums, parseSums, widthOf } from "./sums.ts";

const sum = sumOf(Buffer.from("abc"));
const sums = { epoch: 2, config: sum, metrics: sum, predictions: sumOf(new Uint8Array(48)) };
const checksums = { ...sums, weights: sum };

test("parseChecksums returns what formatChecksums was given", () => {
  const text = formatChecksums(checksums);
  expect(text.endsWith("\n")).toBe(true);
  expect(parseChecksums(text, "here")).toEqual(checksums);
});

test("parseSums ignores unknown fields", () => {
  expect(parseSums(JSON.stringify({ ...checksums, __proto__: { a: 1 } }), "here")).toEqual(sums);
});

test("the sums of files that a run may lack are read, too", () => {
  expect(parseSums(JSON.stringify({ ...sums, series: sum, forecast: sum }), "here")).toEqual({ ...sums, series: sum });
  const all = { ...sums, series: sum, forecast: sum, backtest: sum, weights: sum };
  expect(parseChecksums(formatChecksums(all), "here")).toEqual(all);
  expect(() => parseSums(JSON.stringify({ ...sums, series: 3 }), "here")).toThrow(
    "here: series is 3, expected an object",
  );
  const wrong = JSON.stringify({ ...checksums, backtest: { size: 1 } });
  expect(() => parseChecksums(wrong, "here")).toThrow("here: backtest.sha256 is missing");
});

test.each<[object, string]>([
  [{ epoch: -1 }, `epoch is -1, expected a whole number from 0 to ${Number.MAX_SAFE_INTEGER}`.replace(/ to \d+$/, "")],
  [{ config: undefined }, "config is missing"],
  [{ config: 3 }, "config is 3, expected an object"],
  [{ metrics: { ...sum, size: 0.5 } }, "metrics.size is 0.5, expected a whole number from 0"],
  [{ metrics: { ...sum, size: 2 ** 60 } }, `metrics.size is ${2 ** 60}, expected a whole number from 0`],
  [
    { metrics: { ...sum, sha256: "A".repeat(64) } },
    `metrics.sha256 is "${"A".repeat(60)}…", expected 64 hexadecimal digits`,
  ],
  [{ metrics: { ...sum, sha256: 3 } }, "metrics.sha256 is 3, expected 64 hexadecimal digits"],
  [{ predictions: sum }, "predictions.size is 3, expected that of 2 rows of numbers"],
  [{ epoch: 0 }, "predictions.size is 48, expected that of 0 rows of numbers"],
  [{ epoch: 5 }, "predictions.size is 48, expected that of 5 rows of numbers"],
])("parseSums refuses %j", (change, words) => {
  expect(() => parseSums(JSON.stringify({ ...sums, ...change }), "here")).toThrow(new RunError(`here: ${words}`));
});

test("parseSums refuses invalid JSON", () => {
  expect(() => parseSums("{", "here")).toThrow(new RunError("here: not valid JSON"));
  expect(() => parseChecksums("[]", "here")).toThrow(new RunError("here: epoch is missing"));
  expect(() => parseChecksums("3", "here")).toThrow(new RunError("here: it is 3, expected an object"));
});

test("widthOf computes the width of the rows from their size", () => {
  const rows = (epoch: number, size: number) => ({ ...sums, epoch, predictions: { size, sha256: "" } });
  expect(widthOf(rows(2, 48))).toBe(3);
  expect(widthOf(rows(2, 0))).toBe(0);
  expect(widthOf(rows(0, 0))).toBe(0);
  expect(widthOf(rows(2, 47))).toBe(null);
  expect(widthOf(rows(3, 16))).toBe(null);
});
