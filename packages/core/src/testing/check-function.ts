import { describe as described, ValueError } from "@dz/ndarray";
import { type FunctionSpec, functionChecks } from "./function-checks.ts";
import type { Differentiable } from "./gradient-check.ts";

/** What is needed of a test framework: two functions that Vitest, Jest, Mocha, `node:test` and `bun:test` have alike. */
export interface TestFramework {
  /** Defines a group of tests. */
  describe(name: string, body: () => void): unknown;
  /** Defines a test, which fails if `run` throws. Mocha's name for it is `it`. */
  test(name: string, run: () => void): unknown;
}

/** Defines the tests of one function, see {@link checkFunctionWith}. */
export type CheckFunction = (name: string, f: Differentiable, spec: FunctionSpec) => void;

/**
 * A `checkFunction` that defines its tests with a test framework. Its tests of a differentiable function are: `forward`
 * against `expected` or `oracle` in float64 and float32; first and second gradients against differences, and in float32
 * against float64; the two forms of the backward against each other; transposed inputs, constants, `noGrad`, and
 * gradients that add up when an input is used twice. For element-wise functions also scalars, empty arrays,
 * broadcasting, NaN, and extreme inputs with their gradients in both dtypes.
 *
 * @throws {ValueError} if `describe` or `test` is no function.
 *
 * @example
 * ```ts
 * import { checkFunctionWith, uniform } from "@dz/core/testing";
 * import { describe, test } from "node:test"; // or "vitest", "@jest/globals", "bun:test"
 *
 * const checkFunction = checkFunctionWith({ describe, test });
 * checkFunction("tanh", tanh, { expected: Math.tanh, inputs: [uniform([2, 3], -2, 2)] });
 * ```
 */
export function checkFunctionWith(framework: TestFramework): CheckFunction {
  for (const member of ["describe", "test"] as const) {
    if (typeof framework?.[member] === "function") continue;
    throw new ValueError(
      `checkFunctionWith: ${member} is ${described(framework?.[member])}; pass { describe, test } of a test framework`,
    );
  }
  const { describe, test } = framework;
  return (name, f, spec) => {
    const checks = functionChecks(name, f, spec); // a mistake in the spec is an error here, in no test
    describe(name, () => {
      for (const { title, run } of checks) test(title, run);
    });
  };
}
