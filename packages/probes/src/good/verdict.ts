import type { Outcome } from "@dz/forecasting";
import type { Message } from "../answer.ts";
import { type Interval, RESAMPLES } from "./block-bootstrap.ts";
import type { Judgement } from "./judgement.ts";

/** How a network stands to a baseline, by the interval of the ratio of its loss to that one's; "even" if it holds 1. */
export function stands({ low, high }: Interval): Outcome {
  return low > 1 ? "worse" : high < 1 ? "better" : "even";
}

/** The numbers of a verdict, also the other way round for one that is better. */
export function verdictValues({ network, best, times, ratio }: Judgement): NonNullable<Message["values"]> {
  return {
    loss: network.loss,
    baseline: best.name,
    best: best.loss,
    times,
    low: ratio.low,
    high: ratio.high,
    inverse: 1 / times,
    inverseLow: 1 / ratio.high,
    inverseHigh: 1 / ratio.low,
  };
}

/** Where the interval comes from. */
export function intervalOf({ block, network }: Judgement): Message {
  return { key: "goodInterval", values: { block, count: network.errors.length, resamples: RESAMPLES } };
}
