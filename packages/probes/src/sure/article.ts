import { articleSettings, type TrainingSettings } from "@dz/training";

/** The losses that the article prints, of a run without a seed: after the epoch, the test loss. */
export const printed: readonly { readonly epoch: number; readonly testLoss: number }[] = [
  { epoch: 1, testLoss: 0.07712756698456487 },
  { epoch: 2, testLoss: 0.012963443802524916 },
  { epoch: 99, testLoss: 0.0022748981968314587 },
  { epoch: 100, testLoss: 0.00304836831082298 },
];

/** Whether a run is the article's but for its seed and the precision of its numbers. */
export function isArticle(settings: TrainingSettings): boolean {
  const { seed: _, precision: __, ...own } = articleSettings;
  return Object.entries(own).every(([name, value]) => settings[name as keyof typeof own] === value);
}
