/**
 * Functions of one number, made of `+ − · / √` and integer operations alone: they give the same bits on every host and
 * in every version of it, which those of `Math` do not.
 *
 * @module
 */
export { exp, sigmoid, tanh } from "./exp.ts";
export { cosh, expm1, sinh } from "./exp-pair.ts";
export { acos, asin, atan } from "./inverse.ts";
export { log } from "./log.ts";
export { log1p, log2 } from "./log-pair.ts";
export { pow } from "./pow.ts";
export { cos, sin, tan } from "./trigonometric.ts";
