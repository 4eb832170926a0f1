import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadNpz } from "@dz/ndarray";
import { RunError, RunWriter, readRun } from "@dz/runs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Options, parseOptions } from "./options.ts";
import type { Reporter, Summary } from "./reporter.ts";
import { run } from "./run.ts";
import { newTraining, resumedTraining } from "./training.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sin-rnn-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function parse(name: string, ...args: string[]): Options {
  const all = ["--hidden", "4", "--seed", "7", "--out", join(folder, name), ...args];
  return parseOptions(all, { cwd: folder, now: new Date(0), drawSeed: () => 0 }) as Options;
}

/** Keeps the arguments of the last calls. */
class Listener implements Reporter {
  after: number | null = null;
  epochs = 0;
  summary: Summary | null = null;
  shown: Float64Array | null = null;
  start(_: Options, __: string, last: { epoch: number } | null): void {
    this.after = last?.epoch ?? 0;
  }
  epoch(): void {
    this.epochs++;
  }
  finish(summary: Summary, predictions: Float64Array): void {
    this.summary = summary;
    this.shown = predictions;
  }
  interrupted(summary: Summary): void {
    this.summary = summary;
  }
  failed(): void {}
}

const commands = { again: "again", resume: "resume" };

function begin(options: Options): ReturnType<typeof newTraining> {
  const settings = { epochs: options.epochs };
  return newTraining(options, new RunWriter(options.out, { dz: "0.0.0", command: "again", seed: 7, settings }));
}

/** A run that is interrupted and resumed after every `pieces` epochs. */
async function inPieces(options: Options, pieces: number): Promise<Listener> {
  for (let first = true; ; first = false) {
    const listener = new Listener();
    const training = first ? begin(options) : resumedTraining(options, RunWriter.resume(options.out));
    const before = training.last?.epoch ?? 0;
    const done = await run(training, commands, listener, () => listener.epochs === pieces);
    expect(listener.after).toBe(before);
    expect(listener.summary?.resume).toBe(done ? null : "resume");
    if (done) return listener;
    expect(readRun(options.out).metrics.length).toBe(before + pieces);
  }
}

/** Bitwise, except for the bits of NaN, which plain loops leave to the host. */
function result(options: Options): unknown[] {
  const { metrics, predictions, predictionEpochs, weights } = readRun(options.out);
  const arrays = Array.from(loadNpz(weights as Uint8Array), ([name, a]) => [name, a.dtype, a.shape, a.toTypedArray()]);
  return [
    metrics.map(({ seconds: _, ...rest }) => rest),
    predictionEpochs,
    Array.from(predictions?.toTypedArray() ?? []),
    arrays,
  ];
}

describe("a run in pieces is bitwise equal to an uninterrupted one, with the same summary", () => {
  test.each([
    [[]],
    [["--model", "lstm", "--batch", "20", "--keep-best", "--schedule", "cosine"]],
    [["--lr", "0.02", "--keep-best", "--schedule", "plateau", "--precision", "float32"]],
    [["--model", "mlp", "--optimizer", "sgd", "--lr", "1e300", "--keep-best"]], // no loss is finite
    [["--keep-predictions", "3", "--keep-best", "--lr", "0.05"]],
    [["--keep-predictions", "100", "--checkpoint-every", "2"]],
    [["--model", "gru", "--optimizer", "momentum", "--precision", "dezero", "--checkpoint-every", "3"]],
  ])("%j", async (args) => {
    const whole = parse("whole", ...args, "--epochs", "4");
    const expected = new Listener();
    await run(begin(whole), commands, expected, () => false);
    for (const pieces of [1, 3]) {
      const options = parse(`by ${pieces}`, ...args, "--epochs", "4");
      const listener = await inPieces(options, pieces);
      expect(result(options)).toEqual(result(whole));
      const same = ({ seconds: _, folder: __, ...rest }: Summary): unknown => rest;
      expect(same(listener.summary as Summary)).toEqual(same(expected.summary as Summary));
      expect(listener.shown).toEqual(expected.shown);
    }
  });
});

test("an interruption within an epoch saves the weights after the last complete epoch", async () => {
  const [cut, whole] = [parse("cut", "--epochs", "9"), parse("whole", "--epochs", "2")];
  const listener = new Listener();
  let asked = 0; // called after an update, and after an epoch
  await run(begin(cut), commands, listener, () => listener.epochs === 2 && asked++ === 5);
  await run(begin(whole), commands, new Listener(), () => false);
  expect(result(cut)).toEqual(result(whole));
});

test("with --keep-predictions the predictions of every Nth epoch and of the last are kept", async () => {
  const [all, some] = [parse("all", "--epochs", "5"), parse("some", "--epochs", "5", "--keep-predictions", "2")];
  for (const options of [all, some]) await run(begin(options), commands, new Listener(), () => false);
  const [every, few] = [readRun(all.out), readRun(some.out)];
  expect(every.predictionEpochs).toEqual([1, 2, 3, 4, 5]);
  expect(few.predictionEpochs).toEqual([2, 4, 5]);
  const rows = every.predictions?.toArray(2) ?? [];
  expect(few.predictions?.toArray()).toEqual([rows[1], rows[3], rows[4]]);
});

test("a run asked to stop after its last epoch is finished", async () => {
  const options = parse("run", "--epochs", "2");
  const listener = new Listener();
  expect(await run(begin(options), commands, listener, () => listener.epochs === 2)).toBe(true);
  expect(() => RunWriter.resume(options.out)).toThrow("the run is finished");
});

test("without a checkpoint a run restarts; with one, the time of earlier epochs counts", async () => {
  const options = parse("run", "--epochs", "3");
  begin(options).writer.close();
  const training = resumedTraining(options, RunWriter.resume(options.out));
  expect([training.last, training.best, training.state, training.seconds]).toEqual([null, null, null, 0]);
  const listener = new Listener();
  await run(training, commands, listener, () => listener.epochs === 2);
  const after = resumedTraining(options, RunWriter.resume(options.out));
  const spent = readRun(options.out).metrics.reduce((sum, { seconds }) => sum + seconds, 0);
  expect([after.last?.epoch, after.seconds]).toEqual([2, spent]);
  after.writer.close();
});

test("a checkpoint of another run is refused, and the lock released", async () => {
  const options = parse("run", "--epochs", "3");
  const listener = new Listener();
  await run(begin(options), commands, listener, () => listener.epochs === 1);
  for (const args of [["--hidden", "5"], ["--model", "lstm"], ["--keep-best"], ["--schedule", "step"]]) {
    const other = parse("run", "--epochs", "3", ...args);
    const resume = (): unknown => resumedTraining(other, RunWriter.resume(other.out));
    expect(resume).toThrow(RunError);
    expect(resume).toThrow(`run folder ${options.out}: the checkpoint of epoch 1 is none of this run: `);
  }
  resumedTraining(options, RunWriter.resume(options.out)).writer.close();
});
