/** The better of two epochs, the earlier one of equals; a test loss that is no number is never better. */
export function betterEpoch<E extends { readonly testLoss: number }>(best: E | null, next: E): E {
  return best === null || Number.isNaN(best.testLoss) || next.testLoss < best.testLoss ? next : best;
}
