import { ValueError } from "@dz/ndarray";

/** The batch size itself, or a {@link ValueError} unless it is a whole number from 1. */
export function checkBatchSize(loader: string, batchSize: number): number {
  if (Number.isSafeInteger(batchSize) && batchSize >= 1) return batchSize;
  throw new ValueError(`${loader}: batch size ${batchSize} is not a whole number from 1`);
}
