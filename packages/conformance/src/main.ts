/**
 * `pnpm trial conformance`: holds dz against reference data, prints what agrees, and says by its exit code whether all does.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import {
  type Command,
  flag,
  helpText,
  path,
  readArguments,
  takes,
  takesPath,
  UsageError,
  WRONG_USAGE,
  workingFolder,
} from "@dz/command-line";
import { type FileReport, fileText, jsonText, totalsOf, totalsText } from "./report.ts";
import { fileNames, runFolder, type Selection } from "./run.ts";

const command: Command<"data" | "only" | "json"> = {
  usage: "npx --yes pnpm@12 trial conformance [options]",
  about: "Holds dz against the reference numbers of DeZero, NumPy and PyTorch.",
  options: {
    data: takesPath("DIR", "data", "a folder with the layout of the data of this package (default that data)"),
    only: takes("FILE", "ops.json", `one of ${fileNames.join(", ")} (default all)`),
    json: flag("one JSON object on standard output and nothing else"),
  },
  foot: "Exit codes: 0 everything agrees, 1 something does not, 2 a mistake in the call.",
};

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
    const { given } = readArguments(command, args);
    if (given.help !== undefined) {
      print(helpText(command));
      return 0;
    }
    const json = given.json !== undefined;
    const data = path("data", given, folder) ?? fileURLToPath(new URL("../data", import.meta.url));
    const reports: FileReport[] = [];
    for (const report of runFolder(data, {
      ...limits,
      ...(given.only === undefined ? {} : { only: given.only }),
    })) {
      reports.push(report);
      if (!json) print(fileText(report));
    }
    const totals = totalsOf(reports);
    print(json ? jsonText(data, reports) : totalsText(totals));
    return totals.failed === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    printError(`conformance: ${error.message}`);
    return WRONG_USAGE;
  }
}

if (import.meta.main) {
  process.exitCode = main(process.argv.slice(2), {
    print: (text) => process.stdout.write(`${text}\n`),
    printError: (text) => process.stderr.write(`${text}\n`),
    folder: workingFolder(),
  });
}
