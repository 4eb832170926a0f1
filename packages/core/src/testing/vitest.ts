import "../ops/operators.ts";

import { describe, test } from "vitest";
import { type FunctionSpec, functionChecks } from "./function-checks.ts";
import type { Differentiable } from "./gradient-check.ts";

/**
 * Defines the tests of a differentiable function: `forward` against `expected` or `oracle` in float64 and float32;
 * first and second gradients against differences, and in float32 against float64; the two forms of the backward against
 * each other; transposed inputs, constants, `noGrad`, and gradients that add up when an input is used twice. For
 * element-wise functions also scalars, empty arrays, broadcasting, NaN, and extreme inputs with their gradients in both
 * dtypes.
 *
 * @example
 * ```ts
 * checkFunction("tanh", tanh, { expected: Math.tanh, inputs: [uniform([2, 3], -2, 2)] });
 * ```
 */
export function checkFunction(name: string, f: Differentiable, spec: FunctionSpec): void {
  const checks = functionChecks(name, f, spec);
  describe(name, () => {
    for (const { title, run } of checks) test(title, run);
  });
}
