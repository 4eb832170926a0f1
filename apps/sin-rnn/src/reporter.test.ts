import type { Epoch } from "@dz/training";
import { expect, test } from "vitest";
import { type Options, parseOptions } from "./options.ts";
import { createReporter, type Summary } from "./reporter.ts";

const predictions = Float64Array.of(1, 0, -1);
const summary: Summary = {
  epochs: 2,
  bestEpoch: 1,
  judgedBy: "test",
  bestLoss: 0.07712756698456487,
  savedEpoch: 2,
  trainLoss: 1e-7,
  lastLoss: Number.NaN,
  seconds: 1.25,
  folder: "/runs/x",
  again: "start --seed 42",
  resume: null,
};

function epoch(n: number, trainLoss: number, testLoss: number): Epoch {
  return { epoch: n, trainLoss, testLoss, seconds: 0.5, gradNorm: 1, predictions };
}

/** The output of a run of two epochs, per stream. */
function report(format: Options["format"], end: "finish" | "interrupted" | "failed", isTTY = false) {
  const text = { stdout: "", stderr: "" };
  const reporter = createReporter(format, {
    stdout: { write: (s) => (text.stdout += s) },
    stderr: { write: (s) => (text.stderr += s) },
    isTTY,
    columns: 60,
    color: false,
  });
  const options = parseOptions([], { cwd: "/", now: new Date(), drawSeed: () => 42 }) as Options;
  reporter.start(options, "/runs/x", null, null);
  reporter.epoch(epoch(1, 0.2087385446193373, 0.07712756698456487));
  reporter.epoch(epoch(2, 1e-7, Number.NaN));
  if (end === "finish") reporter.finish(summary, predictions, predictions, null);
  else if (end === "interrupted") reporter.interrupted({ ...summary, resume: "start --resume" });
  else reporter.failed();
  return text;
}

const lines = [
  "rnn, adam (lr 0.001), hidden 100, bptt 30, float64, 100 epochs, seed 42",
  "epoch:1",
  "train loss:0.2087385446193373",
  "test loss:0.07712756698456487",
  "epoch:2",
  "train loss:1e-07",
  "test loss:nan",
];
const end = "2 epochs in 1.3 s, best test loss 0.07712756698456487 at epoch 1, run folder /runs/x";

test("lines are the article's, between a line with the seed and a summary", () => {
  const stdout = (last: string[]) => [...lines, ...last].map((line) => `${line}\n`).join("");
  expect(report("lines", "finish")).toEqual({ stdout: stdout([end]), stderr: "" });
  expect(report("lines", "interrupted")).toEqual({
    stdout: stdout([`interrupted: ${end}`, "to resume: start --resume"]),
    stderr: "",
  });
  expect(report("lines", "failed")).toEqual({ stdout: stdout([]), stderr: "" });
});

test("auto is lines if standard output is not a terminal, and lines is the same on a terminal", () => {
  expect(report("auto", "finish")).toEqual(report("lines", "finish"));
  expect(report("lines", "finish", true)).toEqual(report("lines", "finish"));
});

test("auto on a terminal is the bar with plot and summary", () => {
  const { stdout, stderr } = report("auto", "finish", true);
  expect(stderr).toBe("");
  expect(stdout).toContain("\x1b[?25l\r\x1b[?7lepoch   0/100");
  expect(stdout).not.toContain("epoch:1");
  expect(stdout.endsWith(`${end}\n`)).toBe(true);
});

test("json is one object per line and nothing else", () => {
  const { stdout, stderr } = report("json", "finish");
  expect(stderr).toBe("");
  const { judgedBy: _, bestLoss, lastLoss: __, ...rest } = summary;
  const objects = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
  expect(objects).toEqual([
    {
      type: "start",
      model: "rnn",
      optimizer: "adam",
      lr: 0.001,
      schedule: "none",
      clip: null,
      epochs: 100,
      hidden: 100,
      bptt: 30,
      batch: null,
      seed: 42,
      seedGiven: false,
      precision: "float64",
      keepBest: false,
      keepPredictions: 1,
      keepCheckpoints: null,
      checkpointEvery: { seconds: 1 },
      detectAnomaly: false,
      folder: "/runs/x",
      resumedAfter: 0,
    },
    { type: "epoch", epoch: 1, trainLoss: 0.2087385446193373, testLoss: 0.07712756698456487, seconds: 0.5 },
    { type: "epoch", epoch: 2, trainLoss: 1e-7, testLoss: "NaN", seconds: 0.5 },
    { type: "end", interrupted: false, ...rest, bestTestLoss: bestLoss, testLoss: "NaN" },
  ]);
  expect(report("json", "interrupted").stdout).toContain('{"type":"end","interrupted":true,');
  expect(report("json", "failed").stdout).not.toContain('"end"');
});

test("quiet prints nothing, even on a terminal", () => {
  for (const how of ["finish", "interrupted", "failed"] as const) {
    expect(report("quiet", how)).toEqual({ stdout: "", stderr: "" });
    expect(report("quiet", how, true)).toEqual({ stdout: "", stderr: "" });
  }
});
