/**
 * A user who follows a README: installs what its line names into an empty folder, and writes its programs there.
 *
 * @module
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { outsideEnvironment } from "../lib/nodes.ts";
import { normalized, shownPrograms } from "../lib/readme.ts";
import { run } from "../lib/run.ts";
import { installedBy } from "../structure/published.ts";
import type { Manager, Words } from "./managers.ts";

/** The settings of the compiler in the project. */
const TSCONFIG = {
  compilerOptions: {
    target: "es2022",
    module: "nodenext",
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    types: ["node"],
    rootDir: "src",
    outDir: "out",
  },
  include: ["src"],
};

/** What the user has besides dz, at the versions of this repository. */
export interface Surroundings {
  /** The address of the registry with dz. */
  readonly dz: string;
  /** Packages with versions: a compiler and the types of Node. */
  readonly tools: readonly string[];
  /** The folder for what package managers keep of what they fetch. */
  readonly caches: string;
}

/** The environment of package managers, with caches of their own: a user's may have another dz of the same version. */
function environment(caches: string): NodeJS.ProcessEnv {
  return {
    ...outsideEnvironment(),
    npm_config_cache: join(caches, "npm"),
    npm_config_store_dir: join(caches, "pnpm"),
    pnpm_config_store_dir: join(caches, "pnpm"),
    npm_config_cache_dir: join(caches, "pnpm-cache"),
    pnpm_config_cache_dir: join(caches, "pnpm-cache"),
    YARN_CACHE_FOLDER: join(caches, "yarn"),
    YARN_GLOBAL_FOLDER: join(caches, "yarn-global"),
  };
}

/** Follows a README in a folder that is not there yet; returns what went wrong, or an empty text. */
export async function follow(
  readme: string,
  manager: Manager,
  folder: string,
  { dz, tools, caches }: Surroundings,
): Promise<string> {
  const packages = installedBy(readme);
  const programs = shownPrograms(readme);
  if (packages === undefined || programs.length === 0)
    return "the README has no install line or no program with an output";
  mkdirSync(join(folder, "src"), { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "user", private: true, type: "module" }));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(TSCONFIG));
  for (const [i, { code }] of programs.entries()) writeFileSync(join(folder, "src", `program${i}.ts`), code);
  manager.prepare(folder, dz);

  const env = environment(caches);
  const perform = ([command, ...args]: Words, cwd = folder) => run(command, args, { cwd, env });
  const installed = await perform(manager.add([...packages, ...tools]));
  if (!installed.ok) return `installing failed\n${installed.output}`;
  const compiled = await perform(manager.execute(folder, "tsc", ["--pretty", "false"]));
  if (!compiled.ok) return `the types are wrong\n${compiled.output}`;
  for (const [i, { expected }] of programs.entries()) {
    const cwd = join(folder, `run${i}`);
    mkdirSync(cwd);
    const { ok, stdout, output } = await perform(manager.node([join(folder, "out", `program${i}.js`)]), cwd);
    if (!ok) return `program ${i + 1} failed\n${output}`;
    if (normalized(stdout) !== normalized(expected))
      return `program ${i + 1} printed\n${stdout}\nexpected\n${expected}`;
  }
  return "";
}
