import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError } from "@dz/command-line";
import { noGrad, type Variable, variable } from "@dz/core";
import { Features, roll } from "@dz/forecasting";
import { array, loadNpz, loadSafetensors, zeros } from "@dz/ndarray";
import { importOnnx, onnxSignature } from "@dz/onnx";
import { RunError, readRun } from "@dz/runs";
import { calendarInputs } from "@dz/series";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startRun } from "../launch.ts";
import { type Options, parseOptions } from "../options.ts";
import { resumedOptions } from "../resume.ts";
import { finishedModel } from "../series/finished-model.ts";
import { savedSeriesTask } from "../series/series-input.ts";
import { sales } from "../testing/sales.ts";
import { parseExportArguments } from "./export-arguments.ts";
import { exportRun } from "./export-run.ts";

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dz-export-"));
  writeFileSync(join(folder, "sales.csv"), sales(0, 120));
  await train("sine", "--model", "lstm", "--epochs", "1");
  await train("flat", "--model", "mlp", "--epochs", "1");
  await train("series", "--model", "gru", "--data", "sales.csv", "--epochs", "2", "--log", "--past", "2");
});
afterAll(() => rmSync(folder, { recursive: true }));

const context = () => ({ cwd: folder, now: new Date(), drawSeed: () => 0 });

async function train(out: string, ...args: string[]): Promise<void> {
  const all = ["--hidden", "4", "--seed", "1", "--format", "quiet", ...args, "--out", out];
  expect(await startRun(parseOptions(all, context()) as Options, all, { stopped: () => false, begun() {} })).toBe(true);
}

function exported(...args: string[]): string {
  const asked = parseExportArguments(args, folder);
  if (asked === "help") throw new Error("no help is asked for");
  return exportRun(asked);
}

const bytesOf = (name: string): Uint8Array => readFileSync(join(folder, name));

/** Runs a step of a file, with its state going on. That ONNX Runtime computes the same is tried in packages/conformance. */
function stepper(name: string): (inputs: Record<string, number[]>) => number[] {
  const model = importOnnx(bytesOf(name));
  const states = model.inputs.flatMap((input) => (input.name.endsWith("_in") ? [input.name] : []));
  let state: Record<string, Variable> = Object.fromEntries(
    states.map((input) => [input, variable(zeros([1, 4], { dtype: "float32" }))]),
  );
  return (inputs) => {
    const rows = Object.entries(inputs).map(([input, row]) => [input, array([row], { dtype: "float32" })]);
    const results = noGrad(() => model.run({ ...Object.fromEntries(rows), ...state }));
    state = Object.fromEntries(states.map((input) => [input, results[input.replace(/_in$/, "_out")] as Variable]));
    return Array.from(results[model.outputs[0]?.name ?? ""]?.data.toTypedArray() ?? []);
  };
}

describe("a run of the sine", () => {
  test("predicts as a file what it predicts as a model", () => {
    expect(exported("sine")).toMatch(
      /^.*sine\.onnx {2}\d+ bytes\n {2}takes x \[batch, 1\]\n {2}takes rnn\/h_in \[batch, 4\]/,
    );
    const step = stepper("sine.onnx");
    const options = resumedOptions({ folder: join(folder, "sine"), given: {} }, readRun(join(folder, "sine")).config);
    const model = finishedModel("sine", options, 1, readRun(join(folder, "sine")).weights as Uint8Array);
    for (let t = 0; t < 100; t++) {
      const x = Math.cos((2 * Math.PI * t) / 25);
      const [y] = step({ x: [x] });
      expect(y).toBeCloseTo(model.forward(array([[x]])).item(), 4);
    }
  });

  test("has a sequence form, and its weights as files of arrays", () => {
    expect(exported("sine", "--form", "sequence", "--out", "s.onnx")).toContain("takes x [length, batch, 1]");
    exported("sine", "--to", "npz");
    exported("sine", "--to", "safetensors");
    const numbers = (arrays: ReturnType<typeof loadNpz>) =>
      Array.from(arrays, ([name, x]) => [name, x.toArray()]).sort();
    const kept = numbers(loadNpz(readRun(join(folder, "sine")).weights as Uint8Array));
    expect(numbers(loadNpz(bytesOf("sine.npz")))).toEqual(kept);
    expect(numbers(loadSafetensors(bytesOf("sine.safetensors")))).toEqual(kept);
  });

  test("a network without a state has one form", () => {
    expect(exported("flat")).toMatch(/takes x \[batch, 1\]\n {2}gives y \[batch, 1\]\n$/);
    expect(() => exported("flat", "--form", "step", "--out", "f.onnx")).toThrow(
      new UsageError("--form step: the network of this run has no state, so there is one form; omit it"),
    );
  });
});

test("a run on a series takes and gives its units: the forecasts of the file are those of the run", () => {
  expect(exported("series")).toContain("gives forecast [batch, ");
  const run = readRun(join(folder, "series"));
  const { data, learned } = savedSeriesTask("series", run.config, run.file("series"));
  const { plan } = learned;
  const options = resumedOptions({ folder: run.folder, given: {} }, run.config);
  const outputs = plan.strategy === "direct" ? plan.horizon : 1;
  const model = finishedModel("series", options, outputs, run.weights as Uint8Array);
  const features = new Features(data, plan);
  const [from, to] = [plan.testStart, plan.length - 2];
  const want = roll(model, features, { from, to, steps: outputs, dtype: "float64" });
  const step = stepper("series.onnx");
  const { inputs } = onnxSignature(bytesOf("series.onnx"));
  const width = (name: string): number => Number(inputs.find((input) => input.name === name)?.shape[1] ?? 0);
  const calendar = calendarInputs(data.times as Float64Array, plan.calendar);
  for (let t = features.first; t <= to; t++) {
    const y = step({
      values: [...data.values.subarray(t + 1 - width("values"), t + 1)],
      ...(calendar.length > 0 ? { calendar: calendar.map((each) => each[t + 1] as number) } : {}),
    });
    if (t < from) continue;
    for (const [j, value] of y.entries()) {
      const expected = want[t - from]?.[j] as number;
      expect(Math.abs(value - expected)).toBeLessThan(1e-4 * Math.abs(expected));
    }
  }
});

test("refuses what is no finished run, and to overwrite", () => {
  expect(() => exported("nothing")).toThrow(RunError);
  expect(() => exported("sine", "--out", "sales.csv")).toThrow(/exists already and is not overwritten/);
});
