import * as core from "@dz/core";
import * as datasets from "@dz/datasets";
import * as functions from "@dz/functions";
import * as layers from "@dz/layers";
import * as models from "@dz/models";
import * as ndarray from "@dz/ndarray";
import * as optimizers from "@dz/optimizers";
import { afterEach, describe, expect, test, vi } from "vitest";
import { ledger } from "./ledger.ts";
import { type Outcome, probe } from "./probe.ts";

const packages: Readonly<Record<string, object>> = {
  "@dz/ndarray": ndarray,
  "@dz/core": core,
  "@dz/functions": functions,
  "@dz/layers": layers,
  "@dz/models": models,
  "@dz/optimizers": optimizers,
  "@dz/datasets": datasets,
};

vi.spyOn(console, "warn").mockImplementation(() => {});
afterEach(() => {
  core.config.enableBackprop = true;
  core.config.train = true;
  core.config.detectAnomaly = false;
});

describe.each(Object.keys(packages))("%s: wrong arguments are refused in sentences", (name) => {
  const outcomes: Outcome[] = [];
  for (const [key, value] of Object.entries(packages[name] as object)) {
    if (typeof value === "function") outcomes.push(probe(key, value as (...args: never[]) => unknown));
  }
  const excused = ledger[name] as Readonly<Record<string, string>>;

  test("every error is a dz error of one line that names the operation", () => {
    expect(outcomes.flatMap((outcome) => (outcome.name in excused ? [] : outcome.bad))).toEqual([]);
  });

  test("every listed exception is needed", () => {
    const needed = outcomes.filter(({ bad }) => bad.length > 0).map((outcome) => outcome.name);
    expect(Object.keys(excused).filter((key) => !needed.includes(key))).toEqual([]);
  });

  test("every export is called", () => {
    expect(outcomes.length).toBeGreaterThan(5);
    expect(outcomes.reduce((sum, { refused, accepted }) => sum + refused + accepted, 0)).toBe(31 * outcomes.length);
  });
});

const x = ndarray.array([
  [1, 2],
  [3, 4],
]);
const cyclic: unknown[] = [];
cyclic.push(cyclic);

/** Calls of plain JavaScript, and their errors. */
const sentences: readonly (readonly [string, () => unknown])[] = [
  [
    "Adam: there is no option learningRate; did you mean lr? there are lr, alpha, beta1, beta2 and eps",
    () => new optimizers.Adam({ learningRate: 0.1 } as never),
  ],
  [
    "softmax: expected an object of options such as { axis }, got 0; if this is axis, write { axis: 0 }",
    () => functions.softmax(x, 0 as never),
  ],
  ["sumTo: expected a shape such as [2, 3], got undefined", () => functions.sumTo(x, undefined as never)],
  ["broadcastTo: expected a shape such as [2, 3], got undefined", () => functions.broadcastTo(x, undefined as never)],
  ["MLP: expected a list of output sizes such as [10, 1], got undefined", () => Reflect.construct(models.MLP, [])],
  [
    "DataLoader: expected a dataset with length and get(index), got null",
    () => new datasets.DataLoader(null as never, 3),
  ],
  ["noGrad: expected a function to run, got number", () => core.noGrad(1 as never)],
  ["Linear: random is 3, expected a RandomState", () => new layers.Linear(2, { random: 3 } as never)],
  ["dropout: random is 3, expected a RandomState", () => functions.dropout(x, { random: 3 } as never)],
  [
    "SGD.setup: expected a model or a layer, which has params(), got Object",
    () => new optimizers.SGD().setup({} as never),
  ],
  ["SGD.addHook: expected a hook, which has beforeUpdate(), got 3", () => new optimizers.SGD().addHook(3 as never)],
  [
    "saveNpz: expected pairs of a name and an array, as a Map has them, got Object; write Object.entries({ ... })",
    () => ndarray.saveNpz({} as never),
  ],
  ["saveNpy: expected an NdArray, got 3; make one with array(...)", () => ndarray.saveNpy(3 as never)],
  ["toDot: expected a Variable, got 3", () => core.toDot(3 as never)],
  ['full: expected a number to fill with, got the string "a"', () => ndarray.full([2], "a" as never)],
];

test.each(sentences)("%s", (message, body) => {
  expect(body).toThrow(new ndarray.ValueError(message));
});

test("array refuses a list that contains itself", () => {
  expect(() => ndarray.array(cyclic as never)).toThrow(
    new ndarray.ShapeError("array: more than 64 axes; is a list inside of itself?"),
  );
});
