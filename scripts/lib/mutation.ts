import { type Arguments, type Command, takes, UsageError, whole } from "@dz/command-line";

/** A package whose code is mutated: its folder, and which of its files, as patterns below the root. */
export interface Mutated {
  readonly folder: string;
  readonly patterns: readonly string[];
}

/** The names of the options. */
export type Name = "mutate" | "concurrency";

/** The command. */
export const command: Command<Name> = {
  usage: "npx --yes pnpm@12 trial mutate [options]",
  about:
    "Changes the code in thousands of places, one at a time, and says which change no test notices. Each package has a " +
    "run of its own, with its own tests.",
  options: {
    mutate: takes(
      "FILES",
      '"packages/optimizers/src/**"',
      "files of any packages, as patterns with commas between them (default those of core and ndarray)",
    ),
    concurrency: takes("N", "1", "how many processes at once (default 2)"),
  },
  foot: "Exit codes: 0 enough is noticed, 1 not in some package, 2 a mistake in the call.",
};

const usual: readonly string[] = ["packages/core/src/**", "packages/ndarray/src/**"];

/** What `--mutate` names, by packages, and the arguments for Stryker. Throws `UsageError` if a pattern is of no package. */
export function readMutateArguments({ given, all }: Arguments<Name>): { packages: Mutated[]; others: string[] } {
  const patterns = all.filter(([name]) => name === "mutate").flatMap(([, text]) => patternsIn(text));
  const byFolder = new Map<string, string[]>();
  for (const pattern of patterns.length > 0 ? patterns : usual) {
    const folder = /^(packages|apps)\/[a-z-]+(?=\/src\/)/.exec(pattern)?.[0];
    if (folder === undefined) {
      throw new UsageError(`--mutate takes files such as packages/core/src/**, got "${pattern}"`);
    }
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), pattern]);
  }
  const concurrency = whole("concurrency", given, 1, 64);
  const others = concurrency === null ? [] : ["--concurrency", String(concurrency)];
  return { packages: Array.from(byFolder, ([folder, patterns]) => ({ folder, patterns })), others };
}

/** The parts of a text between commas, except commas in braces. */
function patternsIn(text: string): string[] {
  return text.split(/,(?![^{]*\})/);
}
