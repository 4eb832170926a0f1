/**
 * Publishes two releases to a registry on this machine, the second with a minor of ndarray, and installs before and
 * after it as a user with `^` ranges does. Tries changesets alone, ndarray and core as peers, and the rule of this
 * repository, which must leave one copy of ndarray. The packages have their manifests alone: what counts is what is resolved.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Command, runCommand } from "@dz/command-line";
import { publishedPackages } from "../lib/manifest.ts";
import { run, toolEnvironment } from "../lib/run.ts";
import { temporaryFolder } from "../lib/temporary.ts";
import { type LocalRegistry, startRegistry } from "./local-registry.ts";
import { releasedPackages } from "./released.ts";
import { installed, type Manager, makeProject } from "./users.ts";
import { versionWorkspace } from "./version.ts";
import { copyWorkspace, propose, setVersions } from "./workspace-copy.ts";

const NDARRAY = "@dz/ndarray";
const shared = [NDARRAY, "@dz/core"];
const managers: readonly Manager[] = ["npm", "pnpm"];

interface Way {
  readonly name: string;
  /** Where its versions begin, so that the ways do not meet in the registry. */
  readonly start: string;
  readonly peers: boolean;
  readonly rule: boolean;
}

const ways: readonly Way[] = [
  { name: "changesets alone", start: "0.10.0", peers: false, rule: false },
  { name: "peers", start: "0.20.0", peers: true, rule: false },
  { name: "peers and the rule", start: "0.30.0", peers: true, rule: true },
  { name: "the rule", start: "0.40.0", peers: false, rule: true },
];

/** Makes the copied packages publishable as they are: no scripts, no files, and peers if asked for. */
function strip(workspace: string, peers: boolean): void {
  for (const { folder, manifest } of publishedPackages(workspace)) {
    const { scripts: _, peerDependencies: __, ...rest } = manifest;
    const all = Object.entries(manifest.dependencies ?? {});
    const isPeer = ([name]: [string, string]): boolean => peers && shared.includes(name);
    const bare = {
      ...rest,
      files: [],
      peerDependenciesMeta: undefined,
      dependencies: Object.fromEntries(all.filter((entry) => !isPeer(entry))),
      peerDependencies: Object.fromEntries(all.filter(isPeer)),
    };
    writeFileSync(join(workspace, folder, "package.json"), `${JSON.stringify(bare, null, 2)}\n`);
  }
}

async function changeset(workspace: string, ...args: readonly string[]): Promise<void> {
  const { ok, output } = await run("changeset", args, { cwd: workspace, env: toolEnvironment() });
  if (!ok) throw new Error(`changeset ${args.join(" ")} failed\n${output}`);
}

/** Tries one way; a line for each manager, and whether all of its users have one copy throughout. */
async function tryWay(way: Way, registry: LocalRegistry): Promise<boolean> {
  using folder = temporaryFolder();
  const workspace = join(folder.path, "workspace");
  copyWorkspace(workspace);
  setVersions(workspace, Object.fromEntries(releasedPackages(workspace).map(({ name }) => [name, way.start])));
  strip(workspace, way.peers);
  writeFileSync(join(workspace, ".npmrc"), registry.settings);
  const publish = (): Promise<void> => changeset(workspace, "publish", "--no-git-tag");
  const ranges = Object.fromEntries(releasedPackages(workspace).map(({ name }) => [name, `^${way.start}`]));

  await publish();
  const place = (manager: Manager, user: string): string => join(folder.path, manager, user);
  const before = new Map<Manager, string>();
  for (const manager of managers) {
    makeProject(place(manager, "old"), ranges, registry.settings);
    before.set(manager, await installed(manager, "install", place(manager, "old"), NDARRAY));
  }
  propose(workspace, { [NDARRAY]: "minor", "@dz/runs": "patch" });
  if (way.rule) await versionWorkspace(workspace);
  else await changeset(workspace, "version");
  await publish();
  let single = true;
  for (const manager of managers) {
    makeProject(place(manager, "new"), ranges, registry.settings);
    const updated = await installed(manager, "update", place(manager, "old"), NDARRAY);
    const fresh = await installed(manager, "install", place(manager, "new"), NDARRAY);
    const found = [before.get(manager) ?? "", updated, fresh];
    single &&= found.every((copies) => copies === way.start);
    console.log(
      `${way.name.padEnd(18)}  ${manager.padEnd(4)}  ${found.map((copies) => copies.padEnd(24)).join("")}`.trimEnd(),
    );
  }
  return single;
}

const command: Command<never> = {
  usage: "npx --yes pnpm@12 trial release",
  about:
    "Publishes two releases to a registry on this machine, the second with a minor of ndarray, and prints the copies of ndarray\nthat users of npm and pnpm with ^ ranges of all packages get. Needs npx to fetch the registry, else it is skipped.",
  options: {},
  foot: "Exit codes: 0 one copy with the rule of this repository and two with changesets alone, or skipped; 1 anything else.",
};

await runCommand("release", command, async () => {
  using folder = temporaryFolder();
  const started = await startRegistry(folder.path).catch((error: Error) => error);
  if (started instanceof Error) {
    console.log(`release: SKIPPED, nothing was tried: ${started.message}`);
    return 0;
  }
  using registry = started;
  console.log(
    `${"way".padEnd(18)}  user  ${["first release", "updated", "installed anew"].map((text) => text.padEnd(24)).join("")}`.trimEnd(),
  );
  const single = new Map<string, boolean>();
  for (const way of ways) single.set(way.name, await tryWay(way, registry));
  if (single.get("changesets alone") === true)
    console.log("release: changesets alone no longer split a program; the rule may go");
  if (single.get("the rule") !== true) console.log("release: FAIL, a user does not have the one copy of ndarray");
  return single.get("the rule") === true && single.get("changesets alone") === false ? 0 : 1;
});
