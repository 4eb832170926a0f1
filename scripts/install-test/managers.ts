/**
 * The package managers of users: how each installs packages into an empty folder and runs what it has installed.
 *
 * @module
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fetchedOrNull } from "../lib/fetched.ts";
import { outsideEnvironment } from "../lib/nodes.ts";
import { run } from "../lib/run.ts";

/** A command line. */
export type Words = readonly [command: string, ...args: string[]];

/** A package manager. */
export interface Manager {
  readonly name: string;
  /** Prepares a folder that has nothing but a package.json: where packages come from. */
  readonly prepare: (folder: string, dz: string) => void;
  readonly add: (packages: readonly string[]) => Words;
  /** Runs a program of an installed package, such as tsc. */
  readonly execute: (folder: string, program: string, args: readonly string[]) => Words;
  /** Runs a file. */
  readonly node: (args: readonly string[]) => Words;
}

/** A package manager that cannot be had. */
export interface Missing {
  readonly name: string;
  readonly missing: string;
}

const usual = {
  execute: (folder: string, program: string, args: readonly string[]): Words => [
    join(folder, "node_modules/.bin", program),
    ...args,
  ],
  node: (args: readonly string[]): Words => ["node", ...args],
};

/** The settings of npm, which pnpm and the first yarn read, too. */
function npmSettings(usualRegistry: string): Manager["prepare"] {
  return (folder, dz) => writeFileSync(join(folder, ".npmrc"), `registry=${usualRegistry}\n@dz:registry=${dz}\n`);
}

/** The settings of yarn from version 2; the empty lockfile says that the folder is a project. */
function yarnSettings(usualRegistry: string, nodeLinker: string): Manager["prepare"] {
  return (folder, dz) => {
    const settings = {
      npmRegistryServer: usualRegistry,
      npmScopes: { dz: { npmRegistryServer: dz } },
      unsafeHttpWhitelist: ["127.0.0.1"],
      nodeLinker,
      enableTelemetry: false,
      enableImmutableInstalls: false,
    };
    writeFileSync(join(folder, ".yarnrc.yml"), JSON.stringify(settings, null, 2)); // JSON is YAML
    writeFileSync(join(folder, "yarn.lock"), "");
  };
}

/** The file of a program in the folder of a fetched package, by its manifest. */
function programIn(folder: string, program: string): string {
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { bin: Record<string, string> };
  return join(folder, bin[program] ?? "");
}

/** The registry that this machine uses. */
async function usualRegistry(): Promise<string> {
  const { ok, stdout, output } = await run("npm", ["config", "get", "registry"], { env: outsideEnvironment() });
  if (!ok) throw new Error(`npm config get registry failed\n${output}`);
  return stdout.trim();
}

/** The package managers: npm, and others that npm fetches. */
export async function listManagers(): Promise<(Manager | Missing)[]> {
  const registry = await usualRegistry();
  const npm: Manager = {
    name: "npm",
    prepare: npmSettings(registry),
    add: (packages) => ["npm", "install", "--no-audit", "--no-fund", ...packages],
    ...usual,
  };
  const others = [
    await pnpm("pnpm@12", registry),
    await pnpm("pnpm@10", registry),
    await firstYarn(registry),
    await yarn("yarn 4", registry, "node-modules"),
    await yarn("yarn 4 pnp", registry, "pnp"),
  ];
  return [npm, ...others];
}

const missing = (name: string): Missing => ({ name, missing: "cannot be fetched from the npm registry" });

/** pnpm by npx, as this repository asks for it: from version 12, its package is a program only after its install script. */
async function pnpm(version: string, registry: string): Promise<Manager | Missing> {
  const { ok } = await run("npx", ["--yes", version, "--version"], { env: outsideEnvironment() });
  if (!ok) return missing(version);
  return {
    name: version,
    prepare: npmSettings(registry),
    add: (packages) => ["npx", "--yes", version, "add", ...packages],
    ...usual,
  };
}

async function firstYarn(registry: string): Promise<Manager | Missing> {
  const folder = await fetchedOrNull("yarn", "1.22.22");
  if (folder === null) return missing("yarn 1");
  const program = programIn(folder, "yarn");
  return {
    name: "yarn 1",
    prepare: npmSettings(registry),
    add: (packages) => ["node", program, "add", "--non-interactive", "--no-progress", ...packages],
    ...usual,
  };
}

/** A yarn from version 4, whose `pnp` has no node_modules and lets a package import only what it declares. */
async function yarn(name: string, registry: string, nodeLinker: string): Promise<Manager | Missing> {
  const folder = await fetchedOrNull("@yarnpkg/cli-dist", "4.18.1");
  if (folder === null) return missing(name);
  const program = programIn(folder, "yarn");
  return {
    name,
    prepare: yarnSettings(registry, nodeLinker),
    add: (packages) => ["node", program, "add", ...packages],
    execute: (_, installed, args) => ["node", program, "run", installed, ...args],
    node: (args) => ["node", program, "node", ...args],
  };
}
