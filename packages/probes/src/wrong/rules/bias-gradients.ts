import type { Seen } from "../../watch/seen.ts";
import { correlation } from "../numbers/columns.ts";

/** How the gradient of the bias of the output goes with the errors of its steps, over all updates. */
export interface BiasGradients {
  /** The correlation with the sum of the errors, of which the squared error gives a multiple: 1. */
  readonly own: number;
  /** That of the change of the gradient from the update before: 1 if gradients add up. */
  readonly added: number;
}

/** The number of updates that are enough to tell. */
const FEW = 6;

/** Null without a bias, or with too few updates. */
export function biasGradients({ updates }: Pick<Seen, "updates">): BiasGradients | null {
  const known = updates.flatMap(({ biasGradient: gradient, errorSum }) =>
    gradient !== null && gradient.length === errorSum.length && gradient.every(Number.isFinite)
      ? [{ gradient, errorSum }]
      : [],
  );
  if (known.length < FEW) return null;
  const later = known.slice(1);
  const errors = later.flatMap(({ errorSum }) => errorSum);
  return {
    own: correlation(
      later.flatMap(({ gradient }) => gradient),
      errors,
    ),
    added: correlation(
      later.flatMap(({ gradient }, i) => gradient.map((g, j) => g - (known[i]?.gradient[j] as number))),
      errors,
    ),
  };
}
