/**
 * The command: reads the options, trains, and writes a run folder, or with `compare` several in one; or resumes them.
 * Subcommands do other things.
 *
 * Exit codes: 0 done, 1 failed while running, 2 wrong options or unusable folder; after a signal 130 (Ctrl-C), 143
 * (SIGTERM) or 129 (the terminal was closed), and 141 if the reader of the output is gone.
 */
import { randomInt } from "node:crypto";
import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { setImmediate } from "node:timers/promises";
import { helpText, UsageError, WRONG_USAGE, workingFolder } from "@dz/command-line";
import { inspectRun, isUnbegun, LostFolderError, RunError } from "@dz/runs";
import { quoted, visible } from "@dz/text";
import { command } from "./arguments.ts";
import { plotsProgram } from "./command.ts";
import {
  type Comparison,
  comparisonArguments,
  isComparison,
  movedTo,
  parseComparison,
  resumedComparison,
} from "./compare.ts";
import { freeFolder, resumeCommand, resumeRun, type Surroundings, startRun, tidyRun } from "./launch.ts";
import { type Options, parseOptions } from "./options.ts";
import { argumentsOf, parseResume, type Resume, resumedOptions } from "./resume.ts";
import { runIn } from "./run-in.ts";
import { Stop } from "./stop.ts";
import { subcommandIn } from "./subcommands.ts";
import { readVersion } from "./versions.ts";

/** Command that resumes this run; null before it starts, when errors are the user's to correct. */
let begun: string | null = null;

async function main(args: readonly string[], stop: Stop): Promise<number> {
  const context = {
    cwd: workingFolder(),
    now: new Date(),
    drawSeed: () => randomInt(2 ** 32),
  };
  const around: Surroundings = {
    stopped: () => stop.exitCode !== null,
    begun(resume) {
      begun = resume;
    },
  };
  const subcommand = subcommandIn(args);
  if (subcommand !== null) return (await subcommand(workingFolder(), around)) ?? ended(stop);
  const comparing = isComparison(args);
  const resume = parseResume(comparing ? comparisonArguments(args) : args, context);
  if (resume !== null)
    return (await (comparing ? goOnComparing(resume, around) : goOn(resume, around))) ? 0 : ended(stop);

  const asked = comparing ? parseComparison(args, context) : parseOptions(args, context);
  if (asked === "help") {
    process.stdout.write(helpText(command));
    return 0;
  }
  if (asked === "version") {
    console.log(readVersion());
    return 0;
  }
  if (!("runs" in asked)) return (await startRun(asked, args, around)) ? 0 : ended(stop);
  const rest = args.slice(args.indexOf("compare") + 1);
  const first = relative(asked.out, (asked.runs[0] as Options).out);
  const comparison = movedTo(asked, freeFolder(asked.out, asked.outGiven, first));
  const done = await compare(comparison, around, (options, place) =>
    startRun(options, ["--model", options.model, "--optimizer", options.optimizer, ...rest], place, { useEmpty: true }),
  );
  return done ? 0 : ended(stop);
}

/** Resumes one run. */
function goOn(resume: Resume, around: Surroundings): Promise<boolean> {
  const { folder } = resume;
  if (!existsSync(join(folder, "config.json")) && existsSync(join(folder, "rnn-adam"))) {
    throw new RunError(`run folder ${folder}: contains the runs of a comparison; resume them with compare --resume`);
  }
  if (isUnbegun(folder)) {
    throw new RunError(
      `run folder ${folder}: no run has begun in it, its program was killed before; start one with --out ${folder}`,
    );
  }
  if (existsSync(folder) && !existsSync(join(folder, "config.json"))) {
    throw new RunError(
      `run folder ${folder}: no run has begun in it, there is no config.json; start one in another folder`,
    );
  }
  const { config } = inspectRun(folder);
  return resumeRun(resumedOptions(resume, config), config, around);
}

/** Resumes a comparison: its unfinished runs, and those that have not begun. */
async function goOnComparing(resume: Resume, around: Surroundings): Promise<boolean> {
  const comparison = resumedComparison(resume, (folder) => runIn(folder, "comparison")?.config ?? null);
  return compare(comparison, around, async (options, place) => {
    const there = runIn(options.out, "comparison");
    if (there === null) return startRun(options, argumentsOf(options), place, { useEmpty: true });
    if (!there.finished) return resumeRun(options, there.config, place);
    tidyRun(options.out);
    return true;
  });
}

/** Trains the runs of a comparison, one after the other. Resolves to false if it was interrupted. */
async function compare(
  { out, outGiven, runs }: Comparison,
  around: Surroundings,
  make: (options: Options, around: Surroundings) => Promise<boolean>,
): Promise<boolean> {
  const [first] = runs as [Options];
  const place = { ...around, resume: resumeCommand(out, first, ["compare"]) };
  for (const options of runs) if (around.stopped() || !(await make(options, place))) return false;
  if (first.format === "auto" || first.format === "lines") {
    const named = outGiven ? ` ${quoted([out])}` : ""; // plots uses `runs` by default
    console.log(`${runs.length} runs in ${visible(out)}, ${plotsProgram}${named} shows them`);
  }
  return true;
}

/** The exit code of an interrupted run, after a message about an output that failed. */
function ended(stop: Stop): number {
  if (stop.output !== null)
    process.stderr.write(`sin-rnn: ${visible(stop.output)}${begun === null ? "" : `; to resume: ${begun}`}\n`);
  return stop.exitCode ?? 1;
}

/** Resolves when everything written to a stream has been flushed, or has failed. */
async function written(stream: NodeJS.WriteStream): Promise<void> {
  if (stream.writableLength > 0) await new Promise((resolve) => stream.write("", resolve));
  await setImmediate(); // errors arrive in an event of their own
}

const args = process.argv.slice(2);
const stop = new Stop(process);
try {
  process.exitCode = await main(args, stop);
  await written(process.stdout);
  if (process.exitCode === 0 && stop.unwritable) {
    process.stderr.write(`sin-rnn: ${visible(stop.output ?? "")}\n`);
    process.exitCode = 1;
  }
} catch (error) {
  const { message, stack } = error as Error;
  const rest = begun === null || error instanceof LostFolderError ? "" : `; to resume: ${begun}`;
  process.stderr.write(`sin-rnn: ${args.includes("--debug") ? stack : visible(message)}${rest}\n`);
  process.exitCode = begun === null && (error instanceof UsageError || error instanceof RunError) ? WRONG_USAGE : 1;
}
