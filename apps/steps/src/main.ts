/**
 * The command: runs steps of the book and examples by their numbers and names.
 *
 * Exit codes: 0 done, 1 a program failed, 2 wrong arguments.
 */
import { find, listText, namedSteps } from "./catalog.ts";
import { helpText, readOptions, UsageError } from "./options.ts";
import { messageOf, perform, performAll } from "./perform.ts";

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function main(args: readonly string[]): number {
  const { programs, ...surroundings } = readOptions(args, process.env.INIT_CWD ?? process.cwd());
  if (programs === "help") process.stdout.write(helpText);
  else if (programs === "list") say(listText());
  else if (programs === "all") return performAll(namedSteps, surroundings, say) > 0 ? 1 : 0;
  else {
    for (const named of programs.map(find)) {
      say(`${named.name}: ${named.program.title}`);
      perform(named, surroundings, say);
    }
  }
  return 0;
}

// A reader of the output that goes away, as head does, is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`steps: ${messageOf(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
