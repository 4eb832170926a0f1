import { spawn } from "node:child_process";
import { join } from "node:path";
import { type Backtest, parseBacktest } from "@dz/forecasting";
import { readRun } from "@dz/runs";
import { sources } from "../sin-rnn.ts";
import { fileOf, type TrialSeries } from "./series.ts";

/** The networks that are compared. */
export const networks = ["rnn", "lstm", "gru"] as const;

/** A run of the command on a series. */
export interface Learned {
  readonly series: string;
  readonly model: string;
  readonly seed: number;
  /** The validation loss of the epoch whose weights were taken. */
  readonly validLoss: number;
  /** How many epochs it trained. */
  readonly epochs: number;
  readonly backtest: Backtest;
}

/** Which run, and further options for the command. */
export interface Asked {
  readonly series: TrialSeries;
  readonly model: string;
  readonly seed: number;
  readonly options: readonly string[];
}

/** Runs the command into a new run folder in a folder, and reads what it wrote there. Rejects with its message if it fails. */
export async function learn(
  { series, model, seed, options }: Asked,
  folder: string,
  program: string = sources,
): Promise<Learned> {
  const { name, column, args } = series;
  const out = join(folder, `${name}-${model}-${seed}`);
  const all = [
    "--data",
    fileOf(series, folder),
    "--column",
    column,
    ...args,
    "--model",
    model,
    "--seed",
    String(seed),
    ...options,
  ];
  await run(program, [...all, "--out", out, "--format", "quiet", "--checkpoint-every", "1000000"]);
  const { metrics, file: saved } = readRun(out);
  const bytes = saved("backtest");
  if (bytes === null) throw new Error(`${out}: the run has no backtest.json`);
  const backtest = parseBacktest(Buffer.from(bytes).toString());
  const validLoss = metrics.find(({ epoch }) => epoch === backtest.network.epoch)?.validLoss ?? Number.NaN;
  return { series: name, model, seed, validLoss, epochs: metrics.length, backtest };
}

function run(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, ["--conditions=@dz/source", program, ...args], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the command ended with exit code ${code}: ${stderr.trim()}`));
    });
  });
}
