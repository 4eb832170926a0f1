import { visible } from "@dz/text";
import type { Command } from "./command.ts";
import { helpText } from "./help-text.ts";
import { type Arguments, readArguments } from "./read-arguments.ts";
import { UsageError } from "./usage-error.ts";

/** The exit code of a usage error. */
export const WRONG_USAGE = 2;

/**
 * Runs a command with its arguments (default those of this process): prints its help if asked to, else sets the exit
 * code to the result of `main`. A {@link UsageError} is printed as one line on standard error, which begins with the
 * name, with exit code 2. Any other error gives exit code 1: `errors` decides between a line of the same kind, for
 * users, and the stack (default).
 */
export async function runCommand<Name extends string>(
  name: string,
  command: Command<Name>,
  main: (args: Arguments<Name>) => number | Promise<number>,
  errors: "line" | "stack" = "stack",
  argv: readonly string[] = process.argv.slice(2),
): Promise<void> {
  // If a reader closes the output, as head does, that is not an error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    say(name, `standard output cannot be written, ${error.message}`);
    process.exit(1);
  });
  try {
    const args = readArguments(command, argv);
    if (args.given.help !== undefined) process.stdout.write(helpText(command));
    else process.exitCode = await main(args);
  } catch (error) {
    const isUsage = error instanceof UsageError;
    if (!isUsage && errors === "stack") throw error;
    say(name, error instanceof Error ? error.message : String(error));
    process.exitCode = isUsage ? WRONG_USAGE : 1;
  }
}

/** Prints one line on standard error, with invisible characters made visible. */
export function say(name: string, text: string): void {
  process.stderr.write(`${name}: ${visible(text)}\n`);
}

/**
 * The folder in which the command was typed: pnpm starts scripts in the folder of their package, and passes this one.
 */
export function workingFolder(): string {
  return process.env.INIT_CWD ?? process.cwd();
}
