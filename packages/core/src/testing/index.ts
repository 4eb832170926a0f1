/**
 * Checks of functions and their gradients that need no test runner; `@dz/core/testing/vitest` makes tests of them.
 *
 * @module
 */
import "../ops/operators.ts";

export { type Comparable, difference, expectClose, type Tolerance } from "./close.ts";
export { type FunctionSpec, functionChecks, type InputSpec, uniform } from "./function-checks.ts";
export { type Differentiable, type GradientCheckOptions, gradientCheck } from "./gradient-check.ts";
