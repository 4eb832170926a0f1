/**
 * `pnpm conformance`: compares dz with reference data, prints a report, and sets the exit code accordingly.
 *
 * @module
 */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type FileReport, fileText, jsonText, totalsOf, totalsText } from "./report.ts";
import { fileNames, runFolder, type Selection, UsageError } from "./run.ts";

const HELP = `usage: pnpm conformance [--data DIR] [--only FILE] [--json]

Compares dz with the reference numbers of DeZero, NumPy and PyTorch.

  --data DIR    a folder with the layout of the data of this package (the default)
  --only FILE   one of ${fileNames.join(", ")}
  --json        one JSON object on standard output and nothing else
  --help        this text

Exit code: 0 if everything agrees, 1 if anything does not, 2 for a mistake in the call.`;

/** The output of the program, and the base of relative paths. */
export interface Environment {
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  /** The folder in which the command was entered. */
  readonly folder: string;
}

/** Runs the command and returns its exit code; `limits` shortens the training runs. */
export function main(
  args: readonly string[],
  { print, printError, folder }: Environment,
  limits: Pick<Selection, "epochs"> = {},
): number {
  try {
    const options = parse(args);
    if (options.help) {
      print(HELP);
      return 0;
    }
    const data =
      options.data === undefined ? fileURLToPath(new URL("../data", import.meta.url)) : resolve(folder, options.data);
    const reports: FileReport[] = [];
    for (const report of runFolder(data, {
      ...limits,
      ...(options.only === undefined ? {} : { only: options.only }),
    })) {
      reports.push(report);
      if (!options.json) print(fileText(report));
    }
    const totals = totalsOf(reports);
    print(options.json ? jsonText(data, reports) : totalsText(totals));
    return totals.failed === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    printError(`conformance: ${error.message}`);
    return 2;
  }
}

interface Options {
  readonly data?: string | undefined;
  readonly only?: string | undefined;
  readonly json: boolean;
  readonly help: boolean;
}

function parse(args: readonly string[]): Options {
  try {
    // A package manager may pass on the "--" that separates its options from ours.
    const { values } = parseArgs({
      args: args[0] === "--" ? args.slice(1) : [...args],
      options: {
        data: { type: "string" },
        only: { type: "string" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    return values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split("\n")[0]} (--help shows the options)`);
  }
}

if (import.meta.main) {
  process.exitCode = main(process.argv.slice(2), {
    print: (text) => process.stdout.write(`${text}\n`),
    printError: (text) => process.stderr.write(`${text}\n`),
    // pnpm runs scripts in the folder of the package, and sets INIT_CWD to that of the user.
    folder: process.env.INIT_CWD ?? process.cwd(),
  });
}
