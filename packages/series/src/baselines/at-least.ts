import { SeriesError } from "../errors/series-error.ts";

/** Throws {@link SeriesError} if a method has fewer values to be fitted on than it needs. */
export function atLeast(method: string, train: Float64Array, needed: number): void {
  if (train.length >= needed) return;
  throw new SeriesError(`${method}: needs ${needed} values to be fitted, the training part has ${train.length}`);
}
