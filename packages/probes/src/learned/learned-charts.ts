import type { LineChart, Message } from "../answer.ts";
import type { BpttTrial } from "./bptt-trials.ts";
import type { Components } from "./components.ts";

/** The states in their first two components: a line where they follow a wave that is known. */
export function stateChart({ x, y, explained: [first, second] }: Components, of: Message, line: boolean): LineChart {
  return {
    kind: "lines",
    title: { key: "learnedStateChart", values: { of } },
    x: { label: { key: "learnedComponent", values: { number: 1, share: first } } },
    y: { label: { key: "learnedComponent", values: { number: 2, share: second } } },
    lines: [
      { name: { key: "learnedStates" }, x, y, as: line ? "line" : "points" },
      { name: { key: "learnedFirstState" }, x: x.slice(0, 1), y: y.slice(0, 1), as: "points" },
    ],
  };
}

/** How far back a gradient reaches, and how far the training passes it. */
export function reachChart(norms: readonly number[], bptt: number): LineChart {
  const relative = norms.map((value) => value / (norms[0] as number));
  const shown = relative.filter((value) => value > 0 && Number.isFinite(value));
  const ends = [shown.reduce((a, b) => Math.min(a, b), 1), shown.reduce((a, b) => Math.max(a, b), 1)];
  const steps = relative.map((_, k) => k);
  return {
    kind: "lines",
    title: { key: "learnedReachChart" },
    x: { label: { key: "learnedStepsBack" } },
    y: { label: { key: "learnedGradient" }, log: true },
    lines: [
      { name: { key: "learnedGradient" }, x: steps, y: relative },
      { name: { key: "learnedOnePercent" }, x: [0, relative.length - 1], y: [0.01, 0.01], as: "dashed" },
      { name: { key: "learnedBpttName", values: { bptt } }, x: [bptt, bptt], y: ends, as: "dashed" },
    ],
  };
}

/** The loss of the run and of trainings with other lengths, by epoch. */
export function bpttChart(
  bptt: number,
  losses: readonly number[],
  trials: readonly BpttTrial[],
  of: Message,
): LineChart {
  const line = (trial: BpttTrial): LineChart["lines"][number] => ({
    name: { key: "learnedBpttName", values: { bptt: trial.bptt } },
    x: trial.losses.map((_, i) => i + 1),
    y: trial.losses,
  });
  return {
    kind: "lines",
    title: { key: "learnedBpttChart", values: { of } },
    x: { label: { key: "epoch" } },
    y: { label: of, log: true },
    lines: [{ bptt, losses }, ...trials].map(line),
  };
}
