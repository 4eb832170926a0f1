/**
 * Runs the checks that are not tests, all or those named: `pnpm check types lint`. Prints one line for each with its
 * verdict and time, then, if it failed, the output of its tool.
 */
import { surplus } from "./lib/contents.ts";
import { root } from "./lib/paths.ts";
import { type RunResult, run } from "./lib/run.ts";
import { packPackages, type Tarball } from "./lib/tarballs.ts";
import { temporaryFolder } from "./lib/temporary.ts";

type Verdict = Pick<RunResult, "ok" | "output">;

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

const checks: Readonly<Record<string, () => Promise<Verdict>>> = {
  types: () => run("tsc", ["-b", "--pretty", "false"]),
  lint: () => run("biome", ["ci", "--error-on-warnings", "--colors=off", "."]),
  structure: () => run(process.execPath, ["--conditions=@dz/source", "scripts/check-structure.ts"]),
  kernels: () => run(process.execPath, ["scripts/build-kernels.ts", "--check"]),
  exports: () => run("knip", []),
  packages: checkPackages,
};

async function perform(name: string): Promise<boolean> {
  const start = performance.now();
  const verdict = await (checks[name] as () => Promise<Verdict>)().catch((error: unknown) => ({
    ok: false,
    output: error instanceof Error ? error.message : String(error),
  }));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${verdict.ok ? "pass" : "FAIL"}  ${name.padEnd(9)}  ${seconds.padStart(5)} s`);
  if (!verdict.ok) console.log(verdict.output.trimEnd().replace(/^/gm, "      "));
  return verdict.ok;
}

const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(checks, name));
if (unknown.length > 0) {
  console.error(`check: no check is called ${unknown.join(", ")}; there are ${Object.keys(checks).join(", ")}`);
  process.exitCode = 2;
} else {
  process.chdir(root);
  const failed: string[] = [];
  for (const name of named.length > 0 ? named : Object.keys(checks)) {
    if (!(await perform(name))) failed.push(name);
  }
  console.log(failed.length > 0 ? `check: ${failed.join(", ")} failed` : "check: all good");
  process.exitCode = failed.length > 0 ? 1 : 0;
}
