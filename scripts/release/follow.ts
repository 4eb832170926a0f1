import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readChangesets } from "@changesets/read";
import { type Bump, followed, larger } from "./ranges.ts";
import { releasedPackages } from "./released.ts";

/** The file of the added changeset, which `changeset version` removes again. */
const FILE = ".changeset/follow-ranges.md";
const TEXT =
  "Needs packages of `@dz` that have left the ranges of the last version (below): update all packages of `@dz` together.";

/**
 * Adds a changeset to the workspace in `folder` for the packages that must leave their line because a package that they
 * need leaves its own, if there are any. Changesets alone would move them by a patch; `ranges.ts` says why that splits a
 * user's program.
 */
export async function follow(folder: string): Promise<void> {
  const file = join(folder, FILE);
  rmSync(file, { force: true });
  const changes = new Map<string, Bump>();
  for (const { releases } of await readChangesets(folder)) {
    for (const { name, type } of releases) if (type !== "none") changes.set(name, larger(changes.get(name), type));
  }
  const more = [...followed(releasedPackages(folder), changes)].filter(([name, bump]) => changes.get(name) !== bump);
  if (more.length === 0) return;
  writeFileSync(file, ["---", ...more.map(([name, bump]) => `"${name}": ${bump}`), "---", "", TEXT, ""].join("\n"));
}
