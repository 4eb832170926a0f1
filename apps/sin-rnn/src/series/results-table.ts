import { type Backtest, titleOf } from "@dz/forecasting";
import { layOut } from "./lay-out.ts";

/** Four significant digits, without an exponent where that is short. */
export function digits(value: number | null): string {
  if (value === null) return "-";
  if (value === 0) return "0";
  const size = Math.abs(value);
  return size >= 1e-3 && size < 1e6
    ? value
        .toPrecision(4)
        .replace(/(\.\d*?)0+$|\.$/, "$1")
        .replace(/\.$/, "")
    : value.toExponential(2);
}

/** The errors of the network and of the baselines on the test part, the smallest first, and what is to be said of them. */
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
  const head = ["on the test part", "MAE", "RMSE", "sMAPE", "MASE", "network against it", `MASE, ${steps}`];
  const lines = layOut([
    head,
    ...rows.map(({ name, oneStep, byHorizon, skill }) => [
      titleOf(name),
      digits(oneStep.mae),
      digits(oneStep.rmse),
      `${digits(oneStep.smape * 100)} %`,
      digits(oneStep.mase),
      skill === null ? "" : `${skill >= 0 ? "+" : "−"}${Math.abs(Math.round(skill * 100))} %`,
      digits(byHorizon.mase),
    ]),
  ]);
  const said = [
    verdict,
    ...findings.filter(({ code, text }) => code !== "noSkill" && !verdict.includes(text)).map(({ text }) => text),
  ];
  return `${lines.join("\n")}\n\n${said.join("\n")}\n`;
}
