import type { Message } from "../answer.ts";
import type { Seen } from "../watch/seen.ts";
import { type LinearFit, linearFit } from "./numbers/linear-fit.ts";

/** What rules look at: what was seen, and what is computed from it once. */
export interface Facts {
  readonly seen: Seen;
  readonly fit: LinearFit;
  /** The mean squared error of the best linear function of the last inputs. */
  readonly linearError: number;
  /** The training loss of the last epoch; NaN without one. */
  readonly loss: number;
}

/** A rule: a measured test for one fault, which gives a sentence with its numbers, or null if the fault is not there. */
export interface Rule {
  readonly fault: string;
  readonly find: (facts: Facts) => Message | null;
}

export function factsOf(seen: Seen): Facts {
  const fit = linearFit(seen.train);
  return { seen, fit, linearError: Math.min(...fit.errors), loss: seen.record.at(-1)?.ownTrainLoss ?? Number.NaN };
}
