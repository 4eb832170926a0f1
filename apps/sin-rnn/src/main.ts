/**
 * The command: reads the options, trains, and writes a run folder, or with `compare` several in one.
 *
 * Exit codes: 0 done, 1 failed while running, 2 wrong options or a folder that cannot be used, 130 interrupted.
 */
import { randomInt } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type NewRun, RunError, RunWriter } from "@dz/runs";
import { type Comparison, isComparison, movedTo, parseComparison } from "./compare.ts";
import { helpText, type Options, parseOptions, UsageError } from "./options.ts";
import { createReporter } from "./reporter.ts";
import { run } from "./run.ts";

function readVersion(): string {
  const file = join(import.meta.dirname, "../package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

/** The arguments as they may be typed again, in a shell. */
function quoted(args: readonly string[]): string {
  return args.map((arg) => (/^[\w./=:@,+-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`)).join(" ");
}

async function main(args: readonly string[]): Promise<number> {
  const context = {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    now: new Date(),
    drawSeed: () => randomInt(2 ** 32),
  };
  const asked = isComparison(args) ? parseComparison(args, context) : parseOptions(args, context);
  if (asked === "help") {
    process.stdout.write(helpText);
    return 0;
  }
  if (asked === "version") {
    console.log(readVersion());
    return 0;
  }
  let interrupted = false;
  process.on("SIGINT", () => {
    interrupted = true;
  });
  const stopped = (): boolean => interrupted;
  if (!("runs" in asked)) return (await trainOnce(asked, args, stopped)) ? 0 : 130;

  const comparison = inFreeFolder(asked);
  const rest = args.slice(args.indexOf("compare") + 1);
  for (const options of comparison.runs) {
    const chosen = ["--model", options.model, "--optimizer", options.optimizer];
    if (!(await trainOnce(options, [...chosen, ...rest], stopped))) return 130;
  }
  const { format } = comparison.runs[0] as Options;
  if (format === "auto" || format === "lines") {
    const named = comparison.outGiven ? ` ${quoted([comparison.out])}` : ""; // plots looks in runs by itself
    console.log(`${comparison.runs.length} runs in ${comparison.out}, pnpm --filter plots start${named} shows them`);
  }
  return 0;
}

/** One training into one run folder; `args` are the arguments that ask for it. Resolves to false if it was interrupted. */
function trainOnce(options: Options, args: readonly string[], interrupted: () => boolean): Promise<boolean> {
  const { stdout, stderr } = process;
  const reporter = createReporter(options.format, {
    stdout,
    stderr,
    isTTY: stdout.isTTY === true,
    columns: stdout.columns ?? 80,
    color: stdout.isTTY === true && stdout.hasColors(),
  });
  const { seed, seedGiven, debug: _, out: __, outGiven: ___, format: ____, ...settings } = options;
  const typed = quoted(args.filter((arg, i) => arg !== "--" && !/^--out(=|$)/.test(arg) && args[i - 1] !== "--out"));
  // Without the folder, which exists from now on.
  const again = ["pnpm --filter sin-rnn start", typed, seedGiven ? "" : `--seed ${seed}`].filter(Boolean).join(" ");
  const writer = createWriter(options, { dz: readVersion(), command: again, seed, settings });
  running = true;
  return run(options, again, writer, reporter, interrupted);
}

/** Makes the run folder. One that is named after the time gets a number if another run began in the same second. */
function createWriter({ out, outGiven }: Options, about: NewRun): RunWriter {
  for (let number = 1; ; number++) {
    const folder = number === 1 ? out : `${out}-${number}`;
    try {
      return new RunWriter(folder, about);
    } catch (error) {
      if (outGiven || number > 100 || !existsSync(folder)) throw error;
    }
  }
}

/** The comparison in a folder that does not exist: its own, or if that was not given, with a number. */
function inFreeFolder(comparison: Comparison): Comparison {
  const { out, outGiven } = comparison;
  if (!existsSync(out)) return comparison;
  if (outGiven)
    throw new RunError(`run folder ${out}: exists already and is not overwritten; choose another or remove it`);
  let number = 2;
  while (existsSync(`${out}-${number}`)) number++;
  return movedTo(comparison, `${out}-${number}`);
}

/** Whether the folder is there and the training has begun: what is wrong before is the user's to mend. */
let running = false;

function exitCode(error: unknown): number {
  return !running && (error instanceof UsageError || error instanceof RunError) ? 2 : 1;
}

const args = process.argv.slice(2);
// A reader of the output that goes away, as head does, is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  process.stderr.write(`sin-rnn: standard output cannot be written, ${error.message}\n`);
  process.exit(1);
});
try {
  process.exitCode = await main(args);
} catch (error) {
  const text = args.includes("--debug") && error instanceof Error ? error.stack : (error as Error).message;
  process.stderr.write(`sin-rnn: ${text}\n`);
  process.exitCode = exitCode(error);
}
