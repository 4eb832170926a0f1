import { visible } from "@dz/text";
import type { Command } from "./command.ts";
import { helpText } from "./help-text.ts";
import { type Arguments, readArguments } from "./read-arguments.ts";
import { UsageError } from "./usage-error.ts";

/** The exit code of a command that was typed wrong. */
export const WRONG_USAGE = 2;

/**
 * Runs a command with its arguments, those of this process by default: prints its help if asked for, and else sets the exit code to what
 * `main` returns. Something wrong in the arguments, a {@link UsageError}, is one line on standard error, which begins with
 * the name, and exit code 2. Any other error is exit code 1: `errors` says whether with a line of the same kind, for users,
 * or with its stack (default).
 */
export async function runCommand<Name extends string>(
  name: string,
  command: Command<Name>,
  main: (args: Arguments<Name>) => number | Promise<number>,
  errors: "line" | "stack" = "stack",
  argv: readonly string[] = process.argv.slice(2),
): Promise<void> {
  // A reader of the output that goes away, as head does, is no error.
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

/** Says something in one line on standard error; what is not seen in it is made visible. */
export function say(name: string, text: string): void {
  process.stderr.write(`${name}: ${visible(text)}\n`);
}

/** The folder in which the command was typed: pnpm starts scripts in the folder of their package, and names it. */
export function workingFolder(): string {
  return process.env.INIT_CWD ?? process.cwd();
}
