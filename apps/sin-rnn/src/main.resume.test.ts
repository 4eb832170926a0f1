import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RunWriter, readRun } from "@dz/runs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { begin, type Ended, endAll, runProgram } from "./testing/program.ts";

const settings = ["--epochs", "40", "--hidden", "4", "--seed", "5", "--keep-best", "--schedule", "plateau"];
let folder = "";
let cut: Ended;

/** A complete run in `whole`, and another in `cut`, ended by Ctrl-C after a few epochs. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sin-rnn-"));
  const whole = runProgram(folder, ...settings, "--out", "whole", "--format", "quiet");
  cut = await begin(folder, [...settings, "--out", "cut"], /epoch:3/, (child) => child.kill("SIGINT")).ended;
  expect((await whole).code).toBe(0);
});
afterAll(async () => {
  await endAll();
  rmSync(folder, { recursive: true, force: true });
});

/** A copy of the interrupted run. */
function another(name: string): string {
  const path = join(folder, name);
  cpSync(join(folder, "cut"), path, { recursive: true });
  return path;
}

/** All files of a folder. */
function contents(path: string): unknown {
  return readdirSync(path).map((name) => [name, readFileSync(join(path, name))]);
}

function losses(name: string): unknown {
  return readRun(join(folder, name)).metrics.map(({ seconds: _, ...rest }) => rest);
}

test("Ctrl-C prints the command to resume, and keeps complete epochs", () => {
  const path = join(folder, "cut");
  const resume = `to resume: npx --yes pnpm@12 --filter sin-rnn start --resume ${path}\n`;
  expect([cut.code, cut.stderr]).toEqual([130, ""]);
  expect(cut.stdout).toMatch(/\ninterrupted: \d+ epochs in .*\n/);
  expect(cut.stdout.endsWith(resume)).toBe(true);
  const { metrics, weights, warnings } = readRun(path);
  expect(metrics.length).toBeGreaterThan(2);
  expect(metrics.length).toBeLessThan(40);
  expect([weights === null, warnings]).toEqual([false, []]);
});

describe("--resume", () => {
  test("gives the bits of an uninterrupted run", async () => {
    const path = another("resumed");
    const done = readRun(path).metrics.length;
    const { code, stdout, stderr } = await runProgram(folder, "--", "--resume", "resumed", "--format", "lines");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain(`seed 5, resumes after epoch ${done}\nepoch:${done + 1}\n`);
    expect(losses("resumed")).toEqual(losses("whole"));
    for (const name of ["weights.npz", "predictions.npy"]) {
      const [found, expected] = ["resumed", "whole"].map((run) => readFileSync(join(folder, run, name)));
      expect(found?.equals(expected as Buffer)).toBe(true);
    }
    expect(readdirSync(path)).toEqual(readdirSync(join(folder, "whole")));
  });

  test("restarts a run killed before its first epoch", async () => {
    const { config } = readRun(join(folder, "whole"));
    new RunWriter(join(folder, "new"), { ...config, settings: { ...config.settings, epochs: 1 } }).close();
    const { code, stderr } = await runProgram(folder, "--resume", "new");
    expect([code, stderr]).toEqual([0, "sin-rnn: there is no checkpoint: the run begins again with its first epoch\n"]);
    expect(readRun(join(folder, "new")).metrics.length).toBe(1);
  });

  test("refuses in one line what cannot be resumed, with exit code 2, and leaves it unchanged", async () => {
    const used = another("used");
    const { writer } = RunWriter.resume(used);
    const damaged = another("damaged");
    writeFileSync(join(damaged, "checkpoint.dz"), "DZCKPT");
    rmSync(join(damaged, "checkpoint.previous.dz"), { force: true });
    const other = another("other");
    const config = readFileSync(join(other, "config.json"), "utf8");
    writeFileSync(join(other, "config.json"), config.replace('"hidden": 4', '"hidden": 5'));

    mkdirSync(join(folder, "empty"));

    const cases: [args: string[], message: string][] = [
      [["--resume", "nothing"], "there is no such folder"],
      [["--resume", "empty"], "no run has begun in it, there is no config.json; start one in another folder"],
      [["--resume", "whole", "--epochs", "50"], "--epochs 50: the run in"],
      [["--resume", "used"], "is in use by process"],
      [["--resume", "damaged"], "checkpoint.dz is damaged"],
      [["--resume", "other"], "config.json is damaged"],
      [["--resume", "cut", "--epochs", "50"], "--epochs 50: the run in"],
      [["--resume", "cut", "--out", "x"], "--out: a run resumes in its own folder, omit --out"],
    ];
    const before = ["whole", "used", "damaged", "other", "cut"].map((name) => contents(join(folder, name)));
    const results = await Promise.all(cases.map(([args]) => runProgram(folder, ...args)));
    for (const [i, { code, stdout, stderr }] of results.entries()) {
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toContain((cases[i] as (typeof cases)[0])[1]);
      expect(stderr).toMatch(/^sin-rnn: [^\n]*\n$/);
    }
    const after = ["whole", "used", "damaged", "other", "cut"].map((name) => contents(join(folder, name)));
    expect(after).toEqual(before);
    writer.close();
  });
});

test("a resumed comparison resumes the interrupted run, and trains the missing ones", async () => {
  const small = ["compare", "--epochs", "20", "--hidden", "4", "--seed", "1", "--out", "all"];
  const first = await begin(folder, small, /mlp, adam.*epoch:2/s, (child) => child.kill("SIGTERM")).ended;
  expect(first.code).toBe(143);
  const all = join(folder, "all");
  expect(first.stdout.endsWith(`to resume: npx --yes pnpm@12 --filter sin-rnn start compare --resume ${all}\n`)).toBe(
    true,
  );
  expect(readdirSync(all).length).toBe(3);

  const single = await runProgram(folder, "--resume", "all");
  expect([single.code, single.stderr]).toEqual([
    2,
    `sin-rnn: run folder ${all}: contains the runs of a comparison; resume them with compare --resume\n`,
  ]);
  const second = await runProgram(folder, "compare", "--resume", "all", "--format", "lines");
  expect([second.code, second.stderr]).toEqual([0, ""]);
  expect(second.stdout).not.toContain("rnn, sgd");
  expect(second.stdout).toMatch(/^mlp, adam .* resumes after epoch/);
  expect(second.stdout).toContain(`5 runs in ${all}`);
  expect(readdirSync(all).length).toBe(5);
  const { config, metrics } = readRun(join(all, "lstm-adam"));
  expect(metrics.length).toBe(20);
  expect(config.settings).toMatchObject({ model: "lstm", optimizer: "adam", lr: 0.001, hidden: 4 });
  expect(config.command).toContain("--model=lstm --optimizer=adam --lr=0.001 --schedule=none --epochs=20");
  expect(config.command).toContain("--seed=1");

  const none = await runProgram(folder, "compare", "--resume", "whole");
  expect(none.code).toBe(2);
  expect(none.stderr).toContain("contains no runs of a comparison; start a new one");
  expect(existsSync(join(folder, "whole/rnn-adam"))).toBe(false);
});
