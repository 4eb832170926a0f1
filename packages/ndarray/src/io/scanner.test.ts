import { describe, expect, it } from "vitest";
import { FormatError } from "../errors/errors.ts";
import { Scanner } from "./scanner.ts";

describe("Scanner", () => {
  it("goes over white space and nothing else", () => {
    const scanner = new Scanner(" \t\r\n{ }\u00a0", "x");
    expect([scanner.accept("}"), scanner.accept("{"), scanner.peek(), scanner.at]).toEqual([false, true, "}", 6]);
    scanner.expect("}");
    expect(() => scanner.expect("}")).toThrow(
      new FormatError('x: expected "}" at character 7 of the header, found "\u00a0"'),
    );
    expect(new Scanner("  ", "x").peek()).toBe("");
    expect(() => new Scanner("", "x").expect("{")).toThrow('expected "{" at character 0 of the header, found the end');
  });

  it("reads whole numbers as JSON and Python write them", () => {
    const scanner = new Scanner(" 0 9007199254740991 012", "x");
    expect([1, 2, 3, 4].map(() => scanner.wholeNumber("a length"))).toEqual([0, 2 ** 53 - 1, 0, 12]);
    for (const text of ["-1", "+1", "x", ""]) {
      expect(() => new Scanner(text, "x").wholeNumber("a length")).toThrow(
        "x: expected a length (a whole number from 0) at character 0",
      );
    }
    for (const text of ["9007199254740992", "9".repeat(400)]) {
      expect(() => new Scanner(text, "x").wholeNumber("a length")).toThrow(/^x: the number "9.*larger than any array$/);
    }
  });
});
