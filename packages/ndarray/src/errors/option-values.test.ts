import { describe, expect, test } from "vitest";
import { ValueError } from "./errors.ts";
import type { AnyEntry } from "./option-table.ts";
import { checkOption, expectedBy } from "./option-values.ts";

const message = (entry: AnyEntry, value: unknown): string => {
  try {
    checkOption("f", "a", entry, value);
  } catch (error) {
    expect(error).toBeInstanceOf(ValueError);
    return (error as Error).message;
  }
  throw new Error("accepted");
};

describe("checkOption", () => {
  test("returns what it accepts", () => {
    const f = (): number => 1;
    const at = new Date();
    expect(checkOption("f", "a", { default: 1 }, -2)).toBe(-2);
    expect(checkOption("f", "a", { default: true }, false)).toBe(false);
    expect(checkOption("f", "a", { kind: "string" }, "")).toBe("");
    expect(checkOption("f", "a", { kind: "function" }, f)).toBe(f);
    expect(checkOption("f", "a", { of: Date }, at)).toBe(at);
    expect(checkOption("f", "a", { default: "x", words: ["x", "y"] }, "y")).toBe("y");
    expect(checkOption("f", "a", { kind: "any" }, undefined)).toBe(undefined);
  });

  test("refuses values of another kind", () => {
    expect(message({ default: 1 }, "1")).toBe('f: a is "1", expected a number');
    expect(message({ kind: "number", above: 0 }, null)).toBe("f: a is null, expected a number above 0");
    expect(message({ default: 1 }, undefined)).toBe("f: a is undefined, expected a number");
    expect(message({ default: 1 }, 1n)).toBe("f: a is bigint, expected a number");
    expect(message({ default: 1 }, [1])).toBe("f: a is a JavaScript array, expected a number");
    expect(message({ default: true }, 1)).toBe("f: a is 1, expected true or false");
    expect(message({ kind: "string" }, 1)).toBe("f: a is 1, expected a string");
    expect(message({ kind: "function" }, "x".repeat(100))).toBe(`f: a is "${"x".repeat(60)}…", expected a function`);
    expect(message({ of: Date }, 1)).toBe("f: a is 1, expected a Date");
    expect(message({ default: new Date(), of: Date }, {})).toBe("f: a is Object, expected a Date");
  });

  test("refuses numbers out of bounds, and NaN within any", () => {
    expect(message({ default: 1, above: 0 }, 0)).toBe("f: a is 0, expected a number above 0");
    expect(message({ default: 1, from: 0 }, -1e-300)).toBe("f: a is -1e-300, expected a number from 0");
    expect(message({ default: 1, from: 0, to: 1 }, 1.5)).toBe("f: a is 1.5, expected a number from 0 to 1");
    expect(message({ default: 0, from: 0, below: 1 }, 1)).toBe("f: a is 1, expected a number from 0 to below 1");
    expect(message({ default: 0, above: 0, below: 1 }, 0)).toBe("f: a is 0, expected a number above 0 to below 1");
    expect(message({ default: 0, below: 1 }, 1)).toBe("f: a is 1, expected a number below 1");
    expect(message({ default: 0, to: 1 }, 2)).toBe("f: a is 2, expected a number to 1");
    expect(message({ default: 0, whole: true, from: 1 }, 1.5)).toBe("f: a is 1.5, expected a whole number from 1");
    expect(message({ default: 0, whole: true }, 2 ** 53)).toBe("f: a is 9007199254740992, expected a whole number");
    expect(message({ default: 0 }, Infinity)).toBe("f: a is Infinity, expected a number");
    for (const bounds of [
      {},
      { above: 0 },
      { from: 0 },
      { below: 1 },
      { to: 1 },
      { from: 0, finite: false } as const,
    ]) {
      expect(message({ default: 0.5, ...bounds }, Number.NaN)).toContain("f: a is NaN, expected a number");
    }
  });

  test("takes infinities, and NaN without bounds, if it is said", () => {
    expect(checkOption("f", "a", { default: 0, finite: false }, -Infinity)).toBe(-Infinity);
    expect(checkOption("f", "a", { default: 0, finite: false }, Number.NaN)).toBeNaN();
    expect(checkOption("f", "a", { default: 0, from: 0, finite: false }, Infinity)).toBe(Infinity);
    expect(message({ default: 0, whole: true, finite: false }, Infinity)).toContain("expected a whole number");
  });

  test("refuses other words", () => {
    const words = ["mean", "sum", "none"];
    expect(message({ words }, "avg")).toBe('f: a is "avg", expected "mean", "sum" or "none"');
    expect(message({ words: ["one"] }, 3)).toBe('f: a is 3, expected "one"');
    expect(message({ words }, "x".repeat(100))).toContain(`f: a is "${"x".repeat(60)}…", expected`);
    expect(message({ words }, null)).toContain("f: a is null, expected");
  });

  test("asks the check of the entry, with the names", () => {
    const check = (value: unknown, op: string, name: string): string => `${op} ${name} ${value}`;
    expect(checkOption<unknown>("f", "a", { default: 0, check }, 1)).toBe("f a 1");
  });
});

test("expectedBy says what an entry expects", () => {
  const entries: AnyEntry[] = [
    { kind: "number", from: 1, whole: true },
    { kind: "boolean" },
    { kind: "string" },
    { kind: "any" },
    { check: () => 1 },
    { of: Date },
    { words: ["x", "y"] },
  ];
  expect(entries.map(expectedBy)).toEqual([
    "a whole number from 1",
    "true or false",
    "a string",
    "",
    "",
    "a Date",
    '"x" or "y"',
  ]);
});
