import { cycle, drawChart, lineMark, short, square } from "@dz/drawing";
import type { Figure } from "../figure.ts";
import { sectionOf } from "../learned/learned-series.ts";
import type { EpochLosses, ReportRun } from "../report-data.ts";
import { left } from "./left.ts";

type WithNorm = EpochLosses & { readonly gradNorm: number };

function hasNorm(epoch: EpochLosses): epoch is WithNorm {
  return epoch.gradNorm !== undefined && Number.isFinite(epoch.gradNorm);
}

/** The train loss of a run and the norm of its gradient, on one log axis; null for a run without norms. */
export function gradientNorm(run: ReportRun): Figure | null {
  const { name, label, model, optimizer, epochs } = run;
  const known = epochs.filter(hasNorm);
  const [first] = known;
  if (first === undefined) return null;
  const largest = known.reduce((best, epoch) => (epoch.gradNorm > best.gradNorm ? epoch : best), first);
  const last = known.at(-1) as WithNorm;
  const id = `gradient-norm-${name}`;
  const numbers = epochs.map(({ epoch }) => epoch);
  const normed = epochs.filter(({ gradNorm }) => gradNorm !== undefined);
  const svg = drawChart({
    id,
    size: square,
    title: "Loss and Norm of the Gradient",
    subtitle: `model:${model}, optimizer:${optimizer}`,
    x: { label: "epoch" },
    y: { label: "train loss, norm", log: true },
    marks: [
      lineMark(
        numbers,
        epochs.map(({ trainLoss }) => trainLoss),
        { color: cycle[0] as string, label: "train loss" },
      ),
      lineMark(
        normed.map(({ epoch }) => epoch),
        normed.map(({ gradNorm }) => gradNorm ?? Number.NaN),
        { color: cycle[2] as string, label: "norm of the gradient" },
      ),
    ],
  });
  return {
    id,
    ...sectionOf(run),
    title: `Loss and gradient of ${label}`,
    description: `The norm of the gradient of ${label} is largest in epoch ${largest.epoch}, ${short(largest.gradNorm)}, and ${short(last.gradNorm)} in the last, ${last.epoch}${left(run)}.`,
    svg,
    table: {
      columns: ["epoch", "train loss", "norm of the gradient"],
      rows: epochs.map(({ epoch, trainLoss, gradNorm }) => [epoch, trainLoss, gradNorm ?? ""]),
    },
  };
}
