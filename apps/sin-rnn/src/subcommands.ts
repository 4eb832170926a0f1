import { runBaselines } from "./series/baselines-command.ts";

/** What begins with a word, and trains nothing: it takes the arguments after the word, and resolves to the exit code. */
const subcommands: Readonly<Record<string, (argv: readonly string[], cwd: string) => Promise<number>>> = {
  baselines: runBaselines,
};

/** The subcommand that the arguments begin with, ready to run in a folder; null if they begin with none. */
export function subcommandIn(argv: readonly string[]): ((cwd: string) => Promise<number>) | null {
  const at = argv.findIndex((argument) => argument !== "--");
  const word = argv[at] ?? "";
  const run = Object.hasOwn(subcommands, word) ? subcommands[word] : undefined;
  return run === undefined ? null : (cwd) => run(argv.slice(at + 1), cwd);
}
