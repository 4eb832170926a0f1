/**
 * The command: reads runs, and writes a report of them.
 *
 * Exit codes: 0 done, 1 a run could not be read or drawn, or a file could not be written, 2 wrong
 * options, or no run was found.
 */
import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type Arguments, runCommand, say as sayFrom, UsageError, workingFolder } from "@dz/command-line";
import { languageOf } from "@dz/probes";
import { count, quoted, visible } from "@dz/text";
import type { Figure } from "./figure.ts";
import { figures } from "./figures/index.ts";
import { newest, runFolders } from "./find-runs.ts";
import { sineRuns } from "./learned/learned-series.ts";
import { command, type Name, readOptions } from "./options.ts";
import { readReport } from "./read-report.ts";
import type { Report } from "./report-data.ts";
import { ReportFolder } from "./report-folder.ts";
import { writeReport } from "./write-report.ts";

function readVersion(): string {
  const file = join(import.meta.dirname, "../package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

/** Prints one line, with invisible characters in names made visible. */
function say(text: string): void {
  sayFrom("plots", text);
}

/** Reports progress, on a terminal. */
function progress(text: string): void {
  if (process.stderr.isTTY === true) process.stderr.write(`${text} …\n`);
}

async function main(args: Arguments<Name>): Promise<number> {
  const cwd = workingFolder();
  const options = readOptions(args, cwd);
  if (options === "version") {
    console.log(readVersion());
    return 0;
  }
  const runs = options.runs.length === 0 ? [newestRun(cwd)] : options.runs;
  for (const run of runs) if (!existsSync(run)) throw new UsageError(`run folder ${run}: there is no such folder`);
  const folder = new ReportFolder(options.out);
  const problems: string[] = [];
  const leftOut = (problem: string): void => {
    problems.push(problem);
    say(`${problem}; it is left out`);
  };
  let report: Report;
  let drawn: Figure[];
  try {
    const folders = [...new Set(runs.flatMap((run) => runFolders(run, leftOut)))];
    progress(`reading ${count(folders.length, "run")}`);
    // Without the folder of the report, and with the runs that were found, as relative paths.
    const typed = quoted(runs.map((run) => relative(cwd, run) || "."));
    const versions = { dz: readVersion(), node: process.version };
    const command = `npx --yes pnpm@12 --filter plots start ${typed}${options.every === 1 ? "" : ` --every ${options.every}`}${options.language === null ? "" : ` --lang ${options.language}`}`;
    const language = options.language ?? languageOf(process.env);
    const read = readReport(folders, { command, versions, language }, options.every);
    for (const problem of read.problems) leftOut(problem);
    for (const { folder, warnings } of read.runs) {
      for (const warning of warnings) say(`run folder ${folder}: ${warning}; the rest is shown`);
    }
    drawn = figures(read, leftOut);
    report = { ...read, problems: [...problems] };
  } catch (error) {
    folder.abandon();
    throw error;
  }
  progress(`writing ${count(drawn.length, "figure")} and ${count(sineRuns(report.runs).length, "animation")}`);
  const names = await writeReport(report, drawn, folder, leftOut, { every: options.every });
  const [figureCount, runCount] = [
    count(drawn.length, "figure"),
    count(report.many?.count ?? report.runs.length, "run"),
  ];
  const page = visible(join(options.out, "index.html"));
  console.log(`${figureCount} of ${runCount} in ${count(names.length, "file")}: ${page}`);
  return problems.length === 0 ? 0 : 1;
}

function newestRun(cwd: string): string {
  const found = newest(join(cwd, "runs"));
  if (found !== null) return found;
  throw new UsageError(
    `there is no run in ${join(cwd, "runs")}; make some with npx --yes pnpm@12 --filter sin-rnn start compare, or name a folder`,
  );
}

await runCommand("plots", command, main, "line");
