import type { Surroundings } from "./launch.ts";

/**
 * A subcommand with the arguments after its word, in a folder; resolves to the exit code, or null if it has ended because its
 * surroundings wanted it to stop.
 */
type Subcommand = (argv: readonly string[], cwd: string, around: Surroundings) => Promise<number | null>;

/** What begins with a word, and is no run of its own settings. Each is loaded when it is used, so that a training starts without it. */
const subcommands: Readonly<Record<string, () => Promise<Subcommand>>> = {
  baselines: async () => (await import("./series/baselines-command.ts")).runBaselines,
  export: async () => (await import("./export/export-command.ts")).runExport,
  fork: async () => (await import("./fork/fork-command.ts")).runFork,
  forecast: async () => (await import("./series/forecast-command.ts")).runForecast,
  sweep: async () => (await import("./sweep/sweep-command.ts")).runSweep,
  "sweep-worker": async () => (await import("./sweep/worker.ts")).runWorker, // a process that sweep starts
  why: async () => (await import("./why/why-command.ts")).runWhy,
};

/** The subcommand that the arguments begin with, ready to run in a folder; null if they begin with none. */
export function subcommandIn(
  argv: readonly string[],
): ((cwd: string, around: Surroundings) => Promise<number | null>) | null {
  const at = argv.findIndex((argument) => argument !== "--");
  const word = argv[at] ?? "";
  const load = Object.hasOwn(subcommands, word) ? subcommands[word] : undefined;
  return load === undefined ? null : async (cwd, around) => (await load())(argv.slice(at + 1), cwd, around);
}
