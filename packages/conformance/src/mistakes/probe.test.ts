import { StateError, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { probe } from "./probe.ts";

const outcome = (error: Error): readonly string[] =>
  probe("f", () => {
    throw error;
  }).bad;

test("probe accepts dz errors of one line, and reports all others with their call", () => {
  expect(outcome(new ValueError("f: expected a number"))).toEqual([]);
  expect(outcome(new TypeError("oh"))).toContain("f(array, null): not an error of dz: TypeError: oh");
  expect(outcome(new StateError("f: a\nb"))[0]).toBe('f(nothing): more than one line: "f: a\\nb"');
  expect(outcome(new StateError("wrong"))[0]).toBe("f(nothing): names no operation: wrong");
});

test("probe constructs classes, and counts all calls", () => {
  class Good {}
  expect(probe("Good", Good as never)).toEqual({ name: "Good", refused: 0, accepted: 31, bad: [] });
  expect(probe("f", async () => Promise.reject(new Error("later"))).accepted).toBe(31);
});
