import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Backtest, formatBacktest } from "@dz/forecasting";
import { fromTypedArray, saveNpz } from "@dz/ndarray";
import { RunWriter } from "@dz/runs";
import { fixturePlan, judgedRun } from "./learned-fixture.ts";

/** What a run folder of a series has; anything may be replaced by what does not fit. */
export interface LearnedFolderOptions {
  readonly epochs?: number;
  readonly finished?: boolean;
  /** What `config.json` says of the data. */
  readonly data?: unknown;
  /** The arrays of `series.npz`; null for no such file. */
  readonly arrays?: Readonly<Record<string, Float64Array | Float32Array>> | null;
  /** The text of `backtest.json`; null for no such file. */
  readonly backtest?: string | null;
}

/** Writes a run folder of a run that learned the series of the fixture. */
export function writeLearnedRun(folder: string, options: LearnedFolderOptions = {}): string {
  const { series } = judgedRun();
  const {
    epochs = 2,
    finished = true,
    data = { name: series.name, plan: fixturePlan },
    arrays = { values: series.values, times: series.times as Float64Array },
    backtest = finished ? formatBacktest(series.backtest) : null,
  } = options;
  const writer = new RunWriter(folder, {
    dz: "0.1.0",
    command: "npx --yes pnpm@12 --filter sin-rnn start -- --data co2.csv --column co2",
    seed: 0,
    settings: { model: "lstm", optimizer: "adam", data: "/home/ada/co2.csv", column: "co2" },
  });
  const points = fixturePlan.testStart - fixturePlan.trainEnd;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const losses = { trainLoss: 1 / epoch, testLoss: 0.5 / epoch };
    writer.append({ epoch, ...losses, seconds: 0.1 }, new Float64Array(points));
  }
  if (finished) writer.saveWeights(new Uint8Array(4));
  writer.close();
  const file = (name: string): string => join(folder, name);
  const config = JSON.parse(readFileSync(file("config.json"), "utf8")) as object;
  writeFileSync(file("config.json"), JSON.stringify({ ...config, data }));
  rmSync(file("checksums.json"), { force: true });
  if (arrays !== null) {
    const pairs = Object.entries(arrays).map(
      ([name, values]) => [name, fromTypedArray(values, [values.length])] as const,
    );
    writeFileSync(file("series.npz"), saveNpz(pairs));
  }
  if (backtest !== null) writeFileSync(file("backtest.json"), backtest);
  return folder;
}

/** The text of a backtest with some fields replaced. */
export function changedBacktest(change: Partial<Backtest>): string {
  return formatBacktest({ ...judgedRun().series.backtest, ...change });
}
