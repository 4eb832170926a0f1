import { expect, test } from "vitest";
import { choice, isFlag, readArguments, stepSize, UsageError, whole } from "./arguments.ts";

test("readArguments returns the given values by option name", () => {
  expect(readArguments(["--", "--out=-x", "--keep-best", "--lr", ".5", "--lr", "1", "-h"])).toEqual({
    out: "-x",
    "keep-best": "",
    lr: "1",
    help: "",
  });
  expect(readArguments([])).toEqual({});
});

test("readArguments returns an empty text for flags", () => {
  expect(["debug", "keep-best", "out", "checkpoint-every"].map(isFlag)).toEqual([true, true, false, false]);
});

test("choice, whole and stepSize check values, and have a default for missing options", () => {
  expect([whole("epochs", {}, 1, 9), whole("epochs", { epochs: "9" }, 1, 9)]).toEqual([null, 9]);
  expect(() => whole("epochs", { epochs: "10" }, 1, 9)).toThrow(UsageError);
  expect([stepSize({}), stepSize({ lr: "5e-5" })]).toEqual([null, 5e-5]);
  expect(() => stepSize({ lr: "-1" })).toThrow(UsageError);
  expect(choice("format", {}, ["a", "b"], "b")).toBe("b");
  expect(() => choice("format", { format: "c\n" }, ["a", "b"], "b")).toThrow(
    new UsageError('--format takes a or b, got "c\\n"'),
  );
});
