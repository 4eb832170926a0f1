import { describe, expect, test } from "vitest";
import { array } from "../array/creation.ts";
import { ValueError } from "./errors.ts";
import type { OptionTable } from "./option-table.ts";
import { readOptions } from "./read-options.ts";

interface AdamOptions {
  readonly alpha?: number;
  readonly beta1?: number;
  readonly nesterov?: boolean;
  readonly dtype?: unknown;
  readonly at?: Date;
}

const adam = {
  alpha: { default: 0.001, from: 0, synonyms: ["lr", "learning_rate"] },
  beta1: { default: 0.9, from: 0, below: 1 },
  nesterov: { default: false },
  dtype: { optional: true, kind: "any" },
  at: { optional: true, of: Date },
} satisfies OptionTable<AdamOptions>;

interface RampOptions {
  readonly steps: number;
  readonly shape?: "cosine" | "linear";
}

const ramp = {
  steps: { required: true, kind: "number", whole: true, from: 1 },
  shape: { default: "cosine", words: ["cosine", "linear"] },
} satisfies OptionTable<RampOptions>;

const message = (options: unknown, table: object = adam): string => {
  try {
    readOptions("Adam", table as object, options as object);
  } catch (error) {
    expect(error).toBeInstanceOf(ValueError);
    return (error as Error).message;
  }
  throw new Error("accepted");
};

const defaults = { alpha: 0.001, beta1: 0.9, nesterov: false, dtype: undefined, at: undefined };

describe("readOptions", () => {
  test("without options gives the defaults, the same frozen object each time", () => {
    const read = readOptions("Adam", adam, undefined);
    expect(read).toEqual(defaults);
    expect(readOptions("Adam", adam, undefined)).toBe(read);
    expect(Object.isFrozen(read)).toBe(true);
  });

  test("fills in the defaults of what is absent or undefined", () => {
    expect(readOptions("Adam", adam, {})).toEqual(defaults);
    const at = new Date();
    const given = { beta1: 0, nesterov: true, dtype: Symbol.iterator, at };
    expect(readOptions("Adam", adam, given)).toEqual({ ...given, alpha: 0.001 });
    const bare = Object.assign(Object.create(null) as AdamOptions, { beta1: 0.5, alpha: undefined, at: undefined });
    expect(readOptions("Adam", adam, bare)).toEqual({ ...defaults, beta1: 0.5 });
    expect(readOptions("Adam", adam, undefined)).toEqual(defaults); // a call changes nothing for the next
  });

  test("leaves the options of the caller as they are", () => {
    const given = Object.freeze({ beta1: 0.5 });
    const read = readOptions("Adam", adam, given);
    expect(read).not.toBe(given);
    expect(Object.isFrozen(read)).toBe(false);
  });

  test("gives options that must be given", () => {
    expect(readOptions("ramp", ramp, { steps: 3 })).toEqual({ steps: 3, shape: "cosine" });
    expect(message(undefined, ramp)).toBe("Adam: expected an object of options such as { steps }, got undefined");
    const missing = "Adam: steps is missing, expected a whole number from 1";
    expect(message({}, ramp)).toBe(missing);
    expect(message({ steps: undefined, shape: "linear" }, ramp)).toBe(missing);
    expect(message({}, { a: { required: true, kind: "any" } })).toBe("Adam: a is missing");
    const check = (value: unknown, op: string, name: string): never => {
      throw new ValueError(`${op}: ${name} is a pair, got ${value}`);
    };
    expect(message({}, { a: { required: true, check } })).toBe("Adam: a is a pair, got undefined");
    expect(message({}, { a: { required: true, check: (value: unknown) => value } })).toBe("Adam: a is missing");
  });

  test("gives what a check returns", () => {
    interface Padded {
      readonly pad?: number | readonly number[];
    }
    const pair = (value: number | readonly number[]): readonly number[] =>
      typeof value === "number" ? [value, value] : value;
    const table = { pad: { default: 0, check: pair } } satisfies OptionTable<Padded>;
    expect(readOptions("pad", table, { pad: 2 })).toEqual({ pad: [2, 2] });
    expect(readOptions("pad", table, {})).toEqual({ pad: 0 });
  });

  test("refuses what is no object of options", () => {
    const start = "Adam: expected an object of options such as { alpha }, got";
    expect(message(null)).toBe(`${start} null`);
    expect(message(-3)).toBe(`${start} -3`);
    expect(message("a")).toBe(`${start} the string "a"`);
    expect(message([])).toBe(`${start} a JavaScript array`);
    expect(message(array([1]))).toBe(`${start} NdArray`);
    expect(message(() => 1)).toBe(`${start} function`);
  });

  test("says how to write a setting that was given without its name, where it may be that of the option", () => {
    expect(message(0.1)).toMatch(/ such as \{ alpha \}, got 0\.1; if this is alpha, write \{ alpha: 0\.1 \}$/);
    expect(message(3, ramp)).toMatch(/got 3; if this is steps, write \{ steps: 3 \}$/);
    expect(message(0.5, ramp)).toMatch(/got 0\.5$/);
    const last = {
      shape: { default: "cosine", words: ["cosine"] },
      steps: { required: true, kind: "number" },
    } as const;
    expect(message(3, last)).toMatch(/such as \{ shape \}, got 3; if this is steps, write \{ steps: 3 \}$/);
    const word = { reduction: { default: "mean", words: ["mean", "sum"] } } as const;
    expect(message("sum", word)).toMatch(/; if this is reduction, write \{ reduction: "sum" \}$/);
    expect(message("all", word)).toMatch(/got the string "all"$/);
    const axis = { axis: { optional: true, kind: "any" } } as const;
    expect(message(-1, axis)).toMatch(/got -1; if this is axis, write \{ axis: -1 \}$/);
    for (const value of [0.5, true, "x", [1]]) expect(message(value, axis)).not.toContain("write");
    expect(message(1, { data: { optional: true, kind: "any" } })).not.toContain("write");
  });

  test("takes an object literal of another window", () => {
    const far = Object.create(Object.assign(Object.create(null) as object)) as AdamOptions;
    expect(readOptions("Adam", adam, far)).toEqual(defaults);
  });

  test("refuses unknown names, also with undefined", () => {
    expect(message({ lr: 1 })).toContain("Adam: there is no option lr; did you mean alpha?");
    expect(message({ lr: undefined })).toContain("there is no option lr");
    expect(message({ toString: 1 })).toContain("there is no option toString");
    expect(message({ alpha: -1, lr: 1 })).toBe("Adam: alpha is -1, expected a number from 0"); // the first mistake
  });
});
