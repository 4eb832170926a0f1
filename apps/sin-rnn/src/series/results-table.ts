import { type Backtest, titleOf } from "@dz/forecasting";
import { tableLines } from "@dz/text";
import { shownNumber } from "./shown-number.ts";

/**
 * The errors of the network and of the baselines on the test part, the smallest first, then what is to be said of them, and
 * the verdict as the last line. `skill` is by how much the MAE of the network is below that of a baseline.
 */
export function resultsTable({ network, baselines, horizon, findings, verdict }: Backtest): string {
  const rows = [
    { name: network.name, oneStep: network.oneStep, byHorizon: network.byHorizon, skill: null },
    ...baselines.map(({ name, oneStep, byHorizon, comparison }) => ({
      name,
      oneStep,
      byHorizon,
      skill: comparison.skill,
    })),
  ].sort((a, b) => a.oneStep.mae - b.oneStep.mae);
  const steps = horizon === 1 ? "1 step" : `${horizon} steps`;
  const head = ["on the test part", "MAE", "RMSE", "sMAPE", "MASE", "skill", `MASE, ${steps}`];
  const lines = tableLines([
    head,
    ...rows.map(({ name, oneStep, byHorizon, skill }) => [
      titleOf(name),
      shownNumber(oneStep.mae),
      shownNumber(oneStep.rmse),
      `${(oneStep.smape * 100).toPrecision(3)} %`,
      shownNumber(oneStep.mase),
      skill === null ? "" : shownSkill(Math.round(skill * 100)),
      shownNumber(byHorizon.mase),
    ]),
  ]);
  const said = findings
    .filter(({ code, text }) => code !== "noSkill" && !verdict.includes(text))
    .map(({ text }) => text);
  return `${[...lines, "", ...said, verdict].join("\n")}\n`;
}

function shownSkill(percent: number): string {
  return `${percent > 0 ? "+" : percent < 0 ? "−" : ""}${Math.abs(percent)} %`;
}
