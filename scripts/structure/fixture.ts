import type { Manifest } from "../lib/manifest.ts";
import { type Package, source, type Tree } from "./tree.ts";

/** A package for a test, valid by default; `files` maps paths to texts. */
export function packageOf(
  manifest: Manifest,
  files: Readonly<Record<string, string>> = {},
  entries: readonly string[] = ["README.md", "LICENSE"],
): Package {
  const folder = manifest.name.startsWith("@dz/") ? `packages/${manifest.name.slice(4)}` : `apps/${manifest.name}`;
  return { folder, manifest, entries, sources: Object.entries(files).map(([path, text]) => source(path, text)) };
}

/** A tree of these packages, whose root provides vitest to all tests. */
export function treeOf(...packages: Package[]): Tree {
  const manifest = { name: "dz", devDependencies: { vitest: "1" } };
  return { manifest, tools: { name: "scripts" }, packages, dependencyPage: "", pages: [], paths: new Set() };
}
