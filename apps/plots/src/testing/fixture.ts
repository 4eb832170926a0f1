/**
 * A small, reproducible report for tests: waves of 40 points, and runs of 12 epochs whose losses and predictions are
 * formulas.
 *
 * @module
 */
import type { Report, ReportRun, Wave } from "../report-data.ts";
import type { RunGroup } from "../stats/groups.ts";

const POINTS = 40;
const EPOCHS = 12;

function wave(f: (i: number) => number): Wave {
  const values = Float64Array.from({ length: POINTS + 1 }, (_, i) => f(i));
  return { xs: values.slice(0, -1), ts: values.slice(1) };
}

/** Irregular numbers from -1 to 1. */
function noise(i: number): number {
  return Math.sin(i * i + 3 * i);
}

const data: Report["data"] = {
  train: wave((i) => Math.sin((2 * Math.PI * i) / POINTS) + 0.05 * noise(i)),
  cosine: wave((i) => Math.cos((2 * Math.PI * i) / POINTS)),
  testWave: wave((i) => Math.cos((4 * Math.PI * i) / POINTS)),
};

/** A run that is worse at the beginning of the wave; `waves` is the amplitude of its losses. */
export function fixtureRun({
  model = "rnn",
  optimizer = "adam",
  seed = 0,
  waves = 0.5,
}: {
  model?: string;
  optimizer?: string;
  seed?: number;
  waves?: number;
}): ReportRun {
  const names: Readonly<Record<string, string>> = { rnn: "SimpleRNN", mlp: "MLP", adam: "Adam", sgd: "SGD" };
  const [modelName = model, optimizerName = optimizer] = [names[model], names[optimizer]];
  const size = (epoch: number): number =>
    Math.exp(-epoch / 3) * (1 + waves * noise(epoch + seed)) +
    0.02 * (1 + waves * (epoch > EPOCHS - 2 ? 1 : noise(epoch)));
  const epochs = Array.from({ length: EPOCHS }, (_, i) => ({
    epoch: i + 1,
    trainLoss: 1.2 * size(i),
    testLoss: size(i + 0.5),
  }));
  return {
    name: `${model}-${optimizer}${seed === 0 ? "" : `-${seed}`}`,
    label: `${modelName} + ${optimizerName}${seed === 0 ? "" : `, seed ${seed}`}`,
    model: modelName,
    optimizer: optimizerName,
    config: {
      dz: "0.1.0",
      node: "v26.10.0",
      started: "2026-01-02T03:04:05.000Z",
      command: `npx --yes pnpm@12 --filter sin-rnn start --model ${model} --optimizer ${optimizer} --seed ${seed}`,
      seed,
      settings: { model, optimizer, lr: 0.001, epochs: EPOCHS },
    },
    epochs,
    predictions: epochs.map(({ epoch }) =>
      data.testWave.ts.map((t, i) => t + Math.sqrt(size(epoch)) * (0.3 * Math.exp(-i / 3) + 0.1 * Math.sin(i / 2))),
    ),
    folder: `/home/ada/runs/compare/${model}-${optimizer}`,
    warnings: [],
  };
}

/** A report of some runs (default two that differ in much, and a third that differs in its seed). */
export function fixtureReport(
  runs: readonly ReportRun[] = [
    fixtureRun({}),
    fixtureRun({ model: "mlp", optimizer: "sgd", waves: 0 }),
    fixtureRun({ seed: 1 }),
  ],
): Report {
  return {
    runs,
    data,
    seed: 0,
    command: "npx --yes pnpm@12 --filter plots start runs/compare",
    language: "en",
    versions: { dz: "0.1.0", node: "v26.10.0" },
    problems: [],
  };
}

/** The runs of a report on the sine, as those that may be compared. */
export function fixtureGroup(runs: readonly ReportRun[] = fixtureReport().runs): RunGroup {
  return { runs, suffix: "", of: "" };
}
