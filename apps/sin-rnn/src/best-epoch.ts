import { heldOutLoss } from "@dz/runs";

/** The losses of an epoch on data that it was not trained on: the test wave, or the validation part of a series. */
type HeldOut = Parameters<typeof heldOutLoss>[0];

/** The better of two epochs, the earlier of equals; an epoch with NaN as its loss on held-out data is never better. */
export function betterEpoch<E extends HeldOut>(best: E | null, next: E): E {
  return best === null || Number.isNaN(heldOutLoss(best)) || heldOutLoss(next) < heldOutLoss(best) ? next : best;
}
