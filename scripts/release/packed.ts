/**
 * What a packed package must have so that it can be installed and imported.
 *
 * @module
 */
import type { Manifest } from "../lib/manifest.ts";
import { run } from "../lib/run.ts";

type Exports = string | { readonly [condition: string]: Exports };

/** A manifest with the entries of a package. */
export interface PackedManifest extends Omit<Manifest, "exports"> {
  readonly exports?: Exports;
}

/** The files that `exports` name for users, without `./`; those for this workspace alone are left out. */
export function entryFiles(exports: Exports | undefined): string[] {
  if (exports === undefined) return [];
  if (typeof exports === "string") return [exports.replace(/^\.\//, "")];
  return Object.entries(exports).flatMap(([condition, inner]) => (condition === "@dz/source" ? [] : entryFiles(inner)));
}

/** What keeps a package with this manifest and these files from being installed or imported; empty if nothing does. */
export function unfit(manifest: PackedManifest, files: readonly string[]): string[] {
  const { name, dependencies, peerDependencies, optionalDependencies } = manifest;
  const entries = entryFiles(manifest.exports);
  const ranges = Object.entries({ ...dependencies, ...peerDependencies, ...optionalDependencies });
  return [
    ...(entries.length === 0 ? ["has no exports"] : []),
    ...entries.filter((entry) => !files.includes(entry)).map((entry) => `has no ${entry}, which its exports name`),
    ...ranges
      .filter(([, range]) => /^(workspace|catalog):/.test(range))
      .map(([other, range]) => `needs ${other} at ${range}, which only this workspace understands`),
  ].map((problem) => `${name} ${problem}`);
}

/** The manifest in a tarball, and the paths of its files below `package/`. */
export async function openTarball(file: string): Promise<{ manifest: PackedManifest; files: string[] }> {
  const list = await run("tar", ["-tzf", file]);
  const text = await run("tar", ["-xzOf", file, "package/package.json"]);
  if (!list.ok || !text.ok) throw new Error(`${file} is no package\n${list.output}${text.output}`);
  const files = list.stdout.trimEnd().split("\n");
  return {
    manifest: JSON.parse(text.stdout) as PackedManifest,
    files: files.map((path) => path.replace(/^package\//, "")),
  };
}
