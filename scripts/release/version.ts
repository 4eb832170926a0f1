/**
 * `pnpm run version`: turns the collected changesets into versions and changelogs.
 *
 * @module
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { workspacePackages } from "../lib/manifest.ts";
import { root } from "../lib/paths.ts";
import { run } from "../lib/run.ts";
import { withVersion } from "../structure/versions.ts";
import { follow } from "./follow.ts";

/** Writes the version of each package.json into its `src/version.ts`, if it has one. */
function writeVersions(folder: string): void {
  for (const { folder: place, manifest } of workspacePackages(folder)) {
    const file = join(folder, place, "src/version.ts");
    if (manifest.version === undefined || !existsSync(file)) continue;
    writeFileSync(file, withVersion(readFileSync(file, "utf8"), manifest.version));
  }
}

/** Turns the changesets of the workspace in `folder` into versions. Throws what changesets said if it failed. */
export async function versionWorkspace(folder: string): Promise<string> {
  await follow(folder);
  const { ok, output } = await run("changeset", ["version"], { cwd: folder });
  if (!ok) throw new Error(`changeset version failed\n${output}`);
  writeVersions(folder);
  return output;
}

if (import.meta.main) {
  try {
    console.log((await versionWorkspace(root)).trim());
  } catch (error) {
    console.error(`version: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
