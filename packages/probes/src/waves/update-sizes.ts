import { median } from "../numbers.ts";
import type { Replay } from "../replay/replay.ts";

/** The updates of each epoch of a training [epochs]. */
export interface UpdateSizes {
  /** The largest gradient norm. */
  readonly gradNorm: readonly number[];
  /** The median size of an update against the weights: the norm of the change by that of the parameters before it. */
  readonly relative: readonly number[];
  /** The learning rate at the end; NaN for an optimizer without one. */
  readonly lr: readonly number[];
}

/** The sizes of the updates of each epoch. */
export function updateSizes({
  updates,
  updatesPerEpoch,
  epochs,
}: Pick<Replay, "updates" | "updatesPerEpoch" | "epochs">): UpdateSizes {
  const { gradNorm, stepNorm, weightNorm, lr } = updates;
  const relative = stepNorm.map((step, i) => step / (weightNorm[i] as number));
  const byEpoch = <T>(of: (begin: number, end: number) => T): T[] =>
    epochs.map((_, i) => of(i * updatesPerEpoch, (i + 1) * updatesPerEpoch));
  return {
    gradNorm: byEpoch((begin, end) => gradNorm.slice(begin, end).reduce((most, x) => Math.max(most, x), 0)),
    relative: byEpoch((begin, end) => median(relative.slice(begin, end))),
    lr: byEpoch((_, end) => lr[end - 1] ?? Number.NaN),
  };
}
