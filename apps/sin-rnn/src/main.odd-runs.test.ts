import { execFileSync, spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RunWriter, readRun } from "@dz/runs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { begin, endAll, main, runProgram } from "./testing/program.ts";

const endless = ["--epochs", "100000", "--hidden", "4", "--seed", "5", "--format", "lines"];
const small = ["--epochs", "2", "--hidden", "2", "--seed", "5", "--format", "lines"];
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sin-rnn-"));
});
afterAll(async () => {
  await endAll();
  rmSync(folder, { recursive: true, force: true });
});

/** The number of epochs of a run in the folder that can be resumed. */
function epochsToGoOnFrom(name: string): number {
  const { writer, checkpoint, warnings } = RunWriter.resume(join(folder, name));
  writer.close();
  expect(warnings).toEqual([]);
  return checkpoint?.epoch ?? 0;
}

describe("signals", () => {
  test.concurrent.each([
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)("%s is handled like Ctrl-C", async (signal, code) => {
    const run = begin(folder, [...endless, "--out", signal], /epoch:2/, (child) => child.kill(signal));
    const { stdout, stderr, ...ended } = await run.ended;
    expect([ended.code, stderr]).toEqual([code, ""]);
    expect(stdout).toContain("\ninterrupted: ");
    expect(stdout).toContain(
      `to resume: npx --yes pnpm@12 --filter sin-rnn start --resume ${join(folder, signal)} --format=lines\n`,
    );
    expect(epochsToGoOnFrom(signal)).toBe(readRun(join(folder, signal)).metrics.length);
  });

  test.concurrent("Ctrl-C passed on by a package manager arrives twice", async () => {
    const twice = begin(folder, [...endless, "--out", "twice"], /epoch:2/, (child) => {
      child.kill("SIGINT");
      child.stdout?.once("data", () => child.kill("SIGINT"));
    });
    const { code, stdout } = await twice.ended;
    expect([130, "SIGINT"]).toContain(code); // the second may arrive after the listeners are removed
    expect(stdout).toContain("to resume: ");
    expect(epochsToGoOnFrom("twice")).toBeGreaterThan(1);
  });

  test.concurrent("before the run folder exists leave none behind", async () => {
    const { child, ended } = begin(folder, [...endless, "--out", "early"]);
    child.kill("SIGINT");
    expect((await ended).code).toBe("SIGINT");
    expect(existsSync(join(folder, "early"))).toBe(false);
  });

  test.concurrent("while the weights are written leave them complete", async () => {
    const run = begin(folder, [...small, "--out", "late"], /epoch:2/, (child) => child.kill("SIGINT"));
    expect([0, "SIGINT"]).toContain((await run.ended).code);
    const { metrics, weights, warnings } = readRun(join(folder, "late"));
    expect([metrics.length, weights === null, warnings]).toEqual([2, false, []]);
  });
});

describe("an output that fails", () => {
  test.concurrent("a closed pipe ends the run with 141, and it can be resumed", async () => {
    const run = begin(folder, [...endless, "--out", "pipe"], /epoch:2/, (child) => child.stdout?.destroy());
    const { code, stderr } = await run.ended;
    const resume = `npx --yes pnpm@12 --filter sin-rnn start --resume ${join(folder, "pipe")} --format=lines`;
    expect([code, stderr]).toEqual([141, `sin-rnn: the reader of standard output is gone; to resume: ${resume}\n`]);
    expect(epochsToGoOnFrom("pipe")).toBeGreaterThan(1);
  });

  test.concurrent("a file on a full disk ends the run with 1", async () => {
    const full = openSync("/dev/full", "w");
    const args = [main, ...endless, "--out", join(folder, "full")];
    const child = spawn(process.execPath, args, { stdio: ["ignore", full, "pipe"] });
    closeSync(full);
    let stderr = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    expect(await new Promise((resolve) => child.on("close", resolve))).toBe(1);
    expect(stderr).toMatch(
      /^sin-rnn: standard output cannot be written, ENOSPC.*; to resume: [^\n]* --resume [^\n]*\n$/,
    );
    RunWriter.resume(join(folder, "full")).writer.close();
  });
});

describe("names of run folders", () => {
  test.concurrent.each([
    ["-x"],
    ["--resume"],
    ["a 'b' \"c\" $HOME"],
    ["日本 🌊 ä"],
    ["a\nb\x1b[2Jc"],
    ["x".repeat(255)],
  ])("%j is an ordinary folder", async (name) => {
    const { code, stdout, stderr } = await runProgram(folder, ...small, `--out=${name}`);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.split("\n").length).toBe(1 + 6 + 1 + 1);
    expect(readRun(join(folder, name)).metrics.length).toBe(2);
    if (!name.includes("\x1b")) return;
    const again = await runProgram(folder, `--resume=${name}`);
    expect([again.code, again.stdout]).toEqual([0, ""]);
    expect(again.stderr).toMatch(/^sin-rnn: run folder [^\n]*: the run is finished[^\n]*\n$/);
    expect(again.stderr).not.toContain("\x1b");
  });

  test.concurrent("a name that is too long is refused in one line", async () => {
    const { code, stderr } = await runProgram(folder, ...small, "--out", "x".repeat(300));
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^sin-rnn: run folder [^\n]*: cannot be made, the name is too long; choose another folder\n$/,
    );
  });
});

test("a clock that runs backwards changes nothing", async () => {
  const backwards = `let t = 2e12; const D = Date;
    globalThis.Date = class extends D {
      constructor(...args) { super(...(args.length > 0 ? args : [(t -= 60_000)])); }
      static now() { return (t -= 60_000); }
    };`;
  const env = { ...process.env, INIT_CWD: folder };
  const args = ["--import", `data:text/javascript,${encodeURIComponent(backwards)}`, main];
  execFileSync(process.execPath, [...args, ...small, "--out", "backwards"], { env });
  await runProgram(folder, ...small, "--out", "forwards");
  const [a, b] = ["backwards", "forwards"].map((name) => readRun(join(folder, name)).metrics);
  for (const { seconds } of a ?? []) expect(seconds).toBeGreaterThanOrEqual(0);
  expect(a?.map(({ testLoss }) => testLoss)).toEqual(b?.map(({ testLoss }) => testLoss));
});

/** Runs a system command. */
function system(command: "mount" | "umount", ...args: string[]): void {
  execFileSync(command, args, { stdio: "ignore" });
}

/** A small separate file system, or null without the permission to mount one. */
function smallDisk(): string | null {
  const disk = mkdtempSync(join(tmpdir(), "sin-rnn-disk-"));
  try {
    system("mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", disk);
    return disk;
  } catch {
    rmSync(disk, { recursive: true });
    console.warn(
      "SKIPPED: a full and a read-only file system, no mount is allowed here; @dz/runs tests them by faults",
    );
    return null;
  }
}

const disk = smallDisk();
afterAll(() => {
  if (disk !== null) {
    system("umount", disk);
    rmSync(disk, { recursive: true });
  }
});

describe.skipIf(disk === null)("a file system", () => {
  const remount = (options: string): void => {
    system("mount", "-o", `remount,${options}`, disk as string);
  };
  const args = ["--epochs", "20", "--hidden", "2", "--seed", "5", "--format", "quiet"];

  test("that is full ends the run in one line, and with more room the run resumes to the same bits", async () => {
    const path = join(disk as string, "run");
    const { code, stderr } = await runProgram(folder, ...args, "--out", path);
    expect(code).toBe(1);
    const resume = `npx --yes pnpm@12 --filter sin-rnn start --resume ${path} --format=quiet`;
    expect(stderr).toMatch(/^sin-rnn: run folder [^\n]* cannot be written, the disk is full; to resume: [^\n]*\n$/);
    expect(stderr.endsWith(`; to resume: ${resume}\n`)).toBe(true);
    const done = readRun(path).metrics.length;
    expect(done).toBeGreaterThan(0);

    remount("size=10m");
    expect((await runProgram(folder, "--resume", path)).code).toBe(0);
    await runProgram(folder, ...args, "--out", "roomy");
    const [found, expected] = [path, join(folder, "roomy")].map((each) => readRun(each));
    expect(found?.weights).toEqual(expected?.weights);
    expect(found?.metrics.map(({ testLoss }) => testLoss)).toEqual(expected?.metrics.map(({ testLoss }) => testLoss));
  });

  test("that is read-only is refused in one line", async () => {
    mkdirSync(join(disk as string, "other"));
    remount("ro");
    const refused = await runProgram(folder, ...args, "--out", join(disk as string, "new"));
    expect([refused.code, refused.stdout]).toEqual([2, ""]);
    expect(refused.stderr).toMatch(
      /^sin-rnn: run folder [^\n]*, the file system is read-only; choose another folder\n$/,
    );
    remount("rw");
  });
});
