import { type AnyEntry, readOptions, StateError, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import {
  checkedBest,
  checkedValue,
  decayNames,
  fixed,
  from0To1,
  guardAll,
  guarded,
  lrNames,
  momentumNames,
  numberFrom0,
  refuseElsewhere,
  weightDecayIn,
  weightDecayNames,
  wholeFrom0,
} from "./options.ts";

interface Owner {
  a?: unknown;
  b?: unknown;
}

test("guarded checks the first value and each assignment", () => {
  const owner: Owner = {};
  guarded(owner, "Owner", "a", numberFrom0, 1);
  expect(() => guarded(owner, "Owner", "b", numberFrom0, -1)).toThrow(
    new ValueError("Owner: b is -1, expected a number from 0"),
  );
  for (const [wrong, shown] of [
    [-1e-300, "-1e-300"],
    [Number.NaN, "NaN"],
    [Infinity, "Infinity"],
    ["0.5", '"0.5"'],
    [null, "null"],
    [[0.5], "a JavaScript array"],
    [1n, "bigint"],
    [Symbol("x"), "symbol"],
  ] as const) {
    const set = (): void => void Object.assign(owner, { a: wrong });
    expect(set).toThrow(new ValueError(`Owner: a is ${shown}, expected a number from 0`));
    expect(owner.a).toBe(1);
  }
  owner.a = 1e300;
  expect([owner.a, Object.keys(owner)]).toEqual([1e300, ["a"]]);
});

test("a guarded property can be defined anew by a subclass", () => {
  const owner: Owner = {};
  guarded(owner, "Owner", "a", numberFrom0, 1);
  Object.defineProperty(owner, "a", { value: "own" });
  expect(owner.a).toBe("own");
});

test("guardAll guards each value by its entry of the table", () => {
  const owner: Owner = {};
  const table = { a: { default: 1, above: 0 }, b: { default: 0, whole: true }, c: { default: 0 } } as const;
  guardAll(owner, "Owner", table, { a: 2, b: 3 });
  expect({ ...owner }).toEqual({ a: 2, b: 3 });
  expect(() => Object.assign(owner, { a: 0 })).toThrow(new ValueError("Owner: a is 0, expected a number above 0"));
  expect(() => Object.assign(owner, { b: 0.5 })).toThrow(new ValueError("Owner: b is 0.5, expected a whole number"));
});

test("fixed properties keep their value", () => {
  const owner: Owner = {};
  fixed(owner, "Owner", "a", true);
  owner.a = true;
  expect(() => Object.assign(owner, { a: false })).toThrow(
    new StateError("Owner a: cannot be changed, it was decided when the optimizer was made"),
  );
  expect(owner.a).toBe(true);
});

test.each([
  [numberFrom0, [0, 1.5], [-1, Number.NaN, Infinity]],
  [wholeFrom0, [0, 7], [-1, 0.5, 2 ** 53]],
  [from0To1, [0, 1], [-0.1, 1.1, Number.NaN]],
])("the bounds %j", (entry, good, bad) => {
  const owner: Owner = {};
  guarded(owner, "Owner", "a", entry, good[0]);
  for (const a of good) expect(Object.assign(owner, { a }).a).toBe(a);
  for (const a of bad) expect(() => Object.assign(owner, { a })).toThrow(ValueError);
});

test.each([
  ["alpha", "lr", lrNames],
  ["learning_rate", "lr", lrNames],
  ["weight_decay", "weightDecay", weightDecayNames],
  ["rho", "decay", decayNames],
  ["decay", "momentum", momentumNames],
  ["weight_decay", "decay", decayNames],
])("%s is called %s here", (given, known, synonyms) => {
  const table: Record<string, AnyEntry> = { [known]: { default: 1, synonyms } };
  expect(() => readOptions("Optimizer", table, { [given]: 1 })).toThrow(
    `Optimizer: there is no option ${given}; did you mean ${known}? the only one is ${known}`,
  );
});

test("checkedValue takes any number, and says what a Variable has", () => {
  expect([checkedValue("A.update", Number.NaN), checkedValue("A.update", -Infinity)]).toEqual([Number.NaN, -Infinity]);
  expect(() => checkedValue("A.update", {} as number)).toThrow(
    new ValueError("A.update: expected a number such as a loss, got Object; a Variable has item()"),
  );
});

test("checkedBest takes null and any number but NaN", () => {
  expect([checkedBest("A", null), checkedBest("A", -Infinity)]).toEqual([null, -Infinity]);
  const expected = "expected a number but NaN, or null";
  expect(() => checkedBest("A", Number.NaN)).toThrow(new ValueError(`A: best is NaN, ${expected}`));
  expect(() => checkedBest("A", "2" as unknown as number)).toThrow(ValueError);
});

test("refuseElsewhere names the owner of an option, and leaves the rest to readOptions", () => {
  const elsewhere = { momentum: "MomentumSGD has it", ...weightDecayIn("AdamW has it") };
  const refused = (options: unknown) => () => refuseElsewhere("A", elsewhere, options);
  expect(refused({ lr: 1, momentum: 0 })).toThrow(new ValueError("A: there is no option momentum; MomentumSGD has it"));
  expect(refused({ weight_decay: 0 })).toThrow(new ValueError("A: there is no option weight_decay; AdamW has it"));
  for (const options of [undefined, null, 3, {}, { lr: 1, toString: 2 }]) expect(refused(options)).not.toThrow();
});
