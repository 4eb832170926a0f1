import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError } from "@dz/command-line";
import { Features, roll } from "@dz/forecasting";
import { array, loadNpz, loadSafetensors } from "@dz/ndarray";
import { onnxSignature } from "@dz/onnx";
import { RunError, readRun } from "@dz/runs";
import { calendarInputs } from "@dz/series";
import * as ort from "onnxruntime-web/wasm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startRun } from "../launch.ts";
import { type Options, parseOptions } from "../options.ts";
import { resumedOptions } from "../resume.ts";
import { finishedModel } from "../series/finished-model.ts";
import { savedSeriesTask } from "../series/series-input.ts";
import { sales } from "../testing/sales.ts";
import { parseExportArguments } from "./export-arguments.ts";
import { exportRun } from "./export-run.ts";

ort.env.wasm.numThreads = 1;

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

/** Runs a step of a model, with its state going on. */
async function stepper(name: string): Promise<(inputs: Record<string, number[]>) => Promise<number[]>> {
  const bytes = bytesOf(name);
  const session = await ort.InferenceSession.create(bytes);
  const stateInputs = onnxSignature(bytes).inputs.filter((input) => input.name.endsWith("_in"));
  let state = Object.fromEntries(
    stateInputs.map(({ name: input }) => [input, new ort.Tensor("float32", new Float32Array(4), [1, 4])]),
  );
  const [output] = session.outputNames as [string];
  return async (inputs) => {
    const given = Object.entries(inputs).map(([input, row]) => [
      input,
      new ort.Tensor("float32", row, [1, row.length]),
    ]);
    const results = await session.run({ ...Object.fromEntries(given), ...state });
    state = Object.fromEntries(
      Object.keys(state).map((input) => [input, results[input.replace(/_in$/, "_out")] as ort.Tensor]),
    ) as never;
    return Array.from(results[output]?.data as Float32Array);
  };
}

describe("a run of the sine", () => {
  test("predicts in the runtime what it predicted in its last epoch", async () => {
    expect(exported("sine")).toMatch(
      /^.*sine\.onnx {2}\d+ bytes\n {2}takes x \[batch, 1\]\n {2}takes rnn\/h_in \[batch, 4\]/,
    );
    const step = await stepper("sine.onnx");
    const options = resumedOptions({ folder: join(folder, "sine"), given: {} }, readRun(join(folder, "sine")).config);
    const model = finishedModel("sine", options, 1, readRun(join(folder, "sine")).weights as Uint8Array);
    for (let t = 0; t < 100; t++) {
      const x = Math.cos((2 * Math.PI * t) / 25);
      const [y] = await step({ x: [x] });
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

test("a run on a series takes and gives its units: the forecasts of the runtime are those of the run", async () => {
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
  const step = await stepper("series.onnx");
  const { inputs } = onnxSignature(bytesOf("series.onnx"));
  const width = (name: string): number => Number(inputs.find((input) => input.name === name)?.shape[1] ?? 0);
  const calendar = calendarInputs(data.times as Float64Array, plan.calendar);
  for (let t = features.first; t <= to; t++) {
    const y = await step({
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
