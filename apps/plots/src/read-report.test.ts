import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RunWriter, scanRun } from "@dz/runs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readReport } from "./read-report.ts";
import type { ReportRun } from "./report-data.ts";
import { framesOf } from "./stats/frames.ts";
import { lastShown, shownEpochs } from "./stats/losses.ts";
import { writeRun } from "./testing/run-folder.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plots-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const about = { command: "again", versions: { dz: "1", node: "2" } };
const at = (name: string) => join(folder, name);
const read = (...names: string[]) => readReport(names.map(at), about);

test("a fork finds its run by the sum of its config.json, wherever that is", () => {
  writeRun(at("a"), {});
  const { config, configSha256: sha256 } = scanRun(at("a"), () => {});
  const forked = (name: string, sum: string): void => {
    const about = { ...config, fork: { run: "runs/elsewhere", sha256: sum, epoch: 1 } };
    const row = new Float64Array(999);
    const past = (writer: RunWriter): void => {
      writer.append({ epoch: 1, trainLoss: 1, testLoss: 1, seconds: 1 }, row);
      writer.checkpoint(new Uint8Array(1));
    };
    RunWriter.fork(at(name), about, past).close();
  };
  forked("b", sha256);
  forked("c", "0".repeat(64));
  const [run, fork, lone] = read("a", "b", "c").runs;
  expect(run).not.toHaveProperty("fork");
  expect(fork?.fork).toEqual({ run: "runs/elsewhere", epoch: 1, parent: run?.name });
  expect(lone?.fork).toEqual({ run: "runs/elsewhere", epoch: 1 });
});

test("runs in their order, with what they were trained and tested with", () => {
  writeRun(at("a"), { seed: 0 });
  writeRun(at("b"), { model: "mlp", epochs: 3 });
  const report = read("b", "a");
  expect(report).toMatchObject({ seed: 5, problems: [], ...about });
  expect(report.runs.map(({ name, label, folder }) => [name, label, folder])).toEqual([
    ["mlp-adam", "MLP + Adam", at("b")],
    ["rnn-adam", "SimpleRNN + Adam", at("a")],
  ]);
  expect(report.runs[0]?.epochs[2]).toEqual({ epoch: 3, trainLoss: 1 / 3, testLoss: 0.5 / 3 });
  expect(report.runs[0]?.predictions.map(({ length }) => length)).toEqual([999, 999, 999]);
});

test("of a run that kept some predictions, those are shown, with the epochs that they are of", () => {
  writeRun(at("a"), { epochs: 7, keep: 3 });
  writeRun(at("b"), { epochs: 2, keep: 3 });
  const { runs, problems } = read("a", "b");
  const [run] = runs as [ReportRun];
  expect(run.epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(shownEpochs(run).map(({ epoch }) => epoch)).toEqual([3, 6]);
  expect(run.predictions.map(([first]) => first)).toEqual([3, 6]);
  expect([framesOf(run, 1), framesOf(run, 5)]).toEqual([
    [0, 1],
    [0, 1],
  ]);
  expect(lastShown(run).epoch).toBe(6);
  expect(problems).toEqual([`run folder ${at("b")}: no prediction was kept yet`]);
});

test("of a long run that kept some predictions, as many are shown as of one that kept all", () => {
  writeRun(at("a"), { epochs: 3000, keep: 3 });
  const [run] = read("a").runs as [ReportRun];
  const shown = shownEpochs(run).map(({ epoch }) => epoch);
  expect(shown.length).toBeGreaterThan(150);
  expect(shown.length).toBeLessThan(350);
  for (const [i, epoch] of shown.entries()) expect([epoch % 3, run.predictions[i]?.[0]]).toEqual([0, epoch]);
  expect(framesOf(run, 1).length).toBeLessThanOrEqual(100);
  expect(framesOf(run, 1).length).toBeGreaterThan(90);
});

test("waves are those of the article; the noise is that of the first run's seed", () => {
  writeRun(at("a"), { seed: 0 });
  const { train, cosine, testWave } = read("a").data;
  for (const { xs, ts } of [train, cosine, testWave]) {
    expect(xs.length).toBe(999);
    expect(ts.slice(0, -1)).toEqual(xs.slice(1));
  }
  // np.random.seed(0): the first noise is 0.1 · 0.5488135 - 0.05.
  expect(train.xs[0]).toBeCloseTo(0.00488135, 8);
  expect(cosine.xs[500]).toBeCloseTo(Math.cos((2 * Math.PI * 500) / 999), 12);
  expect(testWave.xs[500]).toBeCloseTo(Math.cos((4 * Math.PI * 500) / 999), 12);
});

test("waves have the noise of the seed of the first run that can be read", () => {
  writeRun(at("a"), { seed: 3, points: 7 });
  writeRun(at("b"), { seed: 1234 });
  writeRun(at("c"), { seed: 0 });
  const { seed, data } = read("a", "b", "c");
  expect(seed).toBe(1234);
  // np.random.seed(1234): the first noises are 0.1 · 0.1915194503788923 - 0.05 and 0.1 · 0.6221087710398319 - 0.05.
  expect(data.train.xs[0]).toBeCloseTo(0.0191519450378892 - 0.05, 12);
  expect(data.train.xs[1]).toBeCloseTo(Math.sin((2 * Math.PI) / 999) + 0.0622108771039832 - 0.05, 12);
  // The cosine has none.
  expect(data.cosine).toEqual(read("c").data.cosine);
  expect(data.testWave).toEqual(read("c").data.testWave);
});

test("a run has what its folder says: configuration, losses and the predictions of each epoch", () => {
  writeRun(at("a"), { seed: 3, model: "mlp", epochs: 2 });
  const [run] = read("a").runs;
  const { started, node, ...config } = run?.config ?? {};
  expect(config).toEqual({
    dz: "0.1.0",
    command: "npx --yes pnpm@12 --filter sin-rnn start",
    seed: 3,
    settings: { model: "mlp", optimizer: "adam", lr: 0.001 },
  });
  expect(node).toBe(process.version);
  expect(Date.parse(started ?? "")).toBeGreaterThan(0);
  expect(run?.epochs).toEqual([
    { epoch: 1, trainLoss: 1, testLoss: 0.5 },
    { epoch: 2, trainLoss: 0.5, testLoss: 0.25 },
  ]);
  expect(run?.predictions.map((values) => [values[0], values[1], values[998]])).toEqual([
    [1, 1.001, 1.998],
    [2, 2.001, 2.998],
  ]);
});

describe("a folder that cannot be read is a sentence, and the others are there", () => {
  test.each([
    ["is missing", (path: string) => mkdirSync(path), "config.json is missing"],
    [
      "is newer",
      (path: string) => change(path, "config.json", '"format": 1', '"format": 2'),
      "format is 2, expected 1",
    ],
    [
      "is damaged",
      (path: string) => change(path, "metrics.jsonl", '"epoch":2', '"epoch":"x"'),
      "metrics.jsonl line 2: epoch",
    ],
    ["has no predictions", (path: string) => rmSync(join(writeRun(path), "predictions.npy")), "predictions.npy"],
    ["has no epoch", (path: string) => writeRun(path, { epochs: 0 }), "no epoch is complete yet"],
    [
      "predicts something else",
      (path: string) => writeRun(path, { points: 7 }),
      "has 7 points for each epoch, expected 999",
    ],
  ])("%s", (_, damage, message) => {
    writeRun(at("good"));
    damage(at("bad"));
    const { runs, problems } = read("bad", "good");
    expect(runs.map(({ folder }) => folder)).toEqual([at("good")]);
    expect(problems).toEqual([expect.stringContaining(message)]);
    expect(problems[0]).toContain(at("bad"));
    expect(problems[0]).not.toContain("\n");
  });

  function change(path: string, file: string, old: string, text: string): void {
    writeRun(path);
    const whole = readFileSync(join(path, file), "utf8");
    expect(whole).toContain(old);
    writeFileSync(join(path, file), whole.replace(old, text));
  }
});

test("what is wrong with this program and not with a folder is thrown", () => {
  expect(() => readReport([null as unknown as string], about)).toThrow(TypeError);
});

describe("a file that is a link, or no file, is not read, whatever it leads to", () => {
  test.each(["config.json", "metrics.jsonl", "predictions.npy", "weights.npz"])("%s", (name) => {
    writeRun(at("run"));
    writeRun(at("good"));
    writeFileSync(at("secret"), "the secret words");
    rmSync(at(`run/${name}`));
    symlinkSync(at("secret"), at(`run/${name}`));
    const { runs, problems } = read("run", "good");
    expect(runs.map(({ folder }) => folder)).toEqual([at("good")]);
    expect(problems).toEqual([`run folder ${at("run")}: ${name} is a link, which is not followed`]);
    rmSync(at(`run/${name}`));
    execFileSync("mkfifo", [at(`run/${name}`)]); // reading it would wait for ever
    expect(read("run").problems).toEqual([`run folder ${at("run")}: ${name} is not a file`]);
  });
});

test("a run with more epochs than fit into memory at once is shown, by some of its predictions", () => {
  const epochs = 134_400; // more than 2 ** 30 bytes of predictions
  writeRun(at("long"), { epochs: 1, finished: false });
  const lines = Array.from({ length: epochs }, (_, i) => {
    return `{"epoch":${i + 1},"trainLoss":${1 / (i + 1)},"testLoss":${i === 70_000 ? 1e-9 : 2 / (i + 1)},"seconds":1}\n`;
  });
  writeFileSync(at("long/metrics.jsonl"), lines.join(""));
  const header = readFileSync(at("long/predictions.npy")).subarray(0, 128).toString("latin1");
  const counted = `${header.replace("(1,", `(${epochs},`).trimEnd().padEnd(127)}\n`;
  const file = openSync(at("long/predictions.npy"), "r+");
  writeSync(file, Buffer.from(counted, "latin1"), 0, 128, 0);
  writeSync(file, new Uint8Array(Float64Array.of(7).buffer), 0, 8, 128 + 70_000 * 999 * 8);
  ftruncateSync(file, 128 + epochs * 999 * 8); // a hole, which takes no room on the disk
  closeSync(file);
  const { runs, problems } = read("long");
  expect(problems).toEqual([]);
  const [run] = runs;
  const shown = run?.long?.shown.map(({ epoch }) => epoch) ?? [];
  expect([run?.epochs.length, shown.length, shown[0], shown.at(-1)]).toEqual([
    expect.any(Number),
    expect.any(Number),
    1,
    epochs,
  ]);
  expect(run?.epochs.length).toBeLessThan(5000);
  expect(shown.length).toBeLessThan(310);
  expect(run?.predictions.length).toBe(shown.length);
  expect(run?.predictions[shown.indexOf(70_001)]?.[0]).toBe(7);
});

test("a run that goes on, or was cut short, is there with a warning", () => {
  writeRun(at("half"), { finished: false });
  appendFileSync(at("half/metrics.jsonl"), '{"epoch":3,');
  const { runs, problems } = read("half");
  expect([runs[0]?.epochs.length, problems]).toEqual([2, []]);
  expect(runs[0]?.warnings.length).toBe(2);
});

test("without any run there are still the waves, of seed 0", () => {
  const { runs, seed, data } = read("none");
  expect([runs, seed, data.train.xs.length]).toEqual([[], 0, 999]);
});
