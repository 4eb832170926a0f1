import type { BacktestBaseline, Finding } from "./backtest.ts";
import type { BacktestNumbers } from "./findings.ts";
import { baselineNamed, percent, titleOf } from "./words.ts";

/** With fewer test values than this there is nothing to be said but that. */
const FEWEST = 10;

/** Whether to trust a forecast: a sentence about one step ahead, and one about further steps. */
export function verdict(numbers: BacktestNumbers, findings: readonly Finding[]): string {
  const grave = findings.find(({ code }) =>
    ["leaksTest", "constant", "looksShuffled", "repeatsLastValue"].includes(code),
  );
  if (grave?.code === "repeatsLastValue") return `${grave.text}${instead(numbers)}`;
  if (grave !== undefined) return grave.text;
  const few = findings.find(({ code }) => code === "fewPoints");
  if (few !== undefined && numbers.length - numbers.testStart < FEWEST) return few.text;
  const sentence = `${opening(numbers)} ${further(numbers)}`.trim();
  return few === undefined ? sentence : `${few.text} ${sentence}`;
}

/** What to take in place of a network that repeats the last value; nothing if no baseline is clearly better than that. */
function instead({ baselines, best }: BacktestNumbers): string {
  const [last, strongest] = [baselineNamed(baselines, "persistence"), baselineNamed(baselines, best)];
  const part = 1 - strongest.oneStep.mae / last.oneStep.mae;
  const title = titleOf(best);
  return part < 0.05 ? "" : ` ${title[0]?.toUpperCase()}${title.slice(1)} is ${percent(part)} better than that.`;
}

/** How it stands to the baselines one step ahead. */
function opening({ length, testStart, network, baselines, best }: BacktestNumbers): string {
  const where = `On the last ${percent((length - testStart) / length)} the ${titleOf(network.name)}`;
  const mase = network.oneStep.mase === null ? "" : ` (MASE ${network.oneStep.mase.toPrecision(2)})`;
  const strongest = baselineNamed(baselines, best);
  if (strongest.comparison.oneStep === "better") {
    return `${where} is ${better(strongest)} ${titleOf(best)}, the best baseline, one step ahead${mase}.`;
  }
  const beaten = ["persistence", "seasonalNaive"].filter((name) =>
    baselines.some((baseline) => baseline.name === name && baseline.comparison.oneStep === "better"),
  );
  const { oneStep, skill } = strongest.comparison;
  const stands =
    oneStep === "even"
      ? "is as good or better and needs no training"
      : skill === null
        ? "is better"
        : `is ${percent(1 - 1 / (1 - skill))} better`;
  if (beaten.length === 0) {
    return `${where} is no better than ${titleOf(best)} one step ahead${mase}: take that, which ${stands}.`;
  }
  const names = beaten.map(titleOf).join(" and ");
  return `${where} beats ${names} one step ahead${mase}, but not ${titleOf(best)}, which ${stands}: take that.`;
}

function better({ comparison: { skill } }: BacktestBaseline): string {
  return skill === null ? "better than" : `${percent(skill)} better than`;
}

/** Up to which step it is better than all baselines. */
function further({ horizon, network, baselines }: BacktestNumbers): string {
  if (horizon === 1) return "";
  const beats = network.byHorizon.mae.map((_, step) =>
    baselines.every(({ comparison }) => comparison.byHorizon[step] === "better"),
  );
  const first = beats.indexOf(false);
  const count = beats.filter(Boolean).length;
  if (first === -1) return `It is better than all of them at each of the ${horizon} steps.`;
  if (first > 1 && count === first)
    return `It is better than all of them up to ${first} steps ahead; beyond it is not.`;
  if (count - Math.min(first, 1) === 0) return "Further ahead it is not better than all of them.";
  return `It is better than all of them at ${count} of ${horizon} steps ahead.`;
}
