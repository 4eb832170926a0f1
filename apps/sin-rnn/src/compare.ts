/** `compare`: trains the article's pairs of model and optimizer, and LSTM, one after the other into one folder. */
import { join } from "node:path";
import { UsageError } from "@dz/command-line";
import { type RunConfig, RunError } from "@dz/runs";
import { type Context, type Options, parseOptions } from "./options.ts";
import { type Resume, resumedOptions } from "./resume.ts";

/** The compared pairs in the order of the article, which only announces the last one. */
const pairs = [
  ["rnn", "adam"],
  ["rnn", "sgd"],
  ["mlp", "adam"],
  ["mlp", "sgd"],
  ["lstm", "adam"],
] as const satisfies readonly (readonly [Options["model"], Options["optimizer"]])[];

/** Whether the first argument is `compare`. */
export function isComparison(argv: readonly string[]): boolean {
  return argv.find((argument) => argument !== "--") === "compare";
}

/** The runs of a comparison. */
export interface Comparison {
  /** The absolute path of the folder of their run folders. */
  readonly out: string;
  readonly outGiven: boolean;
  /**
   * Options that differ in model, optimizer, learning rate and run folder, which is named after model and optimizer.
   */
  readonly runs: readonly Options[];
}

/** Reads the arguments of a comparison, starting with `compare`. Throws {@link UsageError}. */
export function parseComparison(argv: readonly string[], context: Context): Comparison | "help" | "version" {
  const args = comparisonArguments(argv);
  const first = parseOptions(args, context);
  if (typeof first === "string") return first;
  const { outGiven, seed, seedGiven } = first;
  // The default name is that of a single run, of which only the time is used.
  const out = outGiven ? first.out : first.out.replace(/-rnn-adam$/, "-compare");
  const runs = pairs.map(([model, optimizer]): Options => {
    const more = ["--model", model, "--optimizer", optimizer, "--seed", String(seed)];
    const options = parseOptions([...args, ...more], context) as Options;
    return { ...options, seedGiven, out: join(out, `${model}-${optimizer}`), outGiven: true };
  });
  return { out, outGiven, runs };
}

/** The arguments after `compare`. Throws {@link UsageError} for options that differ from run to run. */
export function comparisonArguments(argv: readonly string[]): string[] {
  const args = argv.slice(argv.indexOf("compare") + 1);
  if (args.some((argument) => /^--data(=|$)/.test(argument))) {
    throw new UsageError("compare trains the article's pairs on its sine: omit --data");
  }
  const chosen = args.find((argument) => /^--(model|optimizer|lr)(=|$)/.test(argument));
  if (chosen === undefined) return args;
  throw new UsageError(`compare trains several models, each with its optimizers: omit ${chosen.replace(/=.*/s, "")}`);
}

/**
 * A resumed comparison: existing runs with their own settings, and missing ones with the settings of the first existing
 * run. `configOf` returns the `config.json` of a run folder, or null without one. Throws {@link RunError} if there is
 * no run, and otherwise like {@link resumedOptions}.
 */
export function resumedComparison(resume: Resume, configOf: (folder: string) => RunConfig | null): Comparison {
  const out = resume.folder;
  const folders = pairs.map(([model, optimizer]) => ({ model, optimizer, folder: join(out, `${model}-${optimizer}`) }));
  const found = folders.map((each) => ({ ...each, config: configOf(each.folder) }));
  const first = found.find(({ config }) => config !== null);
  if (first === undefined) throw new RunError(`run folder ${out}: contains no runs of a comparison; start a new one`);
  const runs = found.map(({ model, optimizer, folder, config }) => {
    const like = config ?? likeAnother(first.config as RunConfig, model, optimizer);
    return resumedOptions({ ...resume, folder }, like);
  });
  return { out, outGiven: true, runs };
}

/** The settings of a run with another model and optimizer, and thus the default learning rate of that optimizer. */
function likeAnother(config: RunConfig, model: string, optimizer: string): RunConfig {
  const { lr: _, ...settings } = config.settings;
  return { ...config, settings: { ...settings, model, optimizer } };
}

/** The same comparison in another folder. */
export function movedTo(comparison: Comparison, out: string): Comparison {
  const runs = comparison.runs.map((options) => ({
    ...options,
    out: join(out, `${options.model}-${options.optimizer}`),
  }));
  return { ...comparison, out, runs };
}
