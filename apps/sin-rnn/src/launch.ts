/** Runs as the command starts them: new ones in new folders, and those that go on in theirs. */

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { FinishedError, isUnbegun, type NewRun, type ResumedRun, type RunConfig, RunError, RunWriter } from "@dz/runs";
import { quoted, visible } from "@dz/text";
import { intervalText } from "./checkpoint/interval.ts";
import { program } from "./command.ts";
import type { Options } from "./options.ts";
import { createReporter, type Reporter } from "./reporter.ts";
import { settingsIn, typed } from "./resume.ts";
import { type Commands, run } from "./run.ts";
import type { SeriesTask } from "./series/series-task.ts";
import { canDraw, columnsOf } from "./terminal.ts";
import { newTraining, resumedTraining, type Training } from "./training.ts";
import { packageVersions, readVersion, versionWarnings } from "./versions.ts";

/** The environment in which a program launches runs. */
export interface Surroundings {
  /** Whether the runs have to stop. */
  readonly stopped: () => boolean;
  /** Called when a run begins to train, with the command that resumes it if it is interrupted. */
  readonly begun: (resume: string) => void;
  /** The command that resumes the runs (default: the one for the run folder). */
  readonly resume?: string;
  /** What hears of the runs (default: the one for the format of the options, on the standard streams). */
  readonly reporter?: Reporter;
}

/**
 * Trains in a new folder, which may exist if it is empty and `useEmpty` is set; `args` are the arguments of the run.
 * Resolves to false if it was interrupted.
 */
export async function startRun(
  options: Options,
  args: readonly string[],
  around: Surroundings,
  { useEmpty = false }: { readonly useEmpty?: boolean } = {},
): Promise<boolean> {
  const { seed, seedGiven } = options;
  const kept = args.filter((arg, i) => arg !== "--" && !/^--out(=|$)/.test(arg) && args[i - 1] !== "--out");
  // Without --out: that folder exists from now on. With the whole path of a file, since it may be repeated elsewhere.
  const asked = quoted(options.series === null ? kept : withPath(kept, options.series.data));
  const again = [program, asked, seedGiven ? "" : `--seed ${seed}`].filter(Boolean).join(" ");
  const series = options.series === null ? null : await (await seriesInput()).readSeriesTask(options.series);
  const versions = { dz: readVersion(), packages: packageVersions() };
  const about = { ...versions, command: again, seed, settings: settingsIn(options), ...dataOf(series) };
  const writer = createWriter(options, (folder) => new RunWriter(folder, about, { useEmpty }));
  return go(
    trainingOf(writer, () => {
      if (series !== null) writer.saveFile("series", series.pack());
      return newTraining(options, writer, series);
    }),
    again,
    around,
  );
}

/** The arguments with another path as `--data`. */
function withPath(args: readonly string[], path: string): string[] {
  return args.map((arg, i) => (arg.startsWith("--data=") ? `--data=${path}` : args[i - 1] === "--data" ? path : arg));
}

/** Resumes a run in its folder, unless it is finished. Resolves to false if it was interrupted. */
export async function resumeRun(options: Options, config: RunConfig, around: Surroundings): Promise<boolean> {
  const { command, packages } = config;
  const resumed = openRun(options.out, (message) => process.stderr.write(`sin-rnn: ${visible(message)}\n`));
  if (resumed === null) return true;
  const warnings = [...resumed.warnings, ...versionWarnings(packages ?? {}, packageVersions())];
  for (const warning of warnings) process.stderr.write(`sin-rnn: ${visible(warning)}\n`);
  const { writer } = resumed;
  const series =
    options.series === null ? null : await (await seriesInput()).resumedSeriesTask(writer, options.series, config);
  return go(resumedTraining(options, resumed, series), command, around);
}

/** Reading series, loaded when one is to be learned. */
const seriesInput = (): Promise<typeof import("./series/series-input.ts")> => import("./series/series-input.ts");

/** What `config.json` says of a series. */
function dataOf(series: SeriesTask | null): Pick<NewRun, "data"> {
  return series === null ? {} : { data: JSON.parse(JSON.stringify(series.learned)) as NonNullable<NewRun["data"]> };
}

/** A training in a new folder, which is released if it cannot begin. */
function trainingOf(writer: RunWriter, begin: () => Training): Training {
  try {
    return begin();
  } catch (error) {
    writer.close();
    throw error;
  }
}

/** Opens the run in a folder; null, after a message, if it is finished. */
function openRun(folder: string, say: (message: string) => void): ResumedRun | null {
  try {
    return RunWriter.resume(folder);
  } catch (error) {
    if (!(error instanceof FinishedError)) throw error;
    say(error.message);
    return null;
  }
}

/** Removes the lock from the folder of a finished run whose process was killed between its last write and its end. */
export function tidyRun(folder: string): void {
  openRun(folder, () => {})?.writer.close();
}

/** The command that resumes a folder, with the same display and checkpoint options. */
export function resumeCommand(
  folder: string,
  { format, checkpointEvery, detectAnomaly }: Options,
  what: readonly string[] = [],
): string {
  const how = {
    "checkpoint-every": intervalText(checkpointEvery),
    "detect-anomaly": detectAnomaly ? "" : undefined,
    format: format === "auto" ? undefined : format,
  };
  return `${program} ${quoted([...what, "--resume", folder, ...typed(how)])}`;
}

/** Trains, and reports it; `again` is the command that repeats the run. Resolves to false if it was interrupted. */
export function go(training: Training, again: string, around: Surroundings): Promise<boolean> {
  const { options, writer } = training;
  const commands: Commands = { again, resume: around.resume ?? resumeCommand(writer.folder, options) };
  around.begun(commands.resume);
  return run(training, commands, around.reporter ?? usualReporter(options.format), around.stopped);
}

/** The reporter for a format, on the standard streams. */
function usualReporter(format: Options["format"]): Reporter {
  const { stdout, stderr } = process;
  const drawing = canDraw(stdout, process.env);
  const output = { stdout, stderr, isTTY: drawing, columns: columnsOf(stdout), color: drawing && stdout.hasColors() };
  return createReporter(format, output);
}

/** Creates the run folder. A default name gets a number if another run began in the same second. */
export function createWriter({ out, outGiven }: Options, create: (folder: string) => RunWriter): RunWriter {
  for (let number = 1; ; number++) {
    const folder = number === 1 ? out : `${out}-${number}`;
    try {
      return create(folder);
    } catch (error) {
      if (outGiven || number > 100 || !existsSync(folder)) throw error;
    }
  }
}

/**
 * A folder for runs that does not exist: this one or, unless it was given, the same with a number. A folder whose
 * program was killed before the first run, in `first`, had begun counts as missing.
 */
export function freeFolder(out: string, given: boolean, first: string): string {
  if (!existsSync(out) || isUnbegunIn(out, first)) return out;
  if (given)
    throw new RunError(`run folder ${out}: exists already and is not overwritten; choose another or remove it`);
  let number = 2;
  while (existsSync(`${out}-${number}`)) number++;
  return `${out}-${number}`;
}

function isUnbegunIn(folder: string, first: string): boolean {
  if (!isUnbegun(join(folder, first), { empty: true })) return false;
  return readdirSync(folder).length === 1;
}
