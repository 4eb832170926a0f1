import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { config, noGrad } from "@dz/core";
import { loadNpz } from "@dz/ndarray";
import { type FileSystem, nodeFileSystem, type RunOptions, RunWriter, readRun } from "@dz/runs";
import { createJob } from "@dz/training";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Options, parseOptions } from "./options.ts";
import type { Reporter, Summary } from "./reporter.ts";
import { run } from "./run.ts";
import { newTraining } from "./training.ts";

const commands = { again: "again", resume: "resume" };
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sin-rnn-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Records the calls. */
class Listener implements Reporter {
  readonly heard: string[] = [];
  summary: Summary | null = null;
  shown: Float64Array | null = null;

  start(): void {
    this.heard.push("start");
  }

  epoch(result: { epoch: number }): void {
    this.heard.push(`epoch ${result.epoch}`);
  }

  finish(summary: Summary, predictions: Float64Array, target: Float64Array): void {
    this.shown = predictions;
    this.heard.push(`finish ${predictions.length} ${target.length}`);
    this.summary = summary;
  }

  interrupted(summary: Summary): void {
    this.heard.push("interrupted");
    this.summary = summary;
  }

  failed(): void {
    this.heard.push("failed");
  }
}

function start(
  epochs: number,
  ...given: (string | RunOptions)[]
): { options: Options; writer: RunWriter; listener: Listener } {
  const more = given.filter((each) => typeof each === "string");
  const how = given.find((each) => typeof each === "object");
  const args = ["--epochs", String(epochs), "--hidden", "4", "--seed", "7", "--out", join(folder, "run"), ...more];
  const options = parseOptions(args, { cwd: folder, now: new Date(0), drawSeed: () => 0 }) as Options;
  const writer = new RunWriter(options.out, { dz: "0.0.0", command: "again", seed: 7, settings: { epochs } }, how);
  return { options, writer, listener: new Listener() };
}

test("a run folder contains the results of the run", async () => {
  const { options, writer, listener } = start(3);
  expect(await run(newTraining(options, writer), commands, listener, () => false)).toBe(true);
  expect(listener.heard).toEqual(["start", "epoch 1", "epoch 2", "epoch 3", "finish 999 999"]);

  const { config, metrics, predictions, weights, warnings } = readRun(options.out);
  expect(warnings).toEqual([]);
  expect(config).toMatchObject({ seed: 7, command: "again", settings: { epochs: 3 } });
  expect(metrics.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
  expect(predictions?.shape).toEqual([3, 999]);
  expect([...loadNpz(weights as Uint8Array).keys()].sort()).toEqual(
    ["fc/W", "fc/b", "rnn/h2h/W", "rnn/x2h/W", "rnn/x2h/b"].sort(),
  );
  const best = Math.min(...metrics.map(({ testLoss }) => testLoss));
  expect(listener.summary).toMatchObject({ epochs: 3, bestLoss: best, folder: options.out, again: "again" });
});

test("an interrupted run keeps complete epochs and the weights", async () => {
  const { options, writer, listener } = start(1000);
  const done = await run(newTraining(options, writer), commands, listener, () => listener.heard.includes("epoch 2"));
  expect(done).toBe(false);
  expect(listener.heard.at(-1)).toBe("interrupted");
  const { metrics, predictions, weights } = readRun(options.out);
  expect(metrics.length).toBe(2);
  expect(predictions?.shape).toEqual([2, 999]);
  expect(weights).not.toBeNull();
});

test("a run interrupted before its first epoch keeps its settings", async () => {
  const { options, writer, listener } = start(10);
  expect(await run(newTraining(options, writer), commands, listener, () => true)).toBe(false);
  const { metrics, predictions, weights, warnings } = readRun(options.out);
  expect([metrics, predictions, weights]).toEqual([[], null, null]);
  expect(warnings).toEqual(["the run was not finished: there are no weights"]);
});

describe("with --keep-best", () => {
  // A learning rate at which the test loss rises after a few epochs: the fourth is the best.
  const rough = ["--lr", "0.02", "--keep-best"];

  /** The prediction of a model with the weights in the folder. */
  function predicted(options: Options): number[] {
    const { model, testSet } = createJob(options);
    const test = (): number[] => Array.from(testSet, ([x]) => model.forward(x.reshape(1, 1)).item());
    test(); // gives parameters their sizes
    model.loadWeights(readRun(options.out).weights as Uint8Array);
    model.resetState();
    return noGrad(test);
  }

  test("the weights and the reported predictions are those of the best epoch", async () => {
    const { options, writer, listener } = start(12, ...rough);
    await run(newTraining(options, writer), commands, listener, () => false);
    const { metrics, predictions, predictionsOf } = readRun(options.out);
    const losses = metrics.map(({ testLoss }) => testLoss);
    const best = losses.indexOf(Math.min(...losses)) + 1;
    expect(best).toBe(4);
    expect(listener.summary).toMatchObject({ epochs: 12, bestEpoch: best, savedEpoch: best, lastLoss: losses[11] });
    const row = Array.from(predictionsOf(best - 1, best).toTypedArray());
    expect(predictions?.shape).toEqual([12, 999]);
    expect(Array.from(listener.shown as Float64Array)).toEqual(row);
    expect(predicted(options)).toEqual(row);
  });

  test("everything else is unchanged", async () => {
    const losses: number[][] = [];
    for (const args of [rough, rough.slice(0, 2)]) {
      const { options, writer, listener } = start(4, ...args);
      await run(newTraining(options, writer), commands, listener, () => false);
      losses.push(readRun(options.out).metrics.flatMap(({ trainLoss, testLoss }) => [trainLoss, testLoss]));
      if (args.length === 2) expect(listener.summary?.savedEpoch).toBe(4);
      rmSync(options.out, { recursive: true });
    }
    expect(losses[0]).toEqual(losses[1]);
  });

  test("an interrupted run has the weights of the best epoch, too", async () => {
    const { options, writer, listener } = start(1000, ...rough);
    await run(newTraining(options, writer), commands, listener, () => listener.heard.includes("epoch 12"));
    const best = listener.summary?.savedEpoch as number;
    expect([best, listener.summary?.bestEpoch, listener.summary?.epochs]).toEqual([4, 4, 12]);
    expect(predicted(options)).toEqual(
      Array.from(
        readRun(options.out)
          .predictionsOf(best - 1, best)
          .toTypedArray(),
      ),
    );
  });

  test("without a finite loss the last weights are saved", async () => {
    const { options, writer, listener } = start(2, "--optimizer", "sgd", "--lr", "1e300", "--keep-best");
    await run(newTraining(options, writer), commands, listener, () => false);
    expect(listener.summary).toMatchObject({ bestLoss: Number.NaN, savedEpoch: 2 });
    expect(readRun(options.out).weights).not.toBeNull();
  });
});

test.each(["1s", "1"])("an error after an epoch leaves a checkpoint of it (--checkpoint-every %s)", async (every) => {
  const { options, writer, listener } = start(10, "--checkpoint-every", every);
  listener.epoch = ({ epoch }) => {
    if (epoch === 3) throw new Error("no more");
  };
  await expect(run(newTraining(options, writer), commands, listener, () => false)).rejects.toThrow("no more");
  const resumed = RunWriter.resume(options.out);
  resumed.writer.close();
  expect(resumed.checkpoint?.epoch).toBe(3);
});

test("an interrupted run leaves a checkpoint of its last epoch, whatever is being written", async () => {
  for (const every of ["1s", "0s", "4", "1000"]) {
    const { options, writer, listener } = start(1000, "--checkpoint-every", every);
    await run(newTraining(options, writer), commands, listener, () => listener.heard.includes("epoch 3"));
    const resumed = RunWriter.resume(options.out);
    resumed.writer.close();
    expect(resumed.checkpoint?.epoch).toBe(3);
    rmSync(options.out, { recursive: true });
  }
});

describe("while the disk takes its time", () => {
  /** A disk that answers a sync of the background after some turns of the program. */
  function slow(answer: () => void): FileSystem {
    const sync = async (): Promise<void> => {
      for (let turn = 0; turn < 3; turn++) await setImmediate();
      answer();
    };
    return { ...nodeFileSystem, beginSync: sync, beginSyncFolder: sync };
  }

  test("epochs go on, and the folder is in the end as without checkpoints", async () => {
    let answers = 0;
    const folders = [];
    for (const [every, fileSystem] of [
      ["0s", slow(() => answers++)],
      ["1000", nodeFileSystem],
    ] as const) {
      const { options, writer, listener } = start(12, "--keep-best", "--checkpoint-every", every, { fileSystem });
      expect(await run(newTraining(options, writer), commands, listener, () => false)).toBe(true);
      const { metrics, predictions, weights } = readRun(options.out);
      const losses = metrics.map(({ seconds: _, ...rest }) => rest);
      folders.push([losses, predictions?.toArray(), weights, readdirSync(options.out)]);
      rmSync(options.out, { recursive: true });
    }
    expect(folders[0]).toEqual(folders[1]);
    expect(answers).toBeGreaterThan(3);
  });

  test("a checkpoint that fails ends the run, and what is on the disk can be resumed", async () => {
    const fileSystem = slow(() => {
      throw Object.assign(new Error("EIO: i/o error"), { code: "EIO" });
    });
    const { options, writer, listener } = start(100_000, "--checkpoint-every", "0s", { fileSystem });
    await expect(run(newTraining(options, writer), commands, listener, () => false)).rejects.toThrow(
      "metrics.jsonl cannot be written, EIO: i/o error",
    );
    expect(listener.heard.at(-1)).toBe("failed");
    const resumed = RunWriter.resume(options.out);
    resumed.writer.close();
    expect(resumed.checkpoint).toBeNull();
  });
});

test("of a failed write and a failed close, the first is reported, and nothing is held", async () => {
  let broken = false;
  const fail = (): never => {
    throw Object.assign(new Error("EIO: i/o error"), { code: "EIO" });
  };
  const fileSystem: FileSystem = {
    ...nodeFileSystem,
    write: (...args) => (broken ? fail() : nodeFileSystem.write(...args)),
    close: (file) => {
      nodeFileSystem.close(file);
      if (broken) fail();
    },
  };
  const { options, writer, listener } = start(3, { fileSystem });
  broken = true;
  await expect(run(newTraining(options, writer), commands, listener, () => false)).rejects.toThrow(
    "predictions.npy cannot be written",
  );
  expect(() => writer.append({ epoch: 1, trainLoss: 1, testLoss: 1, seconds: 0 }, null)).toThrow("is closed");
  RunWriter.resume(options.out).writer.close();
});

test("a reporter is notified of a failure before the caller", async () => {
  const { options, writer, listener } = start(3);
  rmSync(options.out, { recursive: true });
  await expect(run(newTraining(options, writer), commands, listener, () => false)).rejects.toThrow(
    "nothing more is written",
  );
  expect(listener.heard).toEqual(["start", "failed"]);
});

test("with --detect-anomaly the first NaN or infinity ends the training, keeping complete epochs", async () => {
  const diverging = ["--optimizer", "sgd", "--lr", "1e300"];
  const { options, writer, listener } = start(3, ...diverging, "--detect-anomaly");
  await expect(run(newTraining(options, writer), commands, listener, () => false)).rejects.toThrow(
    /^\w+: in (forward|backward), .* has (NaN|-?Infinity) at .*<-/,
  );
  expect(listener.heard).toEqual(["start", "failed"]);
  expect(config.detectAnomaly).toBe(false);
});
