import "../ops/operators.ts";

export { checkFunction } from "./check-function.ts";
export { type Comparable, difference, expectClose, type Tolerance } from "./close.ts";
export { type FunctionSpec, type InputSpec, uniform } from "./function-checks.ts";
export { type Differentiable, type GradientCheckOptions, gradientCheck } from "./gradient-check.ts";
