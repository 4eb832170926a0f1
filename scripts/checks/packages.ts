/**
 * The check `packages`: what is packed, and whether every host and TypeScript finds the code and types in it.
 *
 * @module
 */
import { surplus } from "../lib/contents.ts";
import { publishedPackages } from "../lib/manifest.ts";
import { checkMaps } from "../lib/maps.ts";
import { root } from "../lib/paths.ts";
import { run } from "../lib/run.ts";
import { packPackages, type Tarball } from "../lib/tarballs.ts";
import { temporaryFolder } from "../lib/temporary.ts";
import type { Check, Scope, Verdict } from "./check.ts";

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
    await checkMaps(tarball),
    await run("publint", ["run", file, "--strict"]),
    await run("attw", [file, "--profile", "esm-only", "--no-definitely-typed", "--no-emoji", "--format", "ascii"]),
  ];
  const output = results.filter(({ ok }) => !ok).map((result) => `${name}\n${result.output}`);
  return { ok: output.length === 0, output: output.join("\n") };
}

function packed({ folder }: Scope): string[] {
  return publishedPackages(root)
    .filter((pkg) => folder === undefined || pkg.folder === folder)
    .map(({ manifest }) => manifest.name);
}

/** The packed form of the published packages. */
export const packages: Check = {
  concerns: (scope) => packed(scope).length > 0,
  look: async (scope) => {
    using folder = temporaryFolder();
    const verdicts = await Promise.all((await packPackages(folder.path, packed(scope))).map(checkTarball));
    const output = verdicts.filter(({ ok }) => !ok).map((verdict) => verdict.output);
    return { ok: output.length === 0, output: output.join("\n") };
  },
};
