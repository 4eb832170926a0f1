import { shown, ValueError } from "@dz/ndarray";
import type { ExampleSource } from "../examples.ts";

/** Returns the batch size; throws {@link ValueError} unless it is a whole number from 1. */
export function checkBatchSize(loader: string, batchSize: number): number {
  if (Number.isSafeInteger(batchSize) && batchSize >= 1) return batchSize;
  throw new ValueError(`${loader}: batch size ${shown(batchSize)} is not a whole number from 1`);
}

/** Returns the dataset; throws {@link ValueError} unless it has a length and `get`. */
export function checkSource(loader: string, dataset: ExampleSource): ExampleSource {
  const { length, get } = (dataset ?? {}) as Partial<ExampleSource>;
  if (typeof get === "function" && Number.isSafeInteger(length) && (length as number) >= 0) return dataset;
  throw new ValueError(`${loader}: expected a dataset with length and get(index), got ${shown(dataset)}`);
}
