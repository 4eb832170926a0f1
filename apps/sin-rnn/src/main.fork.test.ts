import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readRun } from "@dz/runs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { begin, endAll, runProgram } from "./testing/program.ts";

const settings = ["--epochs", "30", "--hidden", "4", "--seed", "5", "--schedule", "cosine", "--keep-checkpoints", "10"];
const other = ["--lr", "0.01", "--keep-best", "--checkpoint-every", "1"];
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dz-fork-"));
  expect((await runProgram(folder, ...settings, "--out", "run", "--format", "quiet")).code).toBe(0);
});
afterAll(async () => {
  await endAll();
  rmSync(folder, { recursive: true });
});

const bytes = (run: string, name: string): Buffer => readFileSync(join(folder, run, name));

test("a fork that is killed goes on to the same bits, and keeps checkpoints as its run", async () => {
  const whole = await runProgram(folder, "fork", "run", "--at", "12", ...other, "--out", "whole", "--format", "lines");
  expect([whole.code, whole.stderr]).toEqual([0, ""]);
  expect(whole.stdout).toMatch(
    /^fork of run at epoch 12, with lr 0.01 in place of 0.001, keepBest true in place of none; epochs 11 to 12 are trained again first\n/,
  );
  expect(whole.stdout).toMatch(/seed 5, resumes after epoch 12\nepoch:13\n/);
  const args = ["fork", "run", "--at", "12", ...other, "--out", "cut", "--format", "lines"];
  await begin(folder, args, /epoch:15/, (child) => child.kill("SIGKILL")).ended;
  expect((await runProgram(folder, "--resume", "cut", "--format", "quiet")).code).toBe(0);
  for (const name of ["weights.npz", "predictions.npy"])
    expect(bytes("cut", name).equals(bytes("whole", name))).toBe(true);
  const losses = (run: string) => readRun(join(folder, run)).metrics.map(({ seconds: _, ...rest }) => rest);
  expect(losses("cut")).toEqual(losses("whole"));
  const kept = ["000012.dz", "000020.dz", "000030.dz"];
  expect(["cut", "whole"].map((run) => readdirSync(join(folder, run, "checkpoints")))).toEqual([kept, kept]);
});

test("without --out its folder is named after the epoch; a wrong one is refused in one line", async () => {
  const { code, stdout, stderr } = await runProgram(folder, "fork", "run", "--at", "28", "--format", "json");
  expect([code, stderr]).toEqual([0, ""]);
  const lines = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.map(({ type }) => type)).toEqual(["start", "epoch", "epoch", "end"]);
  expect(lines[0].folder).toMatch(/runs\/[\d-]+-rnn-adam-at28$/);
  const refused = await runProgram(folder, "fork", "run", "--at", "31", "--epochs", "50", "--out", "none");
  const message = `sin-rnn: run folder ${join(folder, "run")}: it has 30 epochs, --at 31 is none of them\n`;
  expect(refused).toEqual({ code: 2, stdout: "", stderr: message });
  expect(existsSync(join(folder, "none"))).toBe(false);
});
