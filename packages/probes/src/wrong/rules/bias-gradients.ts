import { median } from "../../numbers.ts";
import type { Seen } from "../../watch/seen.ts";

/**
 * How the gradient of the bias of the output goes with the errors of its steps. That of the squared error is a multiple of
 * their sum, the same one at each update: 2 for a sum of squares.
 */
export interface BiasGradients {
  /** The multiple that the gradients are of the errors in most updates, and the part of the updates where it is within 1 %. */
  readonly own: Multiple;
  /** The same of the changes of the gradients from the update before. */
  readonly added: Multiple;
}

export interface Multiple {
  readonly multiple: number;
  readonly part: number;
}

/** The number of updates that are enough to tell. */
const FEW = 6;

/** Null without a bias, or with too few updates. */
export function biasGradients({ updates }: Pick<Seen, "updates">): BiasGradients | null {
  const known = updates.flatMap(({ biasGradient: gradient, errorSum }) =>
    gradient !== null && gradient.length === errorSum.length && [...gradient, ...errorSum].every(Number.isFinite)
      ? [{ gradient, errorSum }]
      : [],
  );
  if (known.length < FEW) return null;
  const later = known.slice(1);
  const own = later.flatMap(({ gradient, errorSum }) => gradient.map((g, j) => g / (errorSum[j] as number)));
  const added = later.flatMap(({ gradient, errorSum }, i) =>
    gradient.map((g, j) => (g - (known[i]?.gradient[j] as number)) / (errorSum[j] as number)),
  );
  return { own: multipleOf(own), added: multipleOf(added) };
}

function multipleOf(ratios: readonly number[]): Multiple {
  const multiple = median(ratios);
  const near = ratios.filter((ratio) => Math.abs(ratio - multiple) <= 0.01 * Math.abs(multiple));
  return { multiple, part: near.length / ratios.length };
}
