import type { BacktestBaseline } from "./backtest.ts";

/** The baseline with a name. */
export function baselineNamed(baselines: readonly BacktestBaseline[], name: string): BacktestBaseline {
  const found = baselines.find((baseline) => baseline.name === name);
  if (found === undefined) throw new Error(`there is no baseline ${name}`);
  return found;
}

const titles: Readonly<Record<string, string>> = {
  persistence: "persistence",
  mean: "the mean",
  drift: "the drift",
  seasonalNaive: "the seasonal naive",
  ar: "an autoregression",
  theta: "Theta",
  rnn: "RNN",
  mlp: "MLP",
  lstm: "LSTM",
  gru: "GRU",
};

/** What a method is called in a sentence. */
export function titleOf(name: string): string {
  return Object.hasOwn(titles, name) ? (titles[name] as string) : name;
}

/** A part as `38 %`. */
export function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}
