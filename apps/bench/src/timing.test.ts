import { expect, onTestFinished, test, vi } from "vitest";
import { secondsOf } from "./timing.ts";

test("secondsOf warms up with two calls and takes at least three samples", () => {
  let calls = 0;
  const seconds = secondsOf(() => calls++, 0);
  expect(calls).toBe(5);
  expect(seconds).toBeGreaterThanOrEqual(0);
});

test("secondsOf returns the time of one call for any sample size", () => {
  let clock = 0;
  const spy = vi.spyOn(performance, "now").mockImplementation(() => clock);
  onTestFinished(() => spy.mockRestore());
  let calls = 0;
  const seconds = secondsOf(() => {
    calls++;
    clock += 2 ** -10; // about a microsecond, in milliseconds that add up exactly
  }, 0.02);
  expect(calls).toBeGreaterThan(1000);
  expect(seconds / (2 ** -10 / 1000)).toBeCloseTo(1, 12);
});

test("secondsOf calls a function that takes seconds only twice", () => {
  let clock = 0;
  const spy = vi.spyOn(performance, "now").mockImplementation(() => clock);
  onTestFinished(() => spy.mockRestore());
  let calls = 0;
  const seconds = secondsOf(() => {
    calls++;
    clock += 5000;
  }, 0.5);
  expect(calls).toBe(2);
  expect(seconds).toBe(5);
});
