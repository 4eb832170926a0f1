import { type Backtest, formatBacktest, type Learned } from "@dz/forecasting";
import { fromTypedArray, saveNpz } from "@dz/ndarray";
import { type NewRun, RunWriter } from "@dz/runs";
import { fixturePlan, judgedRun } from "./learned-fixture.ts";

/** What `config.json` says of the series of the fixture. */
export const fixtureLearned: Learned = {
  name: "co2",
  timeName: "month",
  step: { unit: "month", count: 1, day: 1, offset: 0 },
  timeForm: { template: "YYYY-MM", offset: null },
  observed: [],
  known: [],
  sha256: "0".repeat(64),
  plan: fixturePlan,
};

/** What a run folder of a series has; anything may be replaced by what does not fit. */
export interface LearnedFolderOptions {
  readonly epochs?: number;
  readonly finished?: boolean;
  /** What `config.json` says of the data; null for nothing. */
  readonly data?: object | null;
  /** The arrays of `series.npz`, or its bytes; null for no such file. */
  readonly arrays?: Readonly<Record<string, Float64Array | Float32Array>> | Uint8Array | null;
  /** The text of `backtest.json`; null for no such file. */
  readonly backtest?: string | null;
}

/** Writes a run folder of a run that learned the series of the fixture, as sin-rnn does. */
export function writeLearnedRun(folder: string, options: LearnedFolderOptions = {}): string {
  const { series } = judgedRun();
  const {
    epochs = 2,
    finished = true,
    data = fixtureLearned,
    arrays = { values: series.values, times: series.times as Float64Array },
    backtest = finished ? formatBacktest(series.backtest) : null,
  } = options;
  const writer = new RunWriter(folder, {
    dz: "0.1.0",
    command: "npx --yes pnpm@12 --filter sin-rnn start -- --data co2.csv --column co2",
    seed: 0,
    settings: { model: "lstm", optimizer: "adam", data: "/home/ada/co2.csv", column: "co2" },
    ...(data === null ? {} : { data: data as NonNullable<NewRun["data"]> }),
  });
  if (arrays !== null) writer.saveFile("series", arrays instanceof Uint8Array ? arrays : archive(arrays));
  const points = fixturePlan.testStart - fixturePlan.trainEnd;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const losses = { trainLoss: 1 / epoch, testLoss: Number.NaN, validLoss: 0.5 / epoch };
    writer.append({ epoch, ...losses, seconds: 0.1 }, new Float64Array(points));
  }
  if (backtest !== null) writer.saveFile("backtest", Buffer.from(backtest));
  if (finished) writer.saveWeights(new Uint8Array(4));
  writer.close();
  return folder;
}

/** The bytes of an archive with these arrays. */
function archive(arrays: Readonly<Record<string, Float64Array | Float32Array>>): Uint8Array {
  return saveNpz(
    Object.entries(arrays).map(([name, values]) => [name, fromTypedArray(values, [values.length])] as const),
  );
}

/** The text of a backtest with some fields replaced. */
export function changedBacktest(change: Partial<Backtest>): string {
  return formatBacktest({ ...judgedRun().series.backtest, ...change });
}
