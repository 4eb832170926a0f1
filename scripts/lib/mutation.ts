/** A package to mutate: its folder, and its files as patterns relative to the root. */
export interface Mutated {
  readonly folder: string;
  readonly patterns: readonly string[];
}

const usual: readonly string[] = ["packages/core/src/**", "packages/ndarray/src/**"];

/** The packages that `--mutate` names, and the arguments for Stryker. Throws if a pattern belongs to no package. */
export function readMutateArguments(args: readonly string[]): { packages: Mutated[]; others: string[] } {
  const given: string[] = [];
  const others: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    if (arg === "--mutate" || arg === "-m") given.push(...patternsIn(args[++i] ?? ""));
    else if (arg.startsWith("--mutate=")) given.push(...patternsIn(arg.slice("--mutate=".length)));
    else others.push(arg);
  }
  const byFolder = new Map<string, string[]>();
  for (const pattern of given.length > 0 ? given : usual) {
    const folder = /^(packages|apps)\/[a-z-]+(?=\/src\/)/.exec(pattern)?.[0];
    if (folder === undefined) throw new Error(`mutate: expected files such as packages/core/src/**, got "${pattern}"`);
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), pattern]);
  }
  return { packages: Array.from(byFolder, ([folder, patterns]) => ({ folder, patterns })), others };
}

/** The parts of a text between commas, except commas in braces. */
function patternsIn(text: string): string[] {
  return text.split(/,(?![^{]*\})/);
}
