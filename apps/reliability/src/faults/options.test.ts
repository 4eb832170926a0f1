import { readArguments } from "@dz/command-line";
import { faults } from "@dz/probes";
import { expect, test } from "vitest";
import { command, readOptions } from "./options.ts";

const read = (...words: string[]): ReturnType<typeof readOptions> => readOptions(readArguments(command, words));

test("defaults: the held-out set, ten trainings of each kind, a hundred clean ones", () => {
  expect(read()).toEqual({ set: "held-out", each: 10, clean: 100, only: faults, skip: 0 });
});

test("given options", () => {
  expect(read("--set", "tuning", "--each", "2", "--clean", "0", "--only", "stateLost,overfits", "--skip", "5")).toEqual(
    {
      set: "tuning",
      each: 2,
      clean: 0,
      only: ["stateLost", "overfits"],
      skip: 5,
    },
  );
});

test("mistakes are named", () => {
  expect(() => read("--set", "both")).toThrow("--set");
  expect(() => read("--only", "typo")).toThrow("--only");
  expect(() => read("--each", "many")).toThrow("--each");
});
