import { checkOptions, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checked, checkedWhole, checkedWord, hyperparameters } from "./options.ts";

test("checked returns a value in its range", () => {
  expect(checked("A b", 0, 0)).toBe(0);
  expect(checked("A b", 1e300, 0)).toBe(1e300);
  expect(checked("A b", 1, 0, 1)).toBe(1);
  expect(checked("A b", 1 - 2 ** -53, 0, 1, true)).toBe(1 - 2 ** -53);
});

test.each([
  [-1e-300, Infinity, false, "A b: expected a number from 0, got -1e-300"],
  [Number.NaN, Infinity, false, "A b: expected a number from 0, got NaN"],
  [Infinity, Infinity, false, "A b: expected a number from 0, got Infinity"],
  [1.5, 1, false, "A b: expected a number from 0 to 1, got 1.5"],
  [1, 1, true, "A b: expected a number from 0 to below 1, got 1"],
  [Number.NaN, 1, true, "A b: expected a number from 0 to below 1, got NaN"],
])("checked refuses %s", (value, high, open, message) => {
  expect(() => checked("A b", value, 0, high, open)).toThrow(new ValueError(message));
});

test.each([
  ["0.5", 'A b: expected a number from 0 to 1, got the string "0.5"'],
  [null, "A b: expected a number from 0 to 1, got null"],
  [[0.5], "A b: expected a number from 0 to 1, got a JavaScript array"],
  [1n, "A b: expected a number from 0 to 1, got bigint"],
  [Symbol("x"), "A b: expected a number from 0 to 1, got symbol"],
])("checked refuses values that are not numbers", (value, message) => {
  expect(() => checked("A b", value as unknown as number, 0, 1)).toThrow(new ValueError(message));
});

test("checkedWhole returns whole numbers from a minimum, and refuses others", () => {
  expect([checkedWhole("A b", 0, 0), checkedWhole("A b", 7, 1)]).toEqual([0, 7]);
  for (const value of [0, 1.5, Number.NaN, Infinity, 2 ** 53]) {
    const message = `A b: expected a whole number from 1, got ${value}`;
    expect(() => checkedWhole("A b", value, 1)).toThrow(new ValueError(message));
  }
  expect(() => checkedWhole("A b", "1" as unknown as number, 1)).toThrow(
    new ValueError('A b: expected a whole number from 1, got the string "1"'),
  );
});

test("checkedWord returns one of its words, and refuses others", () => {
  expect(checkedWord("A b", "max", ["min", "max"])).toBe("max");
  expect(() => checkedWord<string>("A b", "mix", ["min", "max"])).toThrow(
    new ValueError('A b: expected "min" or "max", got the string "mix"'),
  );
});

test.each([
  ["lr", "alpha", "alpha"],
  ["learning_rate", "lr", "lr"],
  ["weight_decay", "weightDecay", "weightDecay"],
  ["momentum", "rho", "rho"],
  ["decay", "momentum", "momentum"],
] as const)("%s is called %s here", (given, known, name) => {
  expect(() => checkOptions({ [given]: 1 }, { [known]: hyperparameters[known] }, "Optimizer")).toThrow(
    `Optimizer: there is no option ${given}; did you mean ${name}? the only one is ${name}`,
  );
});
