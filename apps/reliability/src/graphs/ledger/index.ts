/**
 * All ops of @dz/functions: how a random graph uses each of them, or why it does not.
 *
 * @module
 */
import { elementwise } from "./elementwise.ts";
import type { Entry } from "./entry.ts";
import { losses } from "./losses.ts";
import { products } from "./products.ts";
import { shapes } from "./shapes.ts";

export type { Entry } from "./entry.ts";

/** The differentiable ops by name. */
export const ledger: Readonly<Record<string, Entry>> = { ...elementwise, ...shapes, ...products, ...losses };

const steps = "its result is constant between jumps: it has no creator, and the gradient is 0 wherever there is one";
const truth = "its result is true or false";
const index = "its result is the number of a place";

/** Exported ops that are not differentiable, each with the reason. */
export const exempt: Readonly<Record<string, string>> = {
  accuracy: "a share of right answers, to be looked at and not to be improved by gradients",
  argMax: index,
  argMin: index,
  ceil: steps,
  equal: truth,
  floor: steps,
  greater: truth,
  greaterEqual: truth,
  less: truth,
  lessEqual: truth,
  logicalAnd: truth,
  logicalNot: truth,
  logicalOr: truth,
  logicalXor: truth,
  notEqual: truth,
  oneHot: "its result is zeros and ones at the places of labels",
  round: steps,
  sign: steps,
};
