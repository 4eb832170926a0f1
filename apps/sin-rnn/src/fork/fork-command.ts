import { helpText } from "@dz/command-line";
import type { Surroundings } from "../launch.ts";
import { forkCommand, parseForkArguments } from "./fork-arguments.ts";
import { forkRun } from "./fork-run.ts";

/** `fork`: a new run that continues another. Resolves to the exit code, or to null if it was interrupted. */
export async function runFork(argv: readonly string[], cwd: string, around: Surroundings): Promise<number | null> {
  const asked = parseForkArguments(argv, cwd);
  if (asked === "help") {
    process.stdout.write(helpText(forkCommand));
    return 0;
  }
  const context = { cwd, now: new Date(), drawSeed: () => 0 }; // the seed is that of the run
  return (await forkRun(asked, context, around)) ? 0 : null;
}
