import type { Words } from "./words.ts";

/** What several answers say, and the names on their charts. */
export const commonWords = {
  text: { en: "{text}", ja: "{text}" },
  step: { en: "step", ja: "ステップ" },
  epoch: { en: "epoch", ja: "エポック" },
  loss: { en: "mean squared error", ja: "平均二乗誤差" },
  squaredError: { en: "squared error", ja: "二乗誤差" },
  testLoss: { en: "test loss", ja: "テスト誤差" },
  trainLoss: { en: "training loss", ja: "訓練誤差" },
  theNetwork: { en: "the network", ja: "ネットワーク" },
} as const satisfies Words;
