import "../ops/operators.ts";
import { expect, test } from "vitest";
import { checkFunctionWith, type TestFramework } from "./check-function.ts";
import { uniform } from "./function-checks.ts";
import type { Differentiable } from "./gradient-check.ts";

/** A framework that runs tests at once and notes `group: title`, with the message of an error. */
function recorder(): TestFramework & { readonly lines: string[] } {
  const lines: string[] = [];
  let group = "";
  return {
    lines,
    describe: (name, body) => {
      group = name;
      body();
      group = "";
    },
    test: (name, run) => {
      try {
        run();
        lines.push(`${group}: ${name}`);
      } catch (error) {
        lines.push(`${group}: ${name}: ${(error as Error).message}`);
      }
    },
  };
}

const inputs = [uniform([2, 3], 1, 2)];
const square: Differentiable = (x) => x.mul(x);

test("defines a test for each check, in a group with the name of the function", () => {
  const framework = recorder();
  checkFunctionWith(framework)("x²", square, { expected: (x) => x * x, inputs });
  expect(framework.lines).toContain("x²: forward in float64");
  expect(framework.lines).toContain("x²: NaN passes through");
  expect(framework.lines.length).toBeGreaterThan(8);
});

test("a wrong function fails in its test", () => {
  const framework = recorder();
  checkFunctionWith(framework)("x²", square, { expected: (x) => x * x + 1, inputs });
  expect(framework.lines.find((line) => line.startsWith("x²: forward in float64"))).toMatch(
    /: x²: element \d of shape/,
  );
});

test("there has to be something to agree with: an error where it is called, and no group", () => {
  const framework = recorder();
  expect(() => checkFunctionWith(framework)("f", square, { inputs: [] })).toThrow(
    "checkFunction: f has nothing to agree with",
  );
  expect(framework.lines).toEqual([]);
});

test("what is no framework is refused at once", () => {
  const { describe } = recorder();
  expect(() => checkFunctionWith({ describe } as TestFramework)).toThrow(
    "checkFunctionWith: test is undefined; pass { describe, test } of a test framework",
  );
  expect(() => checkFunctionWith(undefined as unknown as TestFramework)).toThrow(
    "checkFunctionWith: describe is undefined; pass { describe, test } of a test framework",
  );
});
