import { expect, test } from "vitest";
import { type Interval, intervalText, parseInterval, usualInterval } from "./interval.ts";

test.each<[string, Interval]>([
  ["1", { epochs: 1 }],
  ["1000000", { epochs: 1_000_000 }],
  ["0s", { seconds: 0 }],
  ["0.05s", { seconds: 0.05 }],
  ["60s", { seconds: 60 }],
])("%s", (text, interval) => {
  expect(parseInterval(text)).toEqual(interval);
  expect(intervalText(interval)).toBe(text);
});

test("the usual interval is a second, and not written", () => {
  expect([parseInterval("1s"), intervalText(usualInterval)]).toEqual([usualInterval, undefined]);
});

test.each(["0", "1.5", "1000001", "", "s", "-1", "1e3", "2m", "1 s", "1000001s"])("%j is refused", (text) => {
  expect(() => parseInterval(text)).toThrow(
    `--checkpoint-every takes a number of epochs from 1 to 1000000, or a time in seconds such as 0.5s, got ${text}`,
  );
});
