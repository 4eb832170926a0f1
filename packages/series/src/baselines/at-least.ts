import { checkFinite } from "../errors/checks.ts";
import { SeriesError } from "../errors/series-error.ts";

/**
 * Throws {@link SeriesError} if a method has fewer values to be fitted on than it needs, or one that is not finite.
 * `method` may say more than the name of the function.
 */
export function atLeast(method: string, train: Float64Array, needed: number): void {
  checkFinite(method, "train", train);
  if (train.length >= needed) return;
  const values = needed === 1 ? "1 value" : `${needed} values`;
  throw new SeriesError(`${method}: needs ${values} to be fitted, the training part has ${train.length}`);
}
