/**
 * Run folders for the targets: a finished and an interrupted one, created once and restored after each input.
 *
 * @module
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { array, saveNpz } from "@dz/ndarray";
import { addFile, files, RunWriter } from "@dz/runs";

/** The files of a folder by name. */
export type Files = ReadonlyMap<string, Uint8Array>;

let base: string | null = null;

/** The folder for everything that the targets write, in memory where the system provides that. */
export function temporaryFolder(): string {
  if (base !== null) return base;
  try {
    base = mkdtempSync(join("/dev/shm", "dz-fuzz-"));
  } catch {
    base = mkdtempSync(join(tmpdir(), "dz-fuzz-"));
  }
  process.on("exit", removeFolder);
  return base;
}

/** Callbacks that close what keeps the temporary folder open. */
const closers: (() => void)[] = [];

/** Registers a callback that runs before the temporary folder is removed. */
export function beforeRemoval(close: () => void): void {
  closers.push(close);
}

/** Removes the folder, if it exists: in tests no process ends. */
export function removeFolder(): void {
  for (const close of closers.splice(0)) close();
  if (base !== null) rmSync(base, { recursive: true, force: true });
  process.off("exit", removeFolder);
  base = null;
}

/** Creates a folder with exactly these files. */
export function fill(path: string, content: Files): void {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path);
  for (const [name, bytes] of content) writeFileSync(join(path, name), bytes);
}

/** The files of a folder. */
function filesOf(path: string): Files {
  return new Map(readdirSync(path).map((name) => [name, new Uint8Array(readFileSync(join(path, name)))]));
}

/** Runs a function on a fixed date, so that the inputs of a seed are always the same. */
function onSomeDay<T>(body: () => T): T {
  const { toISOString } = Date.prototype;
  Date.prototype.toISOString = () => "2026-01-01T00:00:00.000Z";
  try {
    return body();
  } finally {
    Date.prototype.toISOString = toISOString;
  }
}

/** The run folders from which the inputs are derived. */
export interface Runs {
  /** A finished run of two epochs and its interrupted state, with every file that a folder can contain. */
  readonly finished: Files;
  readonly cut: Files;
}

let made: Runs | null = null;

/** The folders, created at the first call. */
export function runs(): Runs {
  made ??= onSomeDay(() => {
    const path = join(temporaryFolder(), "made");
    const writer = new RunWriter(path, { dz: "0.1.0", command: "a b", seed: 7, settings: { model: "rnn", lr: 0.001 } });
    writer.saveFile("series", saveNpz([["y", array([0.5, -0.5])]]));
    for (const epoch of [1, 2]) {
      writer.append({ epoch, trainLoss: 0.5 / epoch, testLoss: Number.NaN, seconds: 0.1 }, Float64Array.of(0.5, -0.5));
      writer.checkpoint(Uint8Array.of(1, 2, epoch));
    }
    const weights = saveNpz([["fc/W", array([[0.5, -0.5]])]]);
    writer.saveFile("forecast", Buffer.from("time,y\n3,0.25\n"));
    writer.saveFile("backtest", Buffer.from('{"mase":0.5}\n'));
    writer.saveWeights(weights, { finished: false });
    const lock = readdirSync(path).filter((name) => !Object.values(files).includes(name as never));
    const cut = new Map(filesOf(path));
    for (const name of lock) cut.delete(name);
    writer.saveWeights(weights);
    writer.close();
    addFile(path, "why", Buffer.from('{"answers":[]}'));
    const finished = filesOf(path);
    rmSync(path, { recursive: true });
    return { finished, cut };
  });
  return made;
}
