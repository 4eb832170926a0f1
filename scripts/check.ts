/**
 * Runs the checks that are not tests, all or those named: `pnpm check types lint`, with `--fix` after mending what can be.
 * Each prints one line with its verdict and time, then, if it failed, what its tool said. The `check` of a package is this
 * with `--package`.
 */
import { relative, resolve } from "node:path";
import { type Command, choice, flag, oneOf, runCommand, takes, takesPath, UsageError } from "@dz/command-line";
import type { Check, Scope, Verdict } from "./checks/check.ts";
import { checks } from "./checks/table.ts";
import { workspacePackages } from "./lib/manifest.ts";
import { root } from "./lib/paths.ts";
import { programs } from "./size/check-size.ts";

async function perform(name: string, scope: Scope): Promise<boolean> {
  const start = performance.now();
  const verdict: Verdict = await (checks[name] as Check).look(scope).catch((error: unknown) => ({
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

/** The folder of a package, relative to the root; undefined for the whole repository. */
function folderOf(path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  const folder = relative(root, resolve(path)).replaceAll("\\", "/");
  if (folder !== "scripts" && !workspacePackages(root).some((pkg) => pkg.folder === folder)) {
    throw new UsageError(`--package: ${path} is not the folder of a package; try --package packages/core`);
  }
  return folder;
}

const command: Command<"fix" | "package" | "list"> = {
  usage: "npx --yes pnpm@12 check [NAME ...] [--fix] [--list PROGRAM]",
  about: `Runs the checks that are not tests, all or those named: ${Object.keys(checks).join(", ")}.`,
  takesOperands: true,
  options: {
    fix: flag("first mend what can be mended: format, sort imports, apply the safe fixes of the linter"),
    package: takesPath("FOLDER", "packages/core", "check only this package"),
    list: takes("PROGRAM", "article", `size: also say of which files one is made: ${programs.join(", ")}`),
  },
  foot: "Exit codes: 0 all good, 1 some failed, 2 a mistake in the call.",
};

await runCommand("check", command, async ({ given, operands }) => {
  const scope: Scope = { folder: folderOf(given.package), listed: choice("list", given, programs, null) };
  const known = Object.keys(checks).filter((name) => checks[name]?.concerns?.(scope) ?? true);
  const named = operands.map((name) => oneOf("NAME", name, known));
  process.chdir(root);
  const chosen = named.length > 0 ? named : known;
  if (given.fix !== undefined) for (const name of chosen) await checks[name]?.fix?.(scope);
  const failed: string[] = [];
  for (const name of chosen) if (!(await perform(name, scope))) failed.push(name);
  console.log(failed.length > 0 ? `check: ${failed.join(", ")} failed` : "check: all good");
  return failed.length > 0 ? 1 : 0;
});
