import { accessSync, constants, realpathSync } from "node:fs";
import { delimiter, join, sep } from "node:path";
import { root } from "./paths.ts";
import { run } from "./run.ts";

/** A Node on which to test programs. */
export interface NodeBinary {
  readonly file: string;
  readonly version: string;
}

/** The PATH outside this repository: without its tools and those of npx. */
function outsidePath(): string {
  const inside = (folder: string): boolean =>
    folder === root || folder.startsWith(root + sep) || folder.includes(`${sep}node_modules${sep}`);
  return (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "" && !inside(folder))
    .join(delimiter);
}

/** The environment of a project elsewhere, without the settings of the package manager that started this script. */
export function outsideEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm|pnpm|init_cwd|node_options|dz)(_|$)/i.test(name) || name === "npm_config_registry",
  );
  return { ...Object.fromEntries(own), PATH: outsidePath(), NO_COLOR: "1" };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The Node of this machine and the one that the repository installs; one of them if their versions are equal. */
export async function nodeBinaries(): Promise<NodeBinary[]> {
  const host = outsidePath()
    .split(delimiter)
    .map((folder) => join(folder, "node"))
    .find(isExecutable);
  const files = [...(host === undefined ? [] : [realpathSync(host)]), process.execPath];
  const found = new Map<string, NodeBinary>();
  for (const file of files) {
    const version = (await run(file, ["-p", "process.versions.node"])).stdout.trim();
    if (!found.has(version)) found.set(version, { file, version });
  }
  return [...found.values()];
}
