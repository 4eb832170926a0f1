import type { Message } from "../answer.ts";
import { mean } from "../numbers.ts";
import { bootstrapRatio, influences, type Resampled, ratioOf } from "./block-bootstrap.ts";
import { blockLength } from "./block-length.ts";

/** Forecasts by one method, by what each is wrong. */
export interface Method {
  readonly name: Message;
  /** The error of each test point [n], squared or absolute. */
  readonly errors: Float64Array;
  /** Their mean. */
  readonly loss: number;
}

/** How a network stands to the best of some baselines, and how sure that is. */
export interface Judgement extends Resampled {
  readonly network: Method;
  readonly baselines: readonly Method[];
  readonly best: Method;
  /** The loss of the network, divided by that of the best baseline. */
  readonly times: number;
  /** How many neighbours a block of the bootstrap has. */
  readonly block: number;
}

/** A method by its errors. */
export function methodOf(name: Message, errors: Float64Array): Method {
  return { name, errors, loss: mean(errors) };
}

/** Compares a network with a baseline, by default the one of the smallest loss. There is at least one. */
export function judgementOf(
  network: Method,
  baselines: readonly Method[],
  best: Method = baselines.reduce((a, b) => (b.loss < a.loss ? b : a)),
): Judgement {
  const block = blockLength(influences(network.errors, best.errors));
  const resampled = bootstrapRatio(network.errors, best.errors, block);
  return { ...resampled, network, baselines, best, times: ratioOf(network.loss, best.loss), block };
}
