/**
 * The sweep of docs/many-runs-cluster.md, which the trials of schedulers make.
 *
 * @module
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { startProgram } from "./run-shell.ts";
import { sweepDifferences } from "./same-sweeps.ts";

/** The root of the repository, where the examples are typed. */
export const root: string = join(import.meta.dirname, "../../../..");

/** The page with the examples. */
export const clusterPage = (): string => readFileSync(join(root, "docs/many-runs-cluster.md"), "utf8");

/** The folder that the examples name. */
export const namedFolder = "runs/many";

/** The arguments of npm before those of a sweep, as in the examples. */
export const npmArguments: readonly string[] = ["--silent", "--prefix", "apps/sin-rnn", "start", "--", "sweep"];

/** The arguments of the sweep in the examples that say which runs it has. */
export const planArguments: readonly string[] = "--model rnn,mlp --optimizer adam,sgd --seeds 0..3 --epochs 10".split(
  " ",
);

/**
 * Variables with which the process that trains one part, such as `SLURM_ARRAY_TASK_ID=5`, stops itself in the middle of its first
 * run, see hold.mjs; `mark` is a file that it writes.
 */
export function holding(part: string, mark: string): Record<string, string> {
  return {
    DZ_HOLD: `${part}=${mark}`,
    NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, "hold.mjs")).href}`,
  };
}

/** Runs `sweep` with some arguments to its end. */
async function sweep(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | string; readonly output: string }> {
  const started = startProgram("npm", [...npmArguments, ...args], { cwd: root, env });
  const code = await started.code;
  return { code, output: started.output() };
}

/** Makes the runs without any disturbance, in processes that have the variables of their trial. Throws if that fails. */
export async function makeUndisturbed(out: string, env: Readonly<Record<string, string>>): Promise<void> {
  const { code, output } = await sweep([...planArguments, "--jobs", "2", "--out", out], env);
  if (code !== 0) throw new Error(`an undisturbed sweep ends with ${code}: ${output}`);
}

/** What is wrong with a sweep that should be complete, one sentence each: its status, and what differs from an undisturbed one. */
export async function problemsOf(out: string, undisturbed: string): Promise<string[]> {
  const { code, output } = await sweep(["--status", out]);
  const left = readdirSync(out).filter((name) => name.endsWith(".failed.json"));
  return [
    ...(code === 0 ? [] : [`sweep --status ends with ${code}: ${output}`]),
    ...left.map((name) => `${name} is left`),
    ...sweepDifferences(out, undisturbed),
  ];
}

/** What is wrong with a sweep one run of which was killed: `sweep --status` must say so, in those words. */
export async function unnoticed(out: string, words: string): Promise<string[]> {
  if (!existsSync(join(out, "sweep.json"))) return ["there is no sweep.json"];
  const { code, output } = await sweep(["--status", out]);
  return code === 1 && output.includes(words) ? [] : [`sweep --status ends with ${code} after a kill: ${output}`];
}

/** The runs that a sweep would do, by what `--dry-run` has written. */
export function plannedIn(output: string): string[] {
  return Array.from(output.matchAll(/^(?:missing|begun|finished|failed) +(\S+)$/gm), ([, folder]) => folder as string);
}
