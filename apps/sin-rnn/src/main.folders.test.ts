/** Folders that change during a run, that a killed program has left behind, and that are finished. */
import { execFileSync, spawn } from "node:child_process";
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { RunWriter, readRun } from "@dz/runs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { begin, endAll, main, runProgram } from "./testing/program.ts";

const endless = ["--epochs", "100000", "--hidden", "4", "--seed", "5", "--format", "lines"];
const small = ["--epochs", "2", "--hidden", "2", "--seed", "5"];
const about = { dz: "0.1.0", command: "start", seed: 7, settings: {} };
const kept = "compare kept";
let folder = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sin-rnn-"));
  await runProgram(folder, "compare", ...small, "--format", "quiet", "--out", kept);
});
afterAll(async () => {
  await endAll();
  rmSync(folder, { recursive: true, force: true });
});

function contents(path: string): unknown {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => [parentPath, name, readFileSync(join(parentPath, name), "latin1")]);
}

describe("a run ends in one line with exit code 1 if", () => {
  test.concurrent("its folder is moved, and another run finishes in its place", async () => {
    const place = join(folder, "moved");
    let expected: unknown;
    const run = begin(folder, [...endless, "--out", "moved"], /epoch:2/, () => {
      renameSync(place, join(folder, "elsewhere"));
      const other = new RunWriter(place, about);
      other.append({ epoch: 1, trainLoss: 1, testLoss: 1, seconds: 1 }, new Float64Array(999));
      other.saveWeights(Buffer.from("the weights of the other"));
      other.close();
      expected = contents(place);
    });
    const { code, stderr } = await run.ended;
    expect(code).toBe(1);
    expect(stderr).toBe(
      `sin-rnn: run folder ${place}: was moved, removed or replaced after this run began; nothing more is written\n`,
    );
    expect(contents(place)).toEqual(expected);
  });

  test.concurrent("its folder is removed", async () => {
    const place = join(folder, "removed");
    const run = begin(folder, [...endless, "--out", "removed"], /epoch:2/, () => rmSync(place, { recursive: true }));
    const { code, stderr } = await run.ended;
    expect([code, stderr.split("\n").length]).toEqual([1, 2]);
    expect(existsSync(place)).toBe(false);
  });

  test.concurrent("its metrics are removed", async () => {
    const place = join(folder, "no metrics");
    const run = begin(folder, [...endless, "--out", "no metrics"], /epoch:2/, () =>
      rmSync(join(place, "metrics.jsonl")),
    );
    const { code, stderr } = await run.ended;
    expect(code).toBe(1);
    expect(stderr).toBe(
      `sin-rnn: run folder ${place}: metrics.jsonl was removed or replaced while the run went on; nothing more is written\n`,
    );
  });
});

/** Leaves the lock of a program that was killed. */
function leaveLock(path: string): void {
  const host =
    hostname()
      .replace(/[^\w.]/g, "_")
      .slice(0, 64) || "_";
  writeFileSync(join(path, `lock-4194305-1-0-1-00000000-${host}`), ""); // from before a reboot
}

/** Leaves what a program leaves that is killed before its run has begun. */
function leaveUnbegun(path: string): void {
  mkdirSync(path, { recursive: true });
  leaveLock(path);
  writeFileSync(join(path, "config.json.tmp"), '{"form');
}

describe("a program that was killed before its run had begun", () => {
  test.concurrent("leaves a folder that --out uses, as --resume advises", async () => {
    leaveUnbegun(join(folder, "unbegun"));
    const refused = await runProgram(folder, "--resume", "unbegun");
    const place = join(folder, "unbegun");
    expect([refused.code, refused.stderr]).toEqual([
      2,
      `sin-rnn: run folder ${place}: no run has begun in it, its program was killed before; start one with --out ${place}\n`,
    ]);
    expect((await runProgram(folder, ...small, "--out", "unbegun")).code).toBe(0);
    expect(readdirSync(place)).toEqual(readdirSync(join(folder, kept, "rnn-adam")));
  });

  test.concurrent("leaves a comparison that can be resumed or restarted", async () => {
    const all = join(folder, "going on");
    cpSync(join(folder, kept), all, { recursive: true });
    for (const name of ["rnn-sgd", "lstm-adam"]) rmSync(join(all, name), { recursive: true });
    leaveUnbegun(join(all, "rnn-sgd"));
    mkdirSync(join(all, "lstm-adam"));
    leaveLock(join(all, "rnn-adam")); // killed between its last write and its end
    leaveUnbegun(join(folder, "first/rnn-adam"));
    const [resumed, anew] = await Promise.all([
      runProgram(folder, "compare", "--resume", "going on", "--format", "quiet"),
      runProgram(folder, "compare", ...small, "--format", "quiet", "--out", "first"),
    ]);
    for (const { code, stderr } of [resumed, anew]) expect([code, stderr]).toEqual([0, ""]);
    for (const name of readdirSync(join(folder, kept))) {
      const weights = [kept, "going on", "first"].map((each) => readRun(join(folder, each, name)).weights);
      expect(weights[1]).toEqual(weights[0]);
      expect(weights[2]).toEqual(weights[0]);
      expect(readdirSync(join(all, name))).toEqual(readdirSync(join(folder, kept, name)));
    }
  });
});

describe("a finished run", () => {
  test.concurrent("is reported as finished, with exit code 0", async () => {
    const before = contents(join(folder, kept));
    const single = join(folder, kept, "rnn-adam");
    const [one, all] = await Promise.all([
      runProgram(folder, "--resume", join(kept, "rnn-adam"), "--format", "json"),
      runProgram(folder, "compare", "--resume", kept, "--format", "lines"),
    ]);
    expect(one).toEqual({
      code: 0,
      stdout: "",
      stderr: `sin-rnn: run folder ${single}: the run is finished, it has its weights; begin another in a new folder\n`,
    });
    expect([all.code, all.stderr]).toEqual([0, ""]);
    expect(all.stdout).toBe(
      `5 runs in ${join(folder, kept)}, npx --yes pnpm@12 --filter plots start '${join(folder, kept)}' shows them\n`,
    );
    expect(contents(join(folder, kept))).toEqual(before);
  });

  test.concurrent("without its weights is refused, naming them, before anything is changed", async () => {
    const all = join(folder, "lost");
    cpSync(join(folder, kept), all, { recursive: true });
    rmSync(join(all, "mlp-sgd/weights.npz"));
    rmSync(join(all, "rnn-sgd"), { recursive: true }); // would otherwise be created first
    const before = contents(all);
    for (const args of [
      ["--resume", "lost/mlp-sgd"],
      ["compare", "--resume", "lost"],
    ]) {
      const { code, stdout, stderr } = await runProgram(folder, ...args);
      expect([code, stdout, stderr]).toEqual([
        2,
        "",
        `sin-rnn: run folder ${join(all, "mlp-sgd")}: weights.npz is missing, checksums.json says that the run had its weights; restore it from a copy, or train again\n`,
      ]);
    }
    expect(contents(all)).toEqual(before);
  });

  test.concurrent("behind a symbolic link in a comparison is not written", async () => {
    const all = join(folder, "linked");
    cpSync(join(folder, kept, "rnn-adam"), join(all, "rnn-adam"), { recursive: true });
    mkdirSync(join(folder, "target"));
    symlinkSync("../target", join(all, "rnn-sgd"));
    const { code, stderr } = await runProgram(folder, "compare", "--resume", "linked");
    expect(code).toBe(2);
    expect(stderr).toMatch(/^sin-rnn: run folder [^\n]*rnn-sgd: is a symbolic link; [^\n]*\n$/);
    expect(readdirSync(join(folder, "target"))).toEqual([]);
  });
});

test.skipIf(process.platform === "win32")("a pipe in place of a file does not block", async () => {
  const place = join(folder, "pipe");
  cpSync(join(folder, kept, "rnn-adam"), place, { recursive: true });
  for (const name of ["weights.npz", "config.json"]) {
    rmSync(join(place, name));
    execFileSync("mkfifo", [join(place, name)]);
    const { code, stderr } = await runProgram(folder, "--resume", "pipe");
    expect([code, stderr]).toEqual([2, `sin-rnn: run folder ${place}: ${name} is not a file\n`]);
  }
});

test.skipIf(!existsSync("/dev/full"))("help that cannot be written is a failure in one line", async () => {
  const full = openSync("/dev/full", "w");
  const child = spawn(process.execPath, [main, "--help"], {
    stdio: ["ignore", full, "pipe"],
  });
  closeSync(full);
  let stderr = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  expect(await new Promise((resolve) => child.on("close", resolve))).toBe(1);
  expect(stderr).toMatch(/^sin-rnn: standard output cannot be written, ENOSPC[^\n]*\n$/);
});
