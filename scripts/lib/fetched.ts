import { existsSync } from "node:fs";
import { join } from "node:path";
import { outsideEnvironment } from "./nodes.ts";
import { root } from "./paths.ts";
import { run } from "./run.ts";

const cache = join(root, "node_modules/.cache/fetched");

/**
 * The folder of a package in a version that the workspace does not have, from the cache or the registry, without its install
 * scripts. Throws what npm says if it cannot be had.
 */
export async function fetched(name: string, version: string): Promise<string> {
  const prefix = join(cache, `${name.replace("/", "+")}@${version}`);
  const folder = join(prefix, "node_modules", name);
  if (existsSync(join(folder, "package.json"))) return folder;
  const options = ["--no-audit", "--no-fund", "--no-save", "--ignore-scripts"];
  const result = await run("npm", ["install", "--prefix", prefix, ...options, `${name}@${version}`], {
    env: outsideEnvironment(),
  });
  if (!result.ok) throw new Error(`npm cannot fetch ${name}@${version}\n${result.output}`);
  return folder;
}
