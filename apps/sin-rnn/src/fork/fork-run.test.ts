import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RunError, readRun } from "@dz/runs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startRun } from "../launch.ts";
import { type Options, parseOptions } from "../options.ts";
import { sales } from "../testing/sales.ts";
import { parseForkArguments } from "./fork-arguments.ts";
import { forkRun } from "./fork-run.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dz-fork-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const around = { stopped: () => false, begun() {} };
const context = () => ({ cwd: folder, now: new Date(), drawSeed: () => 0 });
const small = ["--hidden", "3", "--bptt", "250", "--seed", "4", "--format", "quiet"];

/** Trains a run named `out`. */
async function train(out: string, ...args: string[]): Promise<void> {
  const all = [...small, ...args, "--out", out];
  expect(await startRun(parseOptions(all, context()) as Options, all, around)).toBe(true);
}

/** Forks a run of that folder; false if it was interrupted. */
function fork(run: string, at: number, out: string, ...args: string[]): Promise<boolean> {
  return forkWith(around, run, at, out, ...args);
}

function forkWith(place: typeof around, run: string, at: number, out: string, ...args: string[]): Promise<boolean> {
  const asked = parseForkArguments([run, "--at", String(at), "--out", out, "--format", "quiet", ...args], folder);
  if (asked === "help") throw new Error("no help is asked for");
  return forkRun(asked, context(), place);
}

/** All bits that were computed, but for the times of the epochs. */
function results(out: string): unknown {
  const { metrics } = readRun(join(folder, out));
  const names = readdirSync(join(folder, out)).filter((name) =>
    /^(weights|predictions|series|forecast|backtest)/.test(name),
  );
  return [
    metrics.map(({ seconds: _, ...rest }) => rest),
    Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, out, name), "latin1")])),
  ];
}

const kept = (out: string): string[] => readdirSync(join(folder, out, "checkpoints"));
const config = (out: string) => readRun(join(folder, out)).config;

describe("a fork that changes nothing repeats its run bit for bit", () => {
  test.each([
    ["--model rnn --optimizer adam --schedule none"],
    ["--model lstm --optimizer adam --schedule cosine --keep-best --keep-checkpoints 1"],
    ["--model gru --optimizer rmsprop --schedule one-cycle --clip 1"],
    ["--model mlp --optimizer momentum --schedule plateau --keep-checkpoints 1"],
    ["--model rnn --optimizer adadelta --batch 9 --bptt 30 --keep-predictions 2"],
    ["--model rnn --optimizer adamw --schedule warmup-cosine --precision float32"],
    ["--model lstm --optimizer sgd --schedule step --precision dezero --keep-checkpoints 2"],
    ["--model mlp --optimizer adagrad --lr 1e300 --keep-best"], // diverges
  ])("%s", async (args) => {
    await train("run", "--epochs", "4", ...args.split(" "));
    expect(await fork("run", 2, "fork")).toBe(true);
    expect(results("fork")).toEqual(results("run"));
    expect(kept("fork")).toContain("000002.dz");
    expect(config("fork").settings).toEqual(config("run").settings);
    expect(config("fork").fork).toMatchObject({ run: "run", epoch: 2 });
    await fork("fork", 3, "again"); // from the checkpoint that every fork keeps
    expect(results("again")).toEqual(results("run"));
  });

  test("a series", async () => {
    writeFileSync(join(folder, "sales.csv"), sales(0, 250));
    await train("run", "--data", "sales.csv", "--epochs", "4", "--bptt", "24", "--schedule", "cosine");
    rmSync(join(folder, "sales.csv"));
    await fork("run", 2, "fork");
    expect(results("fork")).toEqual(results("run"));
    await fork(
      "fork",
      2,
      "other",
      "--early-stopping",
      "none",
      "--weight-decay",
      "0.1",
      "--epochs",
      "5",
      "--clip",
      "none",
    );
    expect(config("other").settings).toMatchObject({ earlyStopping: "none", weightDecay: 0.1, epochs: 5, clip: null });
    expect(readRun(join(folder, "other")).metrics.length).toBe(5);
  });
});

describe("a fork with other settings", () => {
  test("has the epochs of its run, then its own, and its schedule begins at the fork", async () => {
    await train("run", "--epochs", "5", "--keep-checkpoints", "2", "--schedule", "cosine", "--clip", "1");
    expect(kept("run")).toEqual(["000002.dz", "000004.dz"]);
    await fork("run", 3, "fork", "--lr", "1e-4", "--clip", "none", "--epochs", "6");
    const [run, forked] = [readRun(join(folder, "run")), readRun(join(folder, "fork"))];
    expect(forked.metrics.slice(0, 3)).toEqual(run.metrics.slice(0, 3)); // with their times
    expect(forked.metrics.length).toBe(6);
    expect(forked.metrics[3]?.trainLoss).not.toBe(run.metrics[3]?.trainLoss);
    expect(forked.config.settings).toMatchObject({ lr: 1e-4, clip: null, epochs: 6, scheduleFrom: 3 });
    expect(forked.config.command).toContain(`start fork ${join(folder, "run")} --at=3`);
    expect(forked.config.command).toMatch(/ --lr=1e-4 --clip=none --epochs=6$/);
    // What the schedule of the fork forgets has no part in it: with the whole step size it differs from the first update.
    await fork("run", 3, "stretched", "--clip", "none", "--epochs", "6");
    expect(config("stretched").settings).not.toHaveProperty("scheduleFrom");
    expect(results("stretched")).not.toEqual(results("fork"));
    // A fork of the fork with other epochs alone goes on with the schedule as it has begun.
    await fork("fork", 4, "third");
    expect(results("third")).toEqual(results("fork"));
    expect(config("third").settings.scheduleFrom).toBe(3);
  });

  test("another optimizer has its own step size, and its state begins anew", async () => {
    await train("run", "--epochs", "3", "--schedule", "step");
    await fork("run", 1, "sgd", "--optimizer", "sgd");
    expect(config("sgd").settings).toMatchObject({ optimizer: "sgd", lr: 0.00005, schedule: "step", scheduleFrom: 1 });
    await fork("run", 1, "adadelta", "--optimizer", "adadelta", "--batch", "7", "--bptt", "20");
    expect(config("adadelta").settings).toMatchObject({ lr: null, schedule: "none", batch: 7, bptt: 20 });
    expect(config("adadelta").settings).not.toHaveProperty("scheduleFrom");
  });

  test("--keep-best keeps the best from the fork on", async () => {
    await train("run", "--epochs", "4");
    await fork("run", 3, "fork", "--keep-best", "--lr", "1000"); // the epoch after is worse than that of the fork
    const { metrics, weights } = readRun(join(folder, "fork"));
    expect(metrics[3]?.testLoss).toBeGreaterThan(metrics[2]?.testLoss as number);
    await train("three", "--epochs", "3");
    expect(Buffer.compare(weights as Uint8Array, readRun(join(folder, "three")).weights as Uint8Array)).toBe(0);
  });
});

describe("nothing is written", () => {
  const refused = async (message: string | RegExp, run: string, at: number, ...args: string[]): Promise<void> => {
    await expect(async () => fork(run, at, "fork", ...args)).rejects.toThrow(message);
    expect(existsSync(join(folder, "fork"))).toBe(false);
  };

  test("for what cannot be forked", async () => {
    await train("run", "--epochs", "3");
    await refused("there is no such folder", "none", 1);
    await refused("it has 3 epochs, --at 9 is none of them", "run", 9, "--epochs", "20");
    await refused("--at 3: with 3 epochs nothing is left to train after it; give more --epochs", "run", 3);
    await refused(
      "--early-stopping is for a run on a series, this one learned the sine",
      "run",
      1,
      "--early-stopping",
      "3",
    );
    await refused("--schedule takes", "run", 1, "--schedule", "x");
    await fork("run", 2, "second");
    await refused("it continues run from epoch 2, and --at 1 is before that; fork the other run", "second", 1);
  });

  test("for a run that this version does not repeat", async () => {
    await train("run", "--epochs", "3");
    for (const name of ["checksums.json", "checkpoints"]) rmSync(join(folder, "run", name), { force: true });
    const path = join(folder, "run", "metrics.jsonl");
    writeFileSync(path, readFileSync(path, "utf8").replace(/("epoch":2,"trainLoss":)[^,]+/, "$10.5"));
    await refused(/run: epoch 2 trained again has the train loss [\d.]+, its metrics.jsonl has 0.5: another/, "run", 2);
    expect(await fork("run", 1, "before")).toBe(true);
  });

  test("when it is interrupted before its own first epoch", async () => {
    await train("run", "--epochs", "3");
    expect(await forkWith({ ...around, stopped: () => true }, "run", 2, "fork")).toBe(false);
    expect(existsSync(join(folder, "fork"))).toBe(false);
  });
});

test("a damaged checkpoint is passed over, and a run that is not finished can be forked", async () => {
  await train("run", "--epochs", "4", "--keep-checkpoints", "1");
  writeFileSync(join(folder, "run/checkpoints/000002.dz"), "DZCKPT");
  cpSync(join(folder, "run"), join(folder, "cut"), { recursive: true });
  for (const name of ["weights.npz", "checksums.json", "checkpoints"])
    rmSync(join(folder, "cut", name), { recursive: true });
  for (const run of ["run", "cut"]) {
    await fork(run, 2, `fork-${run}`);
    expect(results(`fork-${run}`)).toEqual(results("run"));
  }
  expect(() => readRun(join(folder, "nowhere"))).toThrow(RunError);
});
