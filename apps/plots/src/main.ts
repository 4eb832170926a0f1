/**
 * The command: reads runs, and writes a report of them.
 *
 * Exit codes: 0 done, 1 some run could not be read or a file not be written, 2 wrong options, or no run is there.
 */
import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { count } from "./chart/format.ts";
import { figures } from "./figures/index.ts";
import { newest, runFolders } from "./find-runs.ts";
import { helpText, parseOptions, UsageError } from "./options.ts";
import { readReport } from "./read-report.ts";
import { prepareFolder, writeReport } from "./write-report.ts";

function readVersion(): string {
  const file = join(import.meta.dirname, "../package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

/** Arguments as they may be typed again, in a shell. */
function quoted(args: readonly string[]): string {
  return args.map((arg) => (/^[\w./=:@,+-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`)).join(" ");
}

/** Says on a terminal what takes its time. */
function progress(text: string): void {
  if (process.stderr.isTTY === true) process.stderr.write(`${text} …\n`);
}

async function main(args: readonly string[]): Promise<number> {
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const options = parseOptions(args, cwd);
  if (options === "help") {
    process.stdout.write(helpText);
    return 0;
  }
  if (options === "version") {
    console.log(readVersion());
    return 0;
  }
  const runs = options.runs.length === 0 ? [newestRun(cwd)] : options.runs;
  for (const run of runs) if (!existsSync(run)) throw new UsageError(`run folder ${run}: there is no such folder`);
  prepareFolder(options.out);

  const folders = [...new Set(runs.flatMap((run) => runFolders(run)))];
  progress(`reading ${count(folders.length, "run")}`);
  // Without the folder of the report, and with the runs that were found, as they are from here.
  const typed = quoted(runs.map((run) => relative(cwd, run) || "."));
  const versions = { dz: readVersion(), node: process.version };
  const report = readReport(folders, {
    command: `pnpm --filter plots start ${typed}${options.every === 1 ? "" : ` --every ${options.every}`}`,
    versions,
  });
  for (const problem of report.problems) process.stderr.write(`plots: ${problem}; it is left out\n`);
  for (const { folder, warnings } of report.runs) {
    for (const warning of warnings)
      process.stderr.write(`plots: run folder ${folder}: ${warning}; the rest is shown\n`);
  }
  const drawn = figures(report);
  progress(`writing ${count(drawn.length, "figure")} and ${count(report.runs.length, "animation")}`);
  const names = await writeReport(report, drawn, options.out, options.every);
  const [figureCount, runCount] = [count(drawn.length, "figure"), count(report.runs.length, "run")];
  console.log(`${figureCount} of ${runCount} in ${count(names.length, "file")}: ${join(options.out, "index.html")}`);
  return report.problems.length === 0 ? 0 : 1;
}

function newestRun(cwd: string): string {
  const found = newest(join(cwd, "runs"));
  if (found !== null) return found;
  throw new UsageError(
    `there is no run in ${join(cwd, "runs")}; make some with pnpm --filter sin-rnn start compare, or name a folder`,
  );
}

// A reader of the output that goes away, as head does, is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  process.stderr.write(`plots: standard output cannot be written, ${error.message}\n`);
  process.exit(1);
});
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`plots: ${(error as Error).message}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
