import { join, resolve } from "node:path";
import { DzError, type OptionTable, readOptions } from "@dz/ndarray";
import { checkObject, checkPath } from "./check-call.ts";
import type { Json } from "./json.ts";
import { type Lock, lockFolder } from "./lock.ts";
import { exists, isLeftover, makeFolder, removeBeginning } from "./make-folder.ts";
import { type OpenRun, type RunOptions, runOptions } from "./open-run.ts";
import { lockName, type Processes } from "./owner.ts";
import { checkSize, limits } from "./read-limited.ts";
import { RunError, reason } from "./run-error.ts";
import { FORMAT, type Fork, files, formatConfig, type RunConfig, type Setting } from "./schema.ts";
import { RunningSum, sumOf } from "./sum.ts";
import { quietly, writeWhole } from "./whole-file.ts";

/** The part of {@link RunConfig} that the caller provides. */
export interface NewRun {
  /** The version of the program. */
  readonly dz: string;
  /** The versions of the packages on which the results depend, by name; a program may give none. */
  readonly packages?: Readonly<Record<string, string>>;
  readonly command: string;
  readonly seed: number;
  readonly settings: Readonly<Record<string, Setting>>;
  /** What the run learns, in words of the program: any object that JSON can represent; a program may say nothing. */
  readonly data?: { readonly [name: string]: Json };
  /** The run that it continues, and from which epoch; see `RunWriter.fork`. */
  readonly fork?: Fork;
}

/** Options for beginning a run. */
export interface NewRunOptions extends RunOptions {
  /**
   * Whether an existing empty folder may be used (default false). A folder with only the remains of a program that was
   * killed before its run had begun is used in any case.
   */
  readonly useEmpty?: boolean;
}

const newRunOptions = { ...runOptions, useEmpty: { default: false } } satisfies OptionTable<NewRunOptions>;

/**
 * Creates a run folder and its missing parents, with `config.json` and an empty `metrics.jsonl`. Throws {@link
 * RunError} if the path exists already or cannot be created; nothing is left behind then.
 *
 * `past` writes the epochs that the run has from the beginning, before there is a `config.json`: without that a folder is
 * none of a run, so that a run never has a part of its past. If it throws, nothing is left behind either.
 */
export function beginRun(path: string, about: NewRun, options?: NewRunOptions, past?: (run: OpenRun) => void): OpenRun {
  checkPath("RunWriter", path);
  checkObject("RunWriter", "about", about);
  const { fileSystem: fs, processes, useEmpty } = readOptions("RunWriter", newRunOptions, options);
  const { dz, packages, command, seed, settings, data, fork } = about;
  const folder = resolve(path);
  const now = { node: process.version, started: new Date().toISOString() };
  const versions = packages === undefined ? { dz } : { dz, packages };
  const config: RunConfig = {
    format: FORMAT,
    ...versions,
    ...now,
    command,
    seed,
    settings,
    ...(fork === undefined ? {} : { fork }),
    ...(data === undefined ? {} : { data }),
  };
  const text = Buffer.from(formatConfig(config, `run folder ${folder}`));
  checkSize(text.length, limits.config, `run folder ${folder}: ${files.config}`);
  const { takenOver, unmake } = makeFolder(fs, folder, { processes, empty: useEmpty });
  let lock: Lock | null = null;
  let ours = false;
  let run: OpenRun | null = null;
  try {
    lock = lockFolder(fs, folder, processes);
    if (takenOver && !isLeftover(fs, folder, { processes: withoutSelf(processes), empty: false })) throw exists(folder);
    ours = true;
    const { check } = lock;
    const publish = (): void => writeWhole(fs, join(folder, files.config), text, check);
    if (past === undefined) publish();
    const metrics = fs.open(join(folder, files.metrics), "wx");
    const sums = { config: sumOf(text), lines: new RunningSum(), rows: new RunningSum() };
    run = {
      fs,
      folder,
      lock,
      metrics,
      predictions: null,
      saved: {},
      checkpointed: false,
      epochs: 0,
      kept: 0,
      ...sums,
    };
    if (past !== undefined) {
      past(run);
      publish();
    }
    return run;
  } catch (error) {
    if (run !== null) closeFiles(run);
    quietly(() => {
      if (!ours) return;
      lock?.check(); // files of another process are not removed
      removeBeginning(fs, folder);
    });
    quietly(() => lock?.release());
    unmake();
    if (error instanceof RunError || error instanceof DzError) throw error;
    throw new RunError(`run folder ${folder}: cannot be written, ${reason(error)}; choose another folder`);
  }
}

function closeFiles({ fs, metrics, predictions }: OpenRun): void {
  quietly(() => predictions?.close());
  quietly(() => fs.close(metrics));
}

/** The lock of this process does not make a folder used. */
function withoutSelf(processes: Processes): Processes {
  const own = lockName(processes.self);
  return { ...processes, isAlive: (owner) => lockName(owner) !== own && processes.isAlive(owner) };
}
