/** `sweep` as a command: what it makes depends on its plan alone. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readRun } from "@dz/runs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { begin, endAll, runProgram } from "./testing/program.ts";
import { sales } from "./testing/sales.ts";

const plan = ["--model", "rnn,mlp", "--optimizer", "adam,sgd", "--seeds", "0..2", "--epochs", "3", "--hidden", "4"];
let folder = "";
const at = (...names: string[]): string => join(folder, ...names);
const sweep = (...args: string[]) => runProgram(folder, "sweep", ...args);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sweep-"));
  const { code, stdout, stderr } = await sweep(...plan, "--out", "whole", "--jobs", "1");
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n")).toHaveLength(12 + 3);
  expect(stdout).toContain(`12 of 12 runs finished in ${at("whole")}\n`);
});
afterAll(async () => {
  await endAll();
  rmSync(folder, { recursive: true, force: true });
});

/** All that does not depend on the time, of all runs. */
function results(name: string): unknown {
  const folders = readdirSync(at(name), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name: run }) => {
    const { metrics, warnings } = readRun(at(name, run));
    const losses = metrics.map(({ seconds: _, ...rest }) => rest);
    const files = ["weights.npz", "predictions.npy"].map((file) => readFileSync(at(name, run, file)));
    return [run, losses, warnings, ...files];
  });
}

describe("the bits are the same", () => {
  test("with two jobs", async () => {
    expect((await sweep(...plan, "--out", "two", "--jobs", "2")).code).toBe(0);
    expect(results("two")).toEqual(results("whole"));
    expect(readFileSync(at("two/sweep.json"))).toEqual(readFileSync(at("whole/sweep.json")));
  });

  test("in parts at once, of which none makes the runs of another", async () => {
    const parts = [1, 2, 3].map((i) => sweep(...plan, "--out", "parts", "--shard", `${i}/3`, "--jobs", "1"));
    const ended = await Promise.all(parts);
    for (const { code, stdout } of ended) {
      expect(code).toBe(0);
      expect(stdout).toContain(`4 of 4 runs finished in ${at("parts")}\n`);
    }
    expect(results("parts")).toEqual(results("whole"));
    expect((await sweep("--status", "parts")).code).toBe(0);
  });

  test("after Ctrl-C and a start with --out alone", async () => {
    const args = ["sweep", ...plan, "--out", "cut", "--jobs", "2"];
    const { code, stdout } = await begin(folder, args, /3 of 12/, (child) => child.kill("SIGINT")).ended;
    expect(code).toBe(130);
    expect(stdout).toContain(`\nto go on: npx --yes pnpm@12 --filter sin-rnn start sweep --out ${at("cut")}\n`);
    expect(stdout).not.toContain("failed");
    expect((await sweep("--out", "cut")).code).toBe(0);
    expect(results("cut")).toEqual(results("whole"));
  });
});

test("a run that fails does not stop the others, is listed with its reason, and is repeated when asked", async () => {
  const bad = at("failing/rnn-sgd-seed1");
  expect((await sweep(...plan, "--out", "failing", "--shard", "1/12")).code).toBe(0);
  writeFileSync(bad, "a file where its folder has to be");
  const first = await sweep("--out", "failing");
  expect(first.code).toBe(1);
  expect(first.stdout).toContain(`failed  rnn-sgd-seed1: run folder ${bad}: `);
  expect(first.stdout).toContain("11 of 12 runs finished, 1 failed");
  rmSync(bad);
  const second = await sweep("--out", "failing");
  expect([second.code, existsSync(bad)]).toEqual([1, false]);
  const status = await sweep("--status", "failing");
  expect([status.code, status.stdout]).toEqual([1, expect.stringContaining(`\n  rnn-sgd-seed1: run folder ${bad}: `)]);
  expect((await sweep("--out", "failing", "--retry")).code).toBe(0);
  expect(results("failing")).toEqual(results("whole"));
  expect(readdirSync(at("failing")).filter((name) => name.includes("failed"))).toEqual([]);
});

test("a process that is killed fails its run alone", async () => {
  const args = ["sweep", ...plan.slice(0, 6), "--epochs", "100000", "--out", "killed", "--jobs", "1"];
  const started = begin(folder, args);
  const run = at("killed/rnn-adam-seed0");
  const worker = (): number => {
    const names = existsSync(run) ? readdirSync(run) : [];
    return Number(names.map((name) => /^lock-(\d+)-/.exec(name)?.[1]).find((pid) => pid !== undefined) ?? 0);
  };
  await expect.poll(worker).toBeGreaterThan(0);
  process.kill(worker(), "SIGKILL");
  await expect.poll(() => existsSync(at("killed/rnn-adam-seed0.failed.json"))).toBe(true);
  await expect.poll(() => existsSync(at("killed/rnn-adam-seed1/config.json"))).toBe(true);
  started.child.kill("SIGTERM");
  const { code, stdout } = await started.ended;
  expect(code).toBe(143);
  expect(stdout).toContain("failed  rnn-adam-seed0: its process was ended by SIGKILL\n");
});

test("settings that are not those of the plan are a failure, not a result", async () => {
  expect((await sweep(...plan, "--out", "mixed", "--shard", "1/12")).code).toBe(0);
  const other = ["--model", "rnn", "--hidden", "5", "--epochs", "3", "--seed", "1", "--format", "quiet"];
  const cut = begin(folder, [
    ...other,
    "--epochs",
    "100000",
    "--out",
    "mixed/rnn-adam-seed1",
    "--checkpoint-every",
    "1",
  ]);
  await expect.poll(() => existsSync(at("mixed/rnn-adam-seed1/checkpoint.dz"))).toBe(true);
  cut.child.kill("SIGINT");
  await cut.ended;
  const { code, stdout } = await sweep("--out", "mixed");
  expect(code).toBe(1);
  expect(stdout).toContain("its settings are not those of sweep.json; remove it, to make it again");
});

test("halving trains the best settings to the end, and the rest as far as its rung", async () => {
  const args = ["--lr", "1e-3,1e-5,1e-7", "--hidden", "4", "--seeds", "0..1", "--epochs", "3", "--search", "halving"];
  const { code, stdout } = await sweep(...args, "--out", "search", "--csv", "--tensorboard");
  expect(code).toBe(0);
  expect(stdout).toContain("6 of 6 runs finished");
  const epochs = (run: string): number => readRun(at("search", run)).metrics.length;
  const chosen = /the search has chosen (\S+)\n/.exec(stdout)?.[1] as string;
  const lengths = ["0.001", "0.00001", "1e-7"].map((lr) => epochs(`rnn-adam-lr${Number(lr)}-seed1`));
  expect(lengths.toSorted()).toEqual([1, 1, 3]);
  expect(epochs(`${chosen}-seed0`)).toBe(3);
  expect(readFileSync(at("search/metrics.csv"), "utf8").trim().split("\n")).toHaveLength(1 + 2 * 5);
  expect(existsSync(at("search", `${chosen}-seed0`, "events.out.tfevents.dz"))).toBe(true);
  expect((await sweep("--out", "search", "--shard", "1/2")).stderr).toMatch(
    /^sin-rnn: --shard: --search halving [^\n]*\n$/,
  );
});

test("a series can be swept, too, and the plan knows its file", async () => {
  writeFileSync(at("sales.csv"), sales(0, 100));
  const args = ["--data", "sales.csv", "--hidden", "2,3", "--epochs", "2", "--seeds", "0", "--out", "series"];
  expect((await sweep(...args)).code).toBe(0);
  expect(readdirSync(at("series"))).toHaveLength(3);
  writeFileSync(at("sales.csv"), sales(0, 101));
  const { code, stderr } = await sweep(...args);
  expect([code, stderr]).toEqual([2, expect.stringContaining("the file of --data has changed since")]);
});

test("--dry-run writes nothing, and mistakes are one line", async () => {
  const { code, stdout } = await sweep(...plan, "--out", "dry", "--dry-run");
  expect([code, existsSync(at("dry"))]).toEqual([0, false]);
  expect(stdout).toMatch(/^missing {3}rnn-adam-seed0\n(missing {3}\S+\n){11}12 runs in \S+; nothing was written\n$/);
  for (const [args, message] of [
    [["--seeds", "x"], "--seeds takes"],
    [["--status", "nowhere"], "there is no sweep.json in it"],
    [["--status", "whole", "--lr", "1"], "--lr: with --status DIR the plan of that folder counts, omit --lr"],
    [["--out", "whole", "--lr", "1"], "is another one, it has"],
    [["--frob"], "unknown option --frob"],
  ] as const) {
    const { code, stderr } = await sweep(...args);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^sin-rnn: [^\n]*\n$/)]);
    expect(stderr).toContain(message);
  }
  expect((await sweep("--help")).stdout).toContain("Usage: npx --yes pnpm@12 --filter sin-rnn start sweep [options]\n");
});
