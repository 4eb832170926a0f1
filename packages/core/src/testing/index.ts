/**
 * Checks of functions and their gradients, alone or as tests of any framework.
 *
 * @module
 */
import "../ops/operators.ts";

export { type CheckFunction, checkFunctionWith, type TestFramework } from "./check-function.ts";
export { type Comparable, difference, expectClose, type Tolerance } from "./close.ts";
export type { Extreme } from "./extremes.ts";
export { type Check, type FunctionSpec, functionChecks, type InputSpec, uniform } from "./function-checks.ts";
export { type Differentiable, type GradientCheckOptions, gradientCheck } from "./gradient-check.ts";
