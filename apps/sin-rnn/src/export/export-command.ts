import { helpText } from "@dz/command-line";
import { exportCommand, parseExportArguments } from "./export-arguments.ts";
import { exportRun } from "./export-run.ts";

/** `export`: writes the network of a run for other programs. Resolves to the exit code. */
export async function runExport(argv: readonly string[], cwd: string): Promise<number> {
  const asked = parseExportArguments(argv, cwd);
  process.stdout.write(asked === "help" ? helpText(exportCommand) : exportRun(asked));
  return 0;
}
