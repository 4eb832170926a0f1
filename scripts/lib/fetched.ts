import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { outsideEnvironment } from "./nodes.ts";
import { root } from "./paths.ts";
import { run } from "./run.ts";

const cache = join(root, "node_modules/.cache/fetched");

/** What this process is fetching or has fetched, so that two who want the same wait for one npm. */
const wanted = new Map<string, Promise<string>>();

/**
 * The folder of a package in a version that the workspace does not have, from the cache or the registry, without its install
 * scripts. Throws what npm says if it cannot be had.
 */
export function fetched(name: string, version: string): Promise<string> {
  const key = `${name.replace("/", "+")}@${version}`;
  const found = wanted.get(key) ?? fetch(name, version, join(cache, key));
  wanted.set(key, found);
  return found;
}

/** The same, or null if it cannot be had. */
export function fetchedOrNull(name: string, version: string): Promise<string | null> {
  return fetched(name, version).catch(() => null);
}

async function fetch(name: string, version: string, prefix: string): Promise<string> {
  const folder = join(prefix, "node_modules", name);
  if (existsSync(join(folder, "package.json"))) return folder;
  // Installed beside it and then renamed, so that what is in the cache is complete.
  const unfinished = `${prefix}.${process.pid}`;
  const options = ["--no-audit", "--no-fund", "--no-save", "--ignore-scripts"];
  const result = await run("npm", ["install", "--prefix", unfinished, ...options, `${name}@${version}`], {
    env: outsideEnvironment(),
  });
  try {
    if (!result.ok) throw new Error(`npm cannot fetch ${name}@${version}\n${result.output}`);
    if (!existsSync(join(folder, "package.json"))) {
      rmSync(prefix, { recursive: true, force: true });
      renameSync(unfinished, prefix);
    }
    return folder;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}
