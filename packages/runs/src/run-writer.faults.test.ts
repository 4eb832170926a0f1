/**
 * What a run folder holds when the program is killed or the disk fails, at each point where that can happen: the calls to
 * the file system are counted, and one of them does not do what it should.
 */
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { array, saveNpz } from "@dz/ndarray";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Run, readRun } from "./read-run.ts";
import { RunError } from "./run-error.ts";
import { RunWriter } from "./run-writer.ts";

/** Thrown in the place of a call that is never made because the program is dead. */
class Killed extends Error {}

type Call = (name: string, args: unknown[], real: (...args: unknown[]) => unknown) => unknown;

const disk = vi.hoisted(() => ({ call: null as Call | null }));

vi.mock("node:fs", async (original) => {
  const real = await original<typeof fs>();
  const writing = [
    "closeSync",
    "fsyncSync",
    "ftruncateSync",
    "mkdirSync",
    "openSync",
    "renameSync",
    "rmdirSync",
  ] as const;
  const through = [...writing, "rmSync", "writeSync"].map((name) => {
    const call = real[name as keyof typeof real] as (...args: unknown[]) => unknown;
    return [name, (...args: unknown[]) => (disk.call === null ? call(...args) : disk.call(name, args, call))];
  });
  return { ...real, ...Object.fromEntries(through) };
});

const weights = saveNpz([["W", array([1])]]);
const EPOCHS = 3;
const metrics = (epoch: number) => ({ epoch, trainLoss: 1 / epoch, testLoss: Number.NaN, seconds: 0.5 });
const row = (epoch: number) => Float64Array.of(epoch, -epoch);

let base: string;
let folder: string;
beforeEach(() => {
  base = fs.mkdtempSync(join(tmpdir(), "dz-faults-"));
  folder = join(base, "runs/a");
});
afterEach(() => {
  disk.call = null;
  fs.rmSync(base, { recursive: true });
});

/** A whole run. `done` counts the calls that have returned; a call that fails is made once more if `again`. */
function write(again: boolean): { done: number; error: unknown } {
  let done = 0;
  let writer: RunWriter | null = null;
  const config = { dz: "0", command: "", seed: 0, settings: {} };
  const calls = [
    () => {
      writer = new RunWriter(folder, config);
    },
    ...Array.from({ length: EPOCHS }, (_, i) => () => writer?.append(metrics(i + 1), row(i + 1))),
    () => writer?.saveWeights(weights),
    () => writer?.close(),
  ];
  let error: unknown = null;
  for (const call of calls) {
    try {
      call();
    } catch (failure) {
      if (!again || failure instanceof Killed || done === 0) return { done, error: failure };
      error = failure;
      call();
    }
    done++;
  }
  return { done, error };
}

/** Whether the epochs of a run are the first of those that were written. */
function expectEpochs(run: Run, count: number): void {
  expect(run.metrics).toEqual(Array.from({ length: count }, (_, i) => metrics(i + 1)));
  const rows = Array.from({ length: count }, (_, i) => [...row(i + 1)]);
  expect(run.predictions?.toArray() ?? []).toEqual(rows);
}

test("without a fault all is there", () => {
  expect(write(false)).toEqual({ done: EPOCHS + 3, error: null });
  const run = readRun(folder);
  expectEpochs(run, EPOCHS);
  expect(run.warnings).toEqual([]);
  expect(Buffer.compare(run.weights ?? Buffer.alloc(0), weights)).toBe(0);
});

/** A write is tried in full, and after each multiple of this many bytes. */
const GRAIN = 7;

/** Lets the program die after so many steps: each call is one, or if it writes more than GRAIN bytes, several. */
function killAfter(steps: number): Call {
  let left = steps;
  return (name, args, real) => {
    const bytes = name === "writeSync" ? (args[3] as number) : 0;
    const size = Math.max(Math.ceil(bytes / GRAIN), 1);
    if (left <= 0) {
      if (name === "closeSync") real(...args); // the system does that for a dead program
      throw new Killed();
    }
    if (size > left) args[3] = left * GRAIN;
    left -= size;
    if (name === "fsyncSync") return undefined; // takes long, and matters only when the machine dies
    const result = real(...args);
    if (left < 0) throw new Killed();
    return result;
  };
}

test("killed at any point, it leaves a run that can be read, or one that has not begun", () => {
  const seen = { unbegun: 0, torn: 0, surplus: 0, whole: 0 };
  for (let steps = 0; ; steps++) {
    disk.call = killAfter(steps);
    const { done } = write(false);
    disk.call = null;
    let run: Run | null = null;
    try {
      run = readRun(folder);
    } catch (error) {
      expect(done).toBe(0);
      expect(error).toBeInstanceOf(RunError);
      expect((error as Error).message).toMatch(/there is no such folder$|(config\.json|metrics\.jsonl) is missing/);
      seen.unbegun++;
    }
    if (run !== null) {
      const appended = Math.min(Math.max(done - 1, 0), EPOCHS);
      const count = run.metrics.length;
      expect([appended, Math.min(appended + 1, EPOCHS)]).toContain(count);
      expectEpochs(run, count);
      expect(run.weights === null).toBe(run.warnings.some((text) => text.includes("weights")));
      if (done > EPOCHS + 1) expect(run.warnings).toEqual([]);
      if (run.weights !== null) expect(Buffer.compare(run.weights as Uint8Array, weights)).toBe(0);
      seen.torn += Number(run.warnings.some((text) => text.includes("cut off")));
      seen.surplus += Number(run.warnings.some((text) => text.includes("goes on")));
      seen.whole += Number(run.warnings.length === 0);
    }
    fs.rmSync(join(base, "runs"), { recursive: true, force: true });
    if (done === EPOCHS + 3) break;
  }
  expect(seen.unbegun).toBeGreaterThan(20);
  expect(seen.torn).toBeGreaterThan(20);
  expect(seen.surplus).toBeGreaterThan(50);
  expect(seen.whole).toBeGreaterThan(1);
});

/** Lets one call fail, or all from there on. */
function failAt(index: number, forever: boolean, code: string): Call {
  let calls = 0;
  return (name, args, real) => {
    const fails = forever ? calls >= index && name === "writeSync" : calls === index;
    calls++;
    if (!fails) return name === "fsyncSync" ? undefined : real(...args);
    if (name === "closeSync") real(...args); // a failed close closes, too
    if (name === "writeSync" && (args[3] as number) > 1) real(...args.with(3, (args[3] as number) >> 1));
    throw Object.assign(new Error(`${code}: ${name}`), { code });
  };
}

/** How many calls a whole run makes. */
function countCalls(): number {
  let calls = 0;
  disk.call = (_, args, real) => {
    calls++;
    return real(...args);
  };
  write(false);
  disk.call = null;
  fs.rmSync(join(base, "runs"), { recursive: true });
  return calls;
}

describe.each(["ENOSPC", "EIO"])("%s", (code) => {
  test("once, at any call: an error in one line, and the same call again succeeds", () => {
    const calls = countCalls();
    let failed = 0;
    for (let index = 0; index < calls; index++) {
      disk.call = failAt(index, false, code);
      const { done, error } = write(true);
      disk.call = null;
      if (error !== null) {
        failed++;
        expect(error).toBeInstanceOf(RunError);
        expect((error as Error).message).toMatch(/^run folder [^\n]+: [^\n]+, (the disk is full|EIO: \w+)/);
      }
      if (done === 0) {
        expect(fs.readdirSync(base)).toEqual([]);
        continue;
      }
      expect(done).toBe(EPOCHS + 3);
      const run = readRun(folder);
      expectEpochs(run, EPOCHS);
      expect(run.warnings).toEqual([]);
      expect(fs.readdirSync(folder)).toEqual(["config.json", "metrics.jsonl", "predictions.npy", "weights.npz"]);
      fs.rmSync(join(base, "runs"), { recursive: true });
    }
    // The exceptions: bringing the name of a whole file to the disk is tried, but not all systems can.
    expect(calls - failed).toBe(2 * ["openSync", "fsyncSync", "closeSync"].length);
  });

  test("for good, from any call on: what was complete can be read", () => {
    const calls = countCalls();
    for (let index = 0; index < calls; index++) {
      disk.call = failAt(index, true, code);
      const { done, error } = write(false);
      disk.call = null;
      if (done === 0) {
        expect(error).toBeInstanceOf(RunError);
        expect(fs.readdirSync(base)).toEqual([]);
        continue;
      }
      const run = readRun(folder);
      expectEpochs(run, Math.min(done - 1, EPOCHS));
      expect(run.weights === null).toBe(done < EPOCHS + 2);
      fs.rmSync(join(base, "runs"), { recursive: true });
    }
  });
});
