import { execFile, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readRun } from "@dz/runs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { main } from "./testing/program.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sin-rnn-"));
});
afterEach(async () => {
  await Promise.all(started.splice(0));
  rmSync(folder, { recursive: true, force: true });
});

interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The processes of a test; its folder is removed when they have ended, however the test ends. */
const started: Promise<unknown>[] = [];

function start(...args: string[]): Promise<Result> {
  const env = { ...process.env, INIT_CWD: folder };
  const ended = new Promise<Result>((resolve) => {
    execFile(process.execPath, [main, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : (error.code as number), stdout, stderr });
    });
  });
  started.push(ended);
  return ended;
}

const small = ["--epochs", "2", "--hidden", "4", "--seed", "5"];

describe("formats", () => {
  test("without a terminal: the lines of the article", async () => {
    const { code, stdout, stderr } = await start("--", ...small);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(
      /^epoch:1\ntrain loss:[\d.]+\ntest loss:[\d.]+\nepoch:2\ntrain loss:[\d.]+\ntest loss:[\d.]+$/m,
    );
    expect(stdout).toContain("seed 5");
  });

  test("json: one object per line and nothing else", async () => {
    const { stdout, stderr } = await start(...small, "--format", "json");
    const objects = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { type: string });
    expect(objects.map(({ type }) => type)).toEqual(["start", "epoch", "epoch", "end"]);
    expect(stderr).toBe("");
  });

  test("quiet: nothing, and relative paths start at the user's folder", async () => {
    expect(await start(...small, "--format", "quiet", "--out", "here/run")).toEqual({
      code: 0,
      stdout: "",
      stderr: "",
    });
    expect(readRun(join(folder, "here/run")).metrics.length).toBe(2);
  });

  test("a separate run folder by default, even for two runs that begin in the same second", async () => {
    const results = await Promise.all([start(...small), start(...small)]);
    expect(results.map(({ code }) => code)).toEqual([0, 0]);
    const names = readdirSync(join(folder, "runs"));
    expect(names.length).toBe(2);
    for (const name of names) expect(name).toMatch(/^\d{8}-\d{6}-rnn-adam(-2)?$/);
  });

  test("help: the usage", async () => {
    expect((await start("--help")).stdout).toContain("--optimizer");
  });
});

describe("the command to run it again", () => {
  test("includes a drawn seed and gives the same digits", async () => {
    await start("--epochs", "1", "--hidden", "4", "--out", "first run");
    const { command, seed } = readRun(join(folder, "first run")).config;
    expect(command).toBe(`npx --yes pnpm@12 --filter sin-rnn start --epochs 1 --hidden 4 --seed ${seed}`);
    await start("--epochs", "1", "--hidden", "4", "--out", "second", "--seed", String(seed));
    const [a, b] = ["first run", "second"].map((name) => readRun(join(folder, name)).metrics[0]?.testLoss);
    expect(a).toBe(b);
  });
});

describe("bad input gives one line on standard error and exit code 2, and writes nothing", () => {
  test.each([
    [["--epoch", "3"], "unknown option --epoch, did you mean --epochs?"],
    [["compare", "--lr", "1"], "compare trains several models, each with its optimizers: omit --lr"],
  ])("%j", async (args, message) => {
    const { code, stdout, stderr } = await start(...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split("\n").length).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("an existing folder is left unchanged", async () => {
    mkdirSync(join(folder, "run"));
    writeFileSync(join(folder, "run/mine.txt"), "mine");
    const { code, stderr } = await start(...small, "--out", "run");
    expect(code).toBe(2);
    expect(stderr).toBe(
      `sin-rnn: run folder ${join(folder, "run")}: exists already and is not overwritten; choose another or remove it\n`,
    );
    expect(readdirSync(join(folder, "run"))).toEqual(["mine.txt"]);
  });

  test("a folder that cannot be created is reported", async () => {
    writeFileSync(join(folder, "file"), "");
    const { code, stderr } = await start(...small, "--out", "file/run");
    expect(code).toBe(2);
    expect(stderr).toContain("cannot be made, a part of the path is a file, not a folder; choose another folder");
    expect(readFileSync(join(folder, "file"), "utf8")).toBe("");
  });

  test("a stack is shown only with --debug", async () => {
    expect((await start("--epochs", "x")).stderr).not.toContain("    at ");
    expect((await start("--epochs", "x", "--debug")).stderr).toContain("    at ");
  });
});

test("a schedule and --keep-best are recorded in the run folder and in the command that repeats the run", async () => {
  const more = ["--schedule", "cosine", "--keep-best"];
  const { code, stdout } = await start(...small, ...more, "--out", "run");
  expect(code).toBe(0);
  expect(stdout).toContain("schedule cosine, keep best");
  const { config } = readRun(join(folder, "run"));
  expect(config.settings).toMatchObject({ schedule: "cosine", keepBest: true });
  expect(config.command).toContain("--schedule cosine --keep-best");
});

describe("compare", () => {
  test("makes five run folders in one named after the time, each like that of a single run, with its command", async () => {
    const { code, stdout } = await start("compare", ...small, "--format", "lines");
    expect(code).toBe(0);
    const [name = ""] = readdirSync(join(folder, "runs"));
    expect(name).toMatch(/^\d{8}-\d{6}-compare$/);
    const all = join(folder, "runs", name);
    const names = ["rnn-adam", "rnn-sgd", "mlp-adam", "mlp-sgd", "lstm-adam"];
    expect(readdirSync(all).toSorted()).toEqual(names.toSorted());
    expect(stdout.match(/^epoch:2$/gm)?.length).toBe(5);
    expect(stdout).toContain(`5 runs in ${all}`);
    const { config, metrics } = readRun(join(all, "mlp-sgd"));
    expect([config.seed, config.settings.model, config.settings.lr, metrics.length]).toEqual([5, "mlp", 0.00005, 2]);
    expect(config.command).toBe(
      "npx --yes pnpm@12 --filter sin-rnn start --model mlp --optimizer sgd --epochs 2 --hidden 4 --seed 5 --format lines",
    );
    await start(...small, "--model", "lstm", "--out", "single");
    const losses = [join(folder, "single"), join(all, "lstm-adam")].map((path) => readRun(path).metrics[1]?.testLoss);
    expect(losses[0]).toBe(losses[1]);
  });

  test("leaves an existing folder unchanged", async () => {
    mkdirSync(join(folder, "all"));
    const { code, stderr } = await start("compare", ...small, "--out", "all");
    expect(code).toBe(2);
    expect(stderr).toContain("exists already and is not overwritten");
    expect(readdirSync(join(folder, "all"))).toEqual([]);
  });

  test("is ended as a whole by Ctrl-C", async () => {
    const env = { ...process.env, INIT_CWD: folder };
    const args = ["compare", "--epochs", "100000", "--hidden", "4", "--out", "all"];
    const child = spawn(process.execPath, [main, ...args], { env });
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      if (text.includes("epoch:")) child.kill("SIGINT");
    });
    expect(await new Promise((resolve) => child.on("close", resolve))).toBe(130);
    expect(readdirSync(join(folder, "all"))).toEqual(["rnn-adam"]);
  });
});

test("Ctrl-C ends with 130 and keeps complete epochs", async () => {
  const env = { ...process.env, INIT_CWD: folder };
  const args = ["--epochs", "100000", "--keep-predictions", "1", "--hidden", "4", "--out", "run"];
  const child = spawn(process.execPath, [main, ...args], { env });
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    if (text.includes("epoch:")) child.kill("SIGINT");
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect(code).toBe(130);
  expect(stdout).toContain("interrupted: ");
  const { metrics, predictions, weights, warnings } = readRun(join(folder, "run"));
  expect(metrics.length).toBeGreaterThan(0);
  expect(predictions?.shape[0]).toBe(metrics.length);
  expect(weights).not.toBeNull();
  expect(warnings).toEqual([]);
  expect(existsSync(join(folder, "run/weights.npz.tmp"))).toBe(false);
});
