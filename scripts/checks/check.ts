import { type RunResult, run } from "../lib/run.ts";

/** What a check found: `output` is printed if it is not ok, `table` always. */
export type Verdict = Pick<RunResult, "ok" | "output"> & { readonly table?: string };

/** What is checked: the whole repository, or one package and no other. */
export interface Scope {
  /** The folder of the one package relative to the root, such as `packages/core`; undefined for the whole. */
  readonly folder: string | undefined;
  /** The program of which `size` also says what it is made of; null for none. */
  readonly listed: string | null;
}

/** One check of `pnpm check`. */
export interface Check {
  /** Looks, in `scope` alone, and changes nothing. */
  readonly look: (scope: Scope) => Promise<Verdict>;
  /** What `--fix` does before the look. */
  readonly fix?: (scope: Scope) => Promise<unknown>;
  /** Whether a scope has something to look at; by default each has. */
  readonly concerns?: (scope: Scope) => boolean;
}

/** The concern of a check that is about the repository as a whole, not about one package. */
export function theWhole({ folder }: Scope): boolean {
  return folder === undefined;
}

/** Runs one of the repository's own programs from its sources. */
export function program(file: string, ...args: string[]): Promise<RunResult> {
  return run(process.execPath, ["--conditions=@dz/source", file, ...args]);
}
