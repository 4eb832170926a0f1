/**
 * A dry run of a release, for `check release`: versions in copies of the workspace, then the packed files as far as npm
 * goes without sending them. Needs no network, no login and no git remote.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/paths.ts";
import { run } from "../lib/run.ts";
import { packPackages, type Tarball } from "../lib/tarballs.ts";
import { temporaryFolder } from "../lib/temporary.ts";
import { openTarball, unfit } from "./packed.ts";
import { type Bump, bumped, splits } from "./ranges.ts";
import { releasedPackages } from "./released.ts";
import { versionWorkspace } from "./version.ts";
import { copyWorkspace, propose } from "./workspace-copy.ts";

/** An address of this machine at which nothing answers, so that a dry run can send nothing, whatever npm does. */
const NOWHERE = "http://127.0.0.1:9/";

/** Tries a release with these bumps in a copy; returns what is wrong with its versions and changelogs. */
async function tryVersions(bumps: Readonly<Record<string, Bump>>): Promise<string[]> {
  using folder = temporaryFolder();
  copyWorkspace(folder.path);
  const before = releasedPackages(folder.path);
  propose(folder.path, bumps);
  await versionWorkspace(folder.path);
  const after = releasedPackages(folder.path);
  const told = Object.entries(bumps).map(([name, bump]) => `${name} ${bump}`);
  const wrong = splits(before, after).map((split) => `${split}: a program with ^ ranges gets two copies`);
  for (const { name, version } of before) {
    const now = after.find((one) => one.name === name)?.version ?? "";
    const bump = bumps[name];
    if (bump !== undefined && now !== bumped(version, bump)) wrong.push(`${name} becomes ${now}`);
    const log = join(folder.path, "packages", name.replace("@dz/", ""), "CHANGELOG.md");
    if (now !== version && !readFileSync(log, "utf8").startsWith(`# ${name}\n\n## ${now}\n`)) {
      wrong.push(`the changelog of ${name} does not begin with ${now}`);
    }
  }
  return wrong.map((problem) => `version of ${told.join(", ")}: ${problem}`);
}

/** What keeps a packed package from being published. */
async function tryPublish({ name, file }: Tarball): Promise<string[]> {
  const { manifest, files } = await openTarball(file);
  const problems = unfit(manifest, files);
  if (!files.includes("CHANGELOG.md")) problems.push(`${name} has no CHANGELOG.md`);
  const options = [
    "--dry-run",
    "--access",
    "public",
    "--registry",
    NOWHERE,
    "--fetch-retries",
    "0",
    "--ignore-scripts",
  ];
  const publish = await run("npm", ["publish", file, ...options]);
  if (!publish.ok) problems.push(`npm publish --dry-run of ${name} failed\n${publish.output}`);
  return problems;
}

/** Does a dry run of releases with a change of each package in turn, and of several; returns what is wrong. */
export async function dryRun(): Promise<string[]> {
  const names = releasedPackages(root).map(({ name }) => name);
  const each = names.map((name): Record<string, Bump> => ({ [name]: "minor" }));
  const together = Object.fromEntries(names.map((name): [string, Bump] => [name, "patch"]));
  const problems: string[] = [];
  for (const trial of [...each, together]) problems.push(...(await tryVersions(trial)));
  using folder = temporaryFolder();
  const published = await Promise.all((await packPackages(folder.path)).map(tryPublish));
  return [...problems, ...published.flat()];
}
