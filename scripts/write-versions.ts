/** Writes the version of each package.json into its `src/version.ts`, if it has one: part of `pnpm run version`. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { workspacePackages } from "./lib/manifest.ts";
import { root } from "./lib/paths.ts";
import { withVersion } from "./structure/versions.ts";

for (const { folder, manifest } of workspacePackages(root)) {
  const file = join(root, folder, "src/version.ts");
  if (manifest.version === undefined || !existsSync(file)) continue;
  writeFileSync(file, withVersion(readFileSync(file, "utf8"), manifest.version));
}
