/** The better of two epochs, the earlier of equals; an epoch with NaN as its test loss is never better. */
export function betterEpoch<E extends { readonly testLoss: number }>(best: E | null, next: E): E {
  return best === null || Number.isNaN(best.testLoss) || next.testLoss < best.testLoss ? next : best;
}
