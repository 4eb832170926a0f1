import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { workspacePackages } from "../lib/manifest.ts";
import { root } from "../lib/paths.ts";
import type { Bump } from "./ranges.ts";

/** What releases read and write in a package. */
const files = ["package.json", "CHANGELOG.md", "src/version.ts"];

/**
 * Copies what a release reads and writes of this workspace into `folder`: manifests, changelogs and the settings of
 * changesets, without the changesets that wait here.
 */
export function copyWorkspace(folder: string): void {
  const copy = (path: string): void => {
    if (!existsSync(join(root, path))) return;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path));
  };
  for (const path of ["package.json", "pnpm-workspace.yaml", "pnpm-lock.yaml", ".changeset/config.json"]) copy(path);
  for (const place of [...workspacePackages(root).map((one) => one.folder), "scripts"]) {
    for (const file of files) copy(`${place}/${file}`);
  }
}

/** Replaces what waits in a copy by one changeset with these bumps. */
export function propose(folder: string, bumps: Readonly<Record<string, Bump>>): void {
  for (const file of readdirSync(join(folder, ".changeset"))) {
    if (file.endsWith(".md")) rmSync(join(folder, ".changeset", file));
  }
  const lines = Object.entries(bumps).map(([name, bump]) => `"${name}": ${bump}`);
  writeFileSync(
    join(folder, ".changeset/made-up.md"),
    ["---", ...lines, "---", "", "A made-up change.", ""].join("\n"),
  );
}

/** Sets versions of packages in a copy. */
export function setVersions(folder: string, versions: Readonly<Record<string, string>>): void {
  for (const { folder: place, manifest } of workspacePackages(folder)) {
    const version = versions[manifest.name];
    if (version === undefined) continue;
    const file = join(folder, place, "package.json");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace(/"version": "[^"]*"/, `"version": "${version}"`));
  }
}
