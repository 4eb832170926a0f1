import { exp, sigmoid, tanh } from "./exp.ts";
import { cosh, expm1, sinh } from "./exp-pair.ts";
import { acos, asin, atan } from "./inverse.ts";
import { log } from "./log.ts";
import { log1p, log2 } from "./log-pair.ts";
import { pow } from "./pow.ts";
import { cos, sin, tan } from "./trigonometric.ts";

type OfOneNumber =
  | "acos"
  | "asin"
  | "atan"
  | "cos"
  | "cosh"
  | "exp"
  | "expm1"
  | "log"
  | "log1p"
  | "log2"
  | "sigmoid"
  | "sin"
  | "sinh"
  | "tan"
  | "tanh";

/** The functions of {@link math}. */
export type MathFunctions = Readonly<Record<OfOneNumber, (x: number) => number>> & {
  readonly pow: (x: number, y: number) => number;
};

/**
 * Functions of numbers with the same bits on every host. An object and not a namespace: a bundler writes a namespace of a
 * module as a statement, which the next one would keep where no function of it is used.
 */
export const math: MathFunctions = {
  acos,
  asin,
  atan,
  cos,
  cosh,
  exp,
  expm1,
  log,
  log1p,
  log2,
  pow,
  sigmoid,
  sin,
  sinh,
  tan,
  tanh,
};
