import type { BacktestBaseline, Finding } from "./backtest.ts";
import type { BacktestNumbers } from "./findings.ts";
import { baselineNamed, percent, titleOf } from "./words.ts";

/** Whether to trust a forecast: one sentence about one step ahead, and one about further steps. */
export function verdict(numbers: BacktestNumbers, findings: readonly Finding[]): string {
  const grave = findings.find(({ code }) =>
    ["leaksTest", "constant", "looksShuffled", "repeatsLastValue"].includes(code),
  );
  if (grave !== undefined) return grave.text;
  const sentence = `${opening(numbers)} ${further(numbers)}`;
  const few = findings.find(({ code }) => code === "fewPoints");
  return few === undefined ? sentence : `${few.text} ${sentence}`;
}

/** "On the last 20 % the LSTM is 38 % better than the seasonal naive, the best baseline (MASE 0.62)". */
function opening({ length, testStart, network, baselines, best }: BacktestNumbers): string {
  const where = `On the last ${percent((length - testStart) / length)} the ${titleOf(network.name)}`;
  const mase = network.oneStep.mase === null ? "" : ` (MASE ${network.oneStep.mase.toPrecision(2)})`;
  const strongest = baselineNamed(baselines, best);
  if (strongest.comparison.oneStep === "better") {
    return `${where} is ${better(strongest)} ${titleOf(best)}, the best baseline, one step ahead${mase};`;
  }
  const simple = baselines.filter(({ name }) => name === "persistence" || name === "seasonalNaive");
  const beaten = simple.filter(({ comparison }) => comparison.oneStep === "better");
  const as =
    strongest.comparison.oneStep === "even"
      ? "no better than"
      : `${percent(-(strongest.comparison.skill ?? 0))} worse than`;
  const rest =
    beaten.length === simple.length ? `, though it beats ${simple.map(({ name }) => titleOf(name)).join(" and ")}` : "";
  return `${where} is ${as} ${titleOf(best)}, the best baseline, one step ahead${mase}${rest}: take ${titleOf(best)};`;
}

function better({ comparison: { skill } }: BacktestBaseline): string {
  return skill === null ? "better than" : `${percent(skill)} better than`;
}

/** Up to which step it is better than all baselines. */
function further({ horizon, network, baselines }: BacktestNumbers): string {
  const beats = network.byHorizon.mae.map((_, step) =>
    baselines.every(({ comparison }) => comparison.byHorizon[step] === "better"),
  );
  const last = beats.indexOf(false);
  if (horizon === 1) return "nothing was asked of further steps.";
  if (last === -1) return `it is better at each of the ${horizon} steps.`;
  if (last > 1) return `it is better than all baselines up to ${last} steps ahead; beyond it is not.`;
  const some = beats.filter(Boolean).length;
  if (some === 0 || (last === 1 && some === 1)) return "further ahead it is not better than all baselines.";
  return `further ahead it is better than all baselines at ${some} of ${horizon} steps.`;
}
