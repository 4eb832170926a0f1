/**
 * Runs the checks that are not tests, all or those named: `pnpm check types lint`, with `--fix` after formatting.
 * Each prints one line with its verdict and time, then, if it failed, what its tool said.
 */
import { type Command, choice, flag, oneOf, runCommand, takes } from "@dz/command-line";
import { surplus } from "./lib/contents.ts";
import { root } from "./lib/paths.ts";
import { type RunResult, run } from "./lib/run.ts";
import { packPackages, type Tarball } from "./lib/tarballs.ts";
import { temporaryFolder } from "./lib/temporary.ts";
import { checkSize, programs } from "./size/check-size.ts";

/** `table`: what is printed also if all is well. */
type Verdict = Pick<RunResult, "ok" | "output"> & { readonly table?: string };

async function checkContents(tarball: Tarball): Promise<Verdict> {
  const list = await run("tar", ["-tzf", tarball.file]);
  if (!list.ok) return list;
  const problems = surplus(tarball, list.stdout.trimEnd().split("\n"));
  return { ok: problems.length === 0, output: problems.map((problem) => `${problem}\n`).join("") };
}

async function checkTarball(tarball: Tarball): Promise<Verdict> {
  const { name, file } = tarball;
  const results = [
    await checkContents(tarball),
    await run("publint", ["run", file, "--strict"]),
    await run("attw", [file, "--profile", "esm-only", "--no-definitely-typed", "--no-emoji", "--format", "ascii"]),
  ];
  const output = results.filter(({ ok }) => !ok).map((result) => `${name}\n${result.output}`);
  return { ok: output.length === 0, output: output.join("\n") };
}

async function checkPackages(): Promise<Verdict> {
  using folder = temporaryFolder();
  const verdicts = await Promise.all((await packPackages(folder.path)).map(checkTarball));
  const output = verdicts.filter(({ ok }) => !ok).map((verdict) => verdict.output);
  return { ok: output.length === 0, output: output.join("\n") };
}

/** The program of which `size` says what it is made of. */
let listed: string | null = null;

const checks: Readonly<Record<string, () => Promise<Verdict>>> = {
  types: () => run("tsc", ["-b", "--pretty", "false"]),
  lint: () => run("biome", ["ci", "--error-on-warnings", "--colors=off", "."]),
  structure: () => run(process.execPath, ["--conditions=@dz/source", "scripts/check-structure.ts"]),
  kernels: () => run(process.execPath, ["scripts/build-kernels.ts", "--check"]),
  exports: () => run("knip", ["--config", "config/knip.json"]),
  packages: checkPackages,
  size: () => checkSize(listed),
};

async function perform(name: string): Promise<boolean> {
  const start = performance.now();
  const verdict: Verdict = await (checks[name] as () => Promise<Verdict>)().catch((error: unknown) => ({
    ok: false,
    output: error instanceof Error ? error.message : String(error),
  }));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${verdict.ok ? "pass" : "FAIL"}  ${name.padEnd(9)}  ${seconds.padStart(5)} s`);
  if (!verdict.ok) console.log(indented(verdict.output));
  if (verdict.table) console.log(indented(verdict.table));
  return verdict.ok;
}

function indented(text: string): string {
  return text.trimEnd().replace(/^(?=.)/gm, "      ");
}

const command: Command<"fix" | "list"> = {
  usage: "npx --yes pnpm@12 check [NAME ...] [--fix] [--list PROGRAM]",
  about: `Runs the checks that are not tests, all or those named: ${Object.keys(checks).join(", ")}.`,
  takesOperands: true,
  options: {
    fix: flag("first format, sort imports and apply the safe fixes of the linter"),
    list: takes("PROGRAM", "article", `size: also say of which files one is made: ${programs.join(", ")}`),
  },
  foot: "Exit codes: 0 all good, 1 some failed, 2 a mistake in the call.",
};

await runCommand("check", command, async ({ given, operands }) => {
  const known = Object.keys(checks);
  const named = operands.map((name) => oneOf("NAME", name, known));
  listed = choice("list", given, programs, null);
  process.chdir(root);
  if (given.fix !== undefined) await run("biome", ["check", "--write", "--colors=off", "."]); // what it cannot mend, lint says
  const failed: string[] = [];
  for (const name of named.length > 0 ? named : known) if (!(await perform(name))) failed.push(name);
  console.log(failed.length > 0 ? `check: ${failed.join(", ")} failed` : "check: all good");
  return failed.length > 0 ? 1 : 0;
});
